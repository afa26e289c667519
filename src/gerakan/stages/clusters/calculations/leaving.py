"""What happens to joint programmes when a member leaves: shown first, done afterwards, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from gerakan.stages.clusters.calculations.shares import Division, Part, points_without
from gerakan.stages.clusters.models import JointProgramme, Membership, Share


@dataclass(frozen=True)
class After:
    """One member who stays: what it carries now and afterwards."""

    share: Share
    points: int
    before: int
    after: int

    @property
    def percent(self) -> float:
        """Afterwards."""
        return self.points / 100

    @property
    def more(self) -> int:
        """Rupiah on top of today's."""
        return self.after - self.before


@dataclass(frozen=True)
class Redivision:
    """One programme without the member who leaves; `heir` carries the duty on. Nobody left: it is no longer joint."""

    programme: JointProgramme
    total: int
    leaving: Part
    staying: tuple[After, ...]

    @property
    def heirs(self) -> list[Share]:
        """Who may take the duty over; the lead stands first."""
        return [one.share for one in self.staying]


def redivisions(programmes: Sequence[JointProgramme], leaving: Membership) -> list[Redivision]:
    """Every programme in which the member has a share."""
    found = (Division(one, list(one.shares.all())) for one in programmes)
    return [_redivided(division, part, leaving) for division in found if (part := division.part_of(leaving))]


def _redivided(division: Division, part: Part, leaving: Membership) -> Redivision:
    points = points_without(division.shares, leaving) if len(division.shares) > 1 else [0]
    staying = tuple(
        After(one.share, number, one.total, after)
        for one, number, after in zip(division.parts, points, division.in_rupiah(points), strict=True)
        if one.share.member_id != leaving.pk
    )
    return Redivision(division.programme, division.total, part, staying)
