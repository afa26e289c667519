"""Why is this region in, or out? One answer for screen, paper, region and public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.ui import formats
from gerakan.stages.invitations.models import HandChange, InvitationList, ListEntry
from gerakan.stages.shortlisting.models import Run, SchemeIndicator, Standing

SUM_TOLERANCE = 0.01
"""Points of a score out of 100: below it the parts are said to add up."""


@dataclass(frozen=True)
class Reason:
    """One indicator's part in the score, beside the average of the same list."""

    code: str
    name: str
    unit: str
    year: int
    weight: float
    value: float | None
    state: str
    filled_with: str
    source: str
    points: float | None
    average_points: float | None

    @property
    def difference(self) -> float | None:
        """Points above (or below) the average."""
        if self.points is None or self.average_points is None:
            return None
        return self.points - self.average_points


@dataclass(frozen=True)
class Explanation:
    """Everything one page says about one region on one list."""

    entry: ListEntry
    invitation_list: InvitationList
    standing: Standing | None
    pool_size: int
    last_score: float | None
    sentence: str
    decisive: str
    reasons: tuple[Reason, ...]
    changes: tuple[HandChange, ...]

    @property
    def parts(self) -> list[tuple[str, float]]:
        """Each indicator's points, for the waterfall; empty when the score is no sum."""
        known = [(reason.name, reason.points) for reason in self.reasons if reason.points is not None]
        total = self.standing.score if self.standing else None
        is_sum = total is not None and abs(sum(points for _name, points in known) - total) < SUM_TOLERANCE
        return known if is_sum else []

    @property
    def filled(self) -> list[Reason]:
        """Values that were put in because none was reported."""
        return [reason for reason in self.reasons if reason.filled_with]

    @property
    def not_applicable(self) -> list[Reason]:
        """Indicators that do not exist for this kind of region."""
        return [reason for reason in self.reasons if reason.state == "not_applicable"]


def explain(entry: ListEntry) -> Explanation:
    """Put the page together in a bounded number of queries."""
    invitation_list, standing = entry.invitation_list, entry.standing
    run = invitation_list.run
    pool = list(run.standings.filter(pool=standing.pool)) if standing else []
    return Explanation(
        entry=entry,
        invitation_list=invitation_list,
        standing=standing,
        pool_size=sum(row.rank is not None for row in pool),
        last_score=_last_invited_score(invitation_list, standing),
        sentence=sentence(entry, len([row for row in pool if row.rank is not None])),
        decisive=_decisive(entry),
        reasons=tuple(_reasons(run, entry, pool)) if standing else (),
        changes=tuple(_changes(entry)),
    )


def sentence(entry: ListEntry, pool_size: int) -> str:
    """The first line: place, rank, chance."""
    opening = {
        ListEntry.Place.INVITED: _("Diundang"),
        ListEntry.Place.RESERVE: _("Cadangan ke-%d") % (entry.position or 0),
        ListEntry.Place.BELOW: _("Tidak diundang"),
        ListEntry.Place.NOT_ELIGIBLE: _("Tidak memenuhi syarat"),
    }[ListEntry.Place(entry.place)]
    standing = entry.standing
    if standing is None or standing.rank is None:
        return f"{opening}. {entry.reason}".strip()
    among = {"kota": _("kota"), "kabupaten": _("kabupaten")}.get(standing.pool, _("daerah"))
    rank = _("peringkat %(rank)d dari %(count)d %(among)s") % {
        "rank": standing.rank,
        "count": pool_size,
        "among": among,
    }
    return f"{opening}: {rank}{_tie(standing)}{_chance(standing)}."


def _tie(standing: Standing) -> str:
    if not standing.is_tied:
        return ""
    others = standing.tied_count - 1
    return ngettext(", bernilai sama dengan %d daerah lain", ", bernilai sama dengan %d daerah lain", others) % others


