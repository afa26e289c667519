"""Who could still mark whom: room left per assessor, pairs that are closed, what was proposed and came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from gerakan.stages.assessment.models import Case, MarkSheet, Ruling
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import closing_ties
from gerakan.stages.interviews.models import Board, Interview, Seat
from gerakan.stages.trust.models import ThirdMark, TrustRun, TrustStanding

ADDABLE = (Case.State.CONSOLIDATING, Case.State.CLOSED)
"""A region that already holds its draft marks gets no further assessor."""


@dataclass(frozen=True)
class Room:
    """What the proposal may use: interviews left per assessor code, and (region, assessor) pairs that are closed."""

    capacity: Mapping[str, int]
    forbidden: frozenset[tuple[str, str]]


def room_left(ruling: Ruling) -> Room:
    """From engagements, seats, ties and the state of each case."""
    people = list(_accepted(ruling))
    return Room(capacity_left(ruling), frozenset(_tied(ruling, people) | _shut(ruling, people)))


def capacity_left(ruling: Ruling) -> dict[str, int]:
    """Interviews that each assessor can still take, over all days (three queries)."""
    seats = _seats(ruling)
    days = max(ruling.edition.interview_board.slots.values("date").distinct().count(), 1)
    return {row.code: max(row.max_per_day * days - seats.get(row.pk, 0), 0) for row in _accepted(ruling)}


def _accepted(ruling: Ruling) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(edition=ruling.edition, state=Engagement.State.ACCEPTED)
    return rows.select_related("assessor")


def _seats(ruling: Ruling) -> dict[int, int]:
    rows = Seat.objects.filter(interview__board__edition=ruling.edition, is_third_mark=False)
    held = rows.exclude(interview__state=Interview.State.CANCELLED).values("engagement").annotate(count=Count("pk"))
    return dict(held.values_list("engagement", "count"))


def _tied(ruling: Ruling, people: list[Engagement]) -> set[tuple[str, str]]:
    regions = list(ruling.cases.values_list("region_id", "region__province_id", "region__code"))
    found = set()
    for person in people:
        ties = list(closing_ties(person.assessor).values_list("region_id", "province_id"))
        here, provinces = {region for region, _p in ties if region}, {province for _r, province in ties if province}
        found |= {(code, person.code) for region, province, code in regions if region in here or province in provinces}
    return found


def _shut(ruling: Ruling, people: list[Engagement]) -> set[tuple[str, str]]:
    shut = ruling.cases.exclude(state__in=ADDABLE).values_list("region__code", flat=True)
    removed = MarkSheet.objects.filter(case__ruling=ruling, state=MarkSheet.State.REMOVED)
    gone = set(removed.values_list("case__region__code", "engagement__code"))
    return gone | {(code, person.code) for code in shut for person in people}


def third_marks() -> QuerySet[ThirdMark]:
    """For one decision."""
    return ThirdMark.objects.select_related(
        "run__ruling__edition", "case__region", "case__interview", "engagement__assessor"
    )


def third_marks_of(run: TrustRun) -> QuerySet[ThirdMark]:
    """Proposals of one calculation with what their page shows."""
    related = (
        "case__region__province",
        "case__interview__slot",
        "interview__slot",
        "interview__room",
        "engagement__assessor__user",
        "decided_by",
        "run__ruling",
    )
    return run.third_marks.select_related(*related)


def grey_without(run: TrustRun) -> list[TrustStanding]:
    """Grey regions to which nobody is proposed, by name."""
    grey = run.standings.filter(zone=TrustStanding.Zone.GREY).exclude(case__in=run.third_marks.values("case"))
    return list(grey.select_related("case__region").order_by("case__region__name"))


def markers_of(run: TrustRun) -> dict[str, set[str]]:
    """Codes of those who have a sheet, by code of the region."""
    found: dict[str, set[str]] = {}
    rows = MarkSheet.objects.filter(case__ruling=run.ruling_id)
    for region, code in rows.values_list("case__region__code", "engagement__code"):
        found.setdefault(region, set()).add(code)
    return found


def came_in(thirds: Sequence[ThirdMark]) -> set[int]:
    """Proposals whose assessor has sent the marks."""
    sent = MarkSheet.objects.filter(state=MarkSheet.State.SENT, case__in=[third.case_id for third in thirds])
    pairs = set(sent.values_list("case", "engagement"))
    return {third.pk for third in thirds if (third.case_id, third.engagement_id) in pairs}


def heard_interviews(board: Board) -> set[int]:
    """Interviews about which somebody has sent marks: they were held, whatever the clock says."""
    sent = MarkSheet.objects.filter(state=MarkSheet.State.SENT, case__interview__board=board)
    return set(sent.values_list("case__interview", flat=True))
