"""Who could still mark whom: room left per assessor, pairs that are closed, what was proposed and came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from gerakan.stages.assessment.models import Case, MarkSheet, Ruling
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import closing_ties
from gerakan.stages.interviews.models import Interview, Seat
from gerakan.stages.trust.models import ThirdMark, TrustRun

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
    seats = _seats(ruling)
    days = max(ruling.edition.interview_board.slots.values("date").distinct().count(), 1)
    capacity = {person.code: max(person.max_per_day * days - seats.get(person.pk, 0), 0) for person in people}
    return Room(capacity, frozenset(_tied(ruling, people) | _shut(ruling, people)))


def _accepted(ruling: Ruling) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(edition=ruling.edition, state=Engagement.State.ACCEPTED)
    return rows.select_related("assessor")


def _seats(ruling: Ruling) -> dict[int, int]:
    rows = Seat.objects.filter(interview__board__edition=ruling.edition)
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
        "engagement__assessor__user",
        "decided_by",
        "run__ruling",
    )
    return run.third_marks.select_related(*related)


def uncovered(run: TrustRun) -> list[str]:
    """Grey regions for which nobody can be sent, by name."""
    grey = run.standings.filter(zone="grey").exclude(case__in=run.third_marks.values("case"))
    return list(grey.order_by("case__region__name").values_list("case__region__name", flat=True))


def came_in(third: ThirdMark) -> bool:
    """Has the further assessor sent the marks?"""
    return MarkSheet.objects.filter(case=third.case, engagement=third.engagement, state=MarkSheet.State.SENT).exists()