def _chance(standing: Standing) -> str:
    if standing.chance is None:
        return ""
    return _("; berada di dalam garis pada %s dari pilihan metode dan bobot yang wajar") % formats.share(
        standing.chance
    )


def _decisive(entry: ListEntry) -> str:
    texts = {
        ListEntry.Decisive.MERIT: _("Peringkatnya yang memutuskan."),
        ListEntry.Decisive.QUOTA: _("Kuota yang memutuskan."),
        ListEntry.Decisive.LOTTERY: _("Nilainya sama dengan daerah lain; undian berbenih terbuka yang memutuskan."),
        ListEntry.Decisive.RULE: _("Aturan kelayakan yang memutuskan."),
        ListEntry.Decisive.HAND: _("Keputusan dua orang yang menyimpang dari peringkat, dengan alasan."),
    }
    return f"{texts[ListEntry.Decisive(entry.decisive)]} {entry.reason}".strip()


def _changes(entry: ListEntry) -> list[HandChange]:
    approved = entry.invitation_list.hand_changes.filter(state=HandChange.State.APPROVED)
    rows = approved.select_related("region_in", "region_out", "proposed_by", "decided_by")
    return [row for row in rows if entry.region_id in {row.region_in_id, row.region_out_id}]


def _last_invited_score(invitation_list: InvitationList, standing: Standing | None) -> float | None:
    if standing is None:
        return None
    invited = invitation_list.entries.filter(place=ListEntry.Place.INVITED, standing__pool=standing.pool)
    lowest: float | None = invited.aggregate(lowest=Min("standing__score"))["lowest"]
    return lowest


@dataclass(frozen=True)
class _Case:
    """What all reasons of one region are made from."""

    run: Run
    standing: Standing | None
    pool: Sequence[Standing]
    unit: int
    sources: Mapping[int, str]


def _reasons(run: Run, entry: ListEntry, pool: Sequence[Standing]) -> list[Reason]:
    code = _code_then(run, entry)
    unit = next(place for place, row in enumerate(run.inputs["units"]) if row["code"] == code)
    case = _Case(run, entry.standing, pool, unit, _sources(run, unit))
    return [_reason(case, row) for row in run.scheme.indicators.select_related("indicator", "group")]


def _reason(case: _Case, row: SchemeIndicator) -> Reason:
    code, inputs = row.indicator.code, case.run.inputs
    column = inputs["indicators"].index(code)
    known = [value for other in case.pool if (value := other.contributions.get(code)) is not None]
    value_id = inputs["value_ids"][case.unit][column]
    return Reason(
        code=code,
        name=row.indicator.name,
        unit=row.indicator.unit,
        year=row.year,
        weight=float(row.weight),
        value=inputs["values"][case.unit][column],
        state=inputs["states"][case.unit][column],
        filled_with=_filled_words(case.standing.filled.get(code) if case.standing else None),
        source=case.sources.get(value_id, "") if value_id else "",
        points=case.standing.contributions.get(code) if case.standing else None,
        average_points=sum(known) / len(known) if known else None,
    )


def _code_then(run: Run, entry: ListEntry) -> str:
    """The code under which the frozen run knows the region (it may have changed since)."""
    codes = {row["code"] for row in run.inputs["units"]}
    if entry.region.code in codes:
        return entry.region.code
    return next(code for code in entry.region.versions.values_list("code", flat=True) if code in codes)


def _sources(run: Run, unit: int) -> dict[int, str]:
    ids = [pk for pk in run.inputs["value_ids"][unit] if pk]
    return dict(IndicatorValue.objects.filter(pk__in=ids).values_list("pk", "source"))


def _filled_words(filled: Sequence[object] | None) -> str:
    if not filled:
        return ""
    rule, value = filled[0], filled[1]
    labels = dict(SchemeIndicator.Filling.choices)
    shown = formats.number(value) if isinstance(value, int | float) else str(value)
    return f"{labels.get(str(rule), rule)}: {shown}"
