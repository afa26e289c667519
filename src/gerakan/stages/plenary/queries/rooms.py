"""Who is in the room, what was said and how it voted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Tie
from gerakan.stages.plenary.models import Attendance, Decision, Plenary, Recusal, Vote
from gerakan.stages.plenary.models.sittings import PlenaryQuerySet
from gerakan.stages.selection.models import SelectionRun


@dataclass(frozen=True)
class Tally:
    """Votes on the proposal as it stands now."""

    pro: int
    against: int
    abstain: int
    waiting: tuple[User, ...]
    needed: int

    @property
    def cast(self) -> int:
        """All that were given."""
        return self.pro + self.against + self.abstain

    @property
    def carries(self) -> bool:
        """More for than against."""
        return self.pro > self.against


@dataclass(frozen=True)
class Seat:
    """A member of the room."""

    member: User
    is_present: bool
    is_chair: bool


def plenaries() -> PlenaryQuerySet:
    """For one page."""
    related = ("edition", "run__terms", "chair", "corrects", "frozen_by")
    return Plenary.objects.select_related(*related).defer("run__inputs")


def plenaries_of(edition: Edition, user: Actor) -> PlenaryQuerySet:
    """All versions that this person may know of, the newest first."""
    return plenaries().filter(edition=edition).visible_to(user).order_by("-number")


def runs_to_decide_on(edition: Edition) -> QuerySet[SelectionRun]:
    """Rankings that count, the newest first."""
    return SelectionRun.objects.filter(edition=edition).that_count().order_by("-number").defer("inputs")


def members_of(edition: Edition) -> list[User]:
    """Whoever holds a seat in the plenary of this edition today."""
    here = Q(edition=edition) | Q(edition__isnull=True)
    held = RoleAssignment.objects.filter(here, role=Role.PLENARY).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("name", "pk"))


def seats_of(plenary: Plenary) -> list[Seat]:
    """Every member, and whether it is here."""
    present = set(present_members(plenary).values_list("member_id", flat=True))
    return [Seat(who, who.pk in present, who.pk == plenary.chair_id) for who in members_of(plenary.edition)]


def present_members(plenary: Plenary) -> QuerySet[Attendance]:
    """Those in the building."""
    return Attendance.objects.filter(plenary=plenary, is_present=True)


def decisions_of(plenary: Plenary) -> "QuerySet[Decision]":
    """With everything a list of them shows; `pro` and `against` count for the proposal as it stands."""
    now = Q(votes__revision=F("revision"))
    rows: QuerySet[Decision] = Decision.objects.filter(plenary=plenary).select_related(
        "region__province", "standing", "proposed_by", "signed_by", "decided_by", "plenary__edition"
    )
    return rows.annotate(
        pro=Count("votes", filter=now & Q(votes__choice=Vote.Choice.FOR)),
        against=Count("votes", filter=now & Q(votes__choice=Vote.Choice.AGAINST)),
    )


def heard_decisions(plenary: Plenary, user: Actor) -> "QuerySet[Decision]":
    """Those that this person may hear about."""
    return decisions_of(plenary).filter(Decision.objects.heard_by(user))


def away_for(plenary: Plenary, region: Region) -> list[User]:
    """Members that leave the room when this region comes up."""
    away = away_ids(plenary.edition, region)
    return [one for one in members_of(plenary.edition) if one.pk in away]


def away_ids(edition: Edition, region: Region) -> set[int]:
    """People who are out of the room for a region: recused, or tied as assessors."""
    recused = Recusal.objects.that_hold().filter(edition=edition, region=region).values_list("member_id", flat=True)
    tied = Tie.objects.that_close().filter(Q(region=region) | Q(province=region.province_id))
    return {*recused, *tied.values_list("assessor__user_id", flat=True)}


def closed_regions(edition: Edition, user: User) -> list[Region]:
    """What this member must not hear about."""
    own = Recusal.objects.that_hold().filter(edition=edition, member=user).values("region")
    ties = Tie.objects.that_close().filter(assessor__user=user)
    tied = Q(pk__in=ties.values("region")) | Q(province__in=ties.values("province"))
    ranked = Region.objects.filter(pk__in=Decision.objects.filter(plenary__edition=edition).values("region"))
    return list(ranked.filter(Q(pk__in=own) | tied).order_by("code"))


def ties_of(members: Iterable[User], regions: Iterable[Region]) -> list[tuple[User, Region, Tie]]:
    """Ties in the pool of assessors that touch ranked regions."""
    by_id = {member.pk: member for member in members}
    ties = Tie.objects.that_close().filter(assessor__user__in=by_id).select_related("assessor", "region", "province")
    found = list(ties)
    return [
        (by_id[tie.assessor.user_id], region, tie)
        for region in regions
        for tie in found
        if tie.region_id == region.pk or (tie.province_id and tie.province_id == region.province_id)
    ]


def tally_of(decision: Decision) -> Tally:
    """Live, for the proposal as it stands."""
    votes = dict(decision.votes.filter(revision=decision.revision).values_list("member_id", "choice"))
    counts = Counter(votes.values())
    away = away_ids(decision.plenary.edition, decision.region)
    everybody = present_members(decision.plenary).select_related("member")
    here = [seat.member for seat in everybody if seat.member_id not in away]
    return Tally(
        counts[Vote.Choice.FOR], counts[Vote.Choice.AGAINST], counts[Vote.Choice.ABSTAIN],
        waiting=tuple(one for one in here if one.pk not in votes),
        needed=max(1, min(decision.plenary.quorum, len(here))),
    )  # fmt: skip
