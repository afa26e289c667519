"""Progress by room, assessor, region and item; it counts sheets that are in and never reads what they say."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists

from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessment.models import Case, Mark, MarkSheet
from gerakan.stages.assessment.models.marks import MarkSheetQuerySet
from gerakan.stages.assessment.queries.cases import settled_versions


@dataclass
class Count:
    """So many of so many."""

    label: str
    have: int = 0
    want: int = 0
    pk: int = 0

    @property
    def is_full(self) -> bool:
        return self.have == self.want


@dataclass
class Spread:
    """How often assessors differ on an item, over the cases that are open to the panel."""

    title: str
    cases: int = 0
    differing: int = 0
    unsettled: int = 0


def counted_sheets(edition: Edition) -> MarkSheetQuerySet:
    """Sheets of an edition that count, with whose they are and where; only their state is looked at."""
    rows = MarkSheet.objects.filter(case__ruling__edition=edition).that_count()
    return rows.exclude(case__state=Case.State.WITHDRAWN).select_related(
        "engagement__assessor__user", "case__region", "case__interview__room", "case__ruling__edition"
    )


def by_room(edition: Edition) -> list[Count]:
    """In the order of the rooms."""
    counts: dict[str, Count] = {}
    for sheet in counted_sheets(edition).order_by("case__interview__room__order"):
        _add(counts, str(sheet.case.interview.room or "–"), sheet)
    return list(counts.values())


def by_assessor(edition: Edition) -> list[Count]:
    """Those who still owe most on top."""
    counts: dict[str, Count] = {}
    for sheet in counted_sheets(edition):
        _add(counts, str(sheet.engagement), sheet, sheet.engagement_id)
    return sorted(counts.values(), key=lambda count: (count.have - count.want, count.label))


def awaited_sheets(edition: Edition) -> MarkSheetQuerySet:
    """Not sent yet, of cases that are being marked."""
    return counted_sheets(edition).filter(state=MarkSheet.State.DRAFT, case__state=Case.State.MARKING)


def by_item(edition: Edition) -> list[Spread]:
    """Where assessors differ most; sealed cases are not counted."""
    marks = (
        Mark.objects.filter(sheet__case__ruling__edition=edition, sheet__state=MarkSheet.State.SENT)
        .exclude(sheet__case__state__in=Case.SEALED)
        .annotate(is_settled=Exists(settled_versions()))
    )
    names = ("item_id", "item__title", "sheet__case_id", "level", "is_settled", "sheet__case__ruling__threshold")
    levels: dict[tuple[int, int], list[tuple[int, bool]]] = defaultdict(list)
    titles: dict[int, str] = {}
    threshold = 1
    for item, title, case, level, settled, limit in marks.order_by("item__order", "item_id").values_list(*names):
        titles[item], threshold = title, limit
        if level is not None:
            levels[item, case].append((level, settled))
    found = {item: Spread(title) for item, title in titles.items()}
    for (item, _case), given in levels.items():
        _spread(found[item], given, threshold)
    return sorted(found.values(), key=lambda row: (-row.differing, row.title))


def with_missing(cases: list[Case]) -> dict[int, list[str]]:
    """Who has not sent, by case: for the reminder."""
    waiting = MarkSheet.objects.filter(case__in=[case.pk for case in cases], state=MarkSheet.State.DRAFT)
    names: dict[int, list[str]] = defaultdict(list)
    for sheet in waiting.select_related("engagement__assessor__user"):
        names[sheet.case_id].append(str(sheet.engagement))
    return names


def _add(counts: dict[str, Count], label: str, sheet: MarkSheet, pk: int = 0) -> None:
    count = counts.setdefault(label, Count(label, pk=pk))
    count.want += 1
    count.have += sheet.state == MarkSheet.State.SENT


def _spread(row: Spread, given: list[tuple[int, bool]], threshold: int) -> None:
    row.cases += 1
    found = [level for level, _settled in given]
    if max(found) - min(found) > threshold:
        row.differing += 1
        row.unsettled += not all(settled for _level, settled in given)
