"""Questions about cases: are all marks in, where do they differ, what stands in the way."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessment.models import Case, Mark, MarkSheet, MarkVersion
from gerakan.stages.assessment.models.cases import CaseQuerySet
from gerakan.stages.assessment.queries.rubric import Place, places, tree_of_case

Phase, Sheet = MarkVersion.Phase, MarkSheet.State


@dataclass(frozen=True)
class Given:
    """One assessor's mark of an item: as first given, as it stands, and whether its owner spoke in the discussion."""

    mark: Mark
    name: str
    first: int | None
    is_settled: bool


@dataclass(frozen=True)
class Compared:
    """An item with the marks of all sheets that count."""

    place: Place
    given: tuple[Given, ...]
    threshold: int

    @property
    def levels(self) -> list[int]:
        return [given.mark.level for given in self.given if given.mark.level is not None]

    @property
    def mean(self) -> float | None:
        return fmean(self.levels) if self.levels else None

    @property
    def spread(self) -> int:
        return max(self.levels) - min(self.levels) if self.levels else 0

    @property
    def differs(self) -> bool:
        """More than the ruling lets pass, or one says that it does not apply."""
        split = {given.mark.does_not_apply for given in self.given} == {True, False}
        return self.spread > self.threshold or split

    @property
    def is_open(self) -> bool:
        """Somebody has not yet kept or changed the own mark."""
        return self.differs and not all(given.is_settled for given in self.given)


def cases_of(edition: Edition) -> CaseQuerySet:
    """All cases of an edition with what their list shows; `sheet_count`, `sent_count` say how far the marks are."""
    counted = ~Q(sheets__state=Sheet.REMOVED)
    return (
        cases()
        .filter(ruling__edition=edition)
        .annotate(
            sheet_count=Count("sheets", filter=counted, distinct=True),
            sent_count=Count("sheets", filter=Q(sheets__state=Sheet.SENT), distinct=True),
            flag_count=Count("flags", filter=Q(flags__settled_at__isnull=True), distinct=True),
        )
        .select_related("interview__room", "interview__slot")
    )


def cases() -> CaseQuerySet:
    """With everything a page about a case shows."""
    return Case.objects.select_related(
        "ruling__version__instrument", "ruling__edition", "region__province", "interview"
    )


def missing_marks(case: Case) -> int:
    """How many sheets are not in; more than none also when the panel is too small."""
    counted = case.sheets.aggregate(
        sent=Count("pk", filter=Q(state=Sheet.SENT)), draft=Count("pk", filter=Q(state=Sheet.DRAFT))
    )
    return max(int(counted["draft"]), case.ruling.marks_wanted - int(counted["sent"]))


def compared(case: Case, people: Mapping[int, str] | None = None) -> list[Compared]:
    """Every item of the case, the largest open differences first, then in the order of the rubric."""
    given = _given(case, people or {})
    rows = [
        Compared(place, tuple(given.get(place.item.code, ())), case.ruling.threshold)
        for place in places(tree_of_case(case))
    ]
    return sorted(rows, key=lambda row: (not row.is_open, not row.differs, -row.spread if row.differs else 0))


def open_differences(case: Case) -> list[Compared]:
    """Those that keep the panel from closing."""
    return [row for row in compared(case) if row.is_open]


def panel_of(case: Case) -> list[User]:
    """Those whose sheets count."""
    sheets = case.sheets.that_count().select_related("engagement__assessor__user")
    return [sheet.engagement.assessor.user for sheet in sheets]


def standing_marks(case: Case) -> QuerySet[Mark]:
    """Marks of all sheets that count."""
    return Mark.objects.filter(sheet__case=case, sheet__state=Sheet.SENT)


def settled_versions() -> QuerySet[MarkVersion]:
    """What owners said in the discussion of a mark."""
    return MarkVersion.objects.filter(mark=OuterRef("pk"), phase=Phase.CONSOLIDATION)


def _given(case: Case, people: Mapping[int, str]) -> dict[str, list[Given]]:
    marks = (
        standing_marks(case)
        .select_related("item", "sheet__engagement__assessor__user")
        .annotate(is_settled=Exists(settled_versions()))
        .order_by("sheet_id")
    )
    first = _first_levels(case)
    found: dict[str, list[Given]] = defaultdict(list)
    for mark in marks:
        name = people.get(mark.sheet.engagement.assessor.user_id) or str(mark.sheet.engagement)
        found[mark.item.code].append(Given(mark, name, first.get(mark.pk), mark.is_settled))
    return found


def _first_levels(case: Case) -> dict[int, int | None]:
    """What each mark said when it was sent: the last of the blind phase, kept for ever."""
    rows = MarkVersion.objects.filter(mark__sheet__case=case, phase=Phase.BLIND).order_by("revision")
    return dict(rows.values_list("mark_id", "level"))


def fully_marked() -> Q:
    """Cases whose sheets are all in, on rows of `cases_of`."""
    return Q(sheet_count__gt=0, sent_count=F("sheet_count"), sent_count__gte=F("ruling__marks_wanted"))
