"""What all marks of a set say, for staff: by assessor, by item; drafts are never read."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from django.db.models import Avg, Case, Count, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Abs, Cast

from gerakan.foundation.instruments.tree import tree_of
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import (
    ACCEPTED,
    CalibrationMark,
    CalibrationSet,
    CalibrationSheet,
    Reference,
    SampleItem,
)

SENT = CalibrationSheet.State.SENT
MARKS = "calibration_sheets__marks"


@dataclass(frozen=True)
class ItemRow:
    """One sample item with the marks of all who have sent it."""

    pk: int
    case: str
    title: str
    element: str
    reference: int
    levels: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.levels)

    @property
    def mean(self) -> float | None:
        return fmean(self.levels) if self.levels else None

    @property
    def lean(self) -> float | None:
        """Mean difference to the reference."""
        return None if self.mean is None else self.mean - self.reference

    @property
    def dispute(self) -> float | None:
        """Mean absolute difference of all pairs of assessors; None without a pair."""
        pairs = [abs(a - b) for a, b in combinations(self.levels, 2)]
        return fmean(pairs) if pairs else None

    @property
    def spread(self) -> str:
        """From the lowest to the highest mark."""
        return f"{min(self.levels)}–{max(self.levels)}" if self.levels else ""

    @property
    def near_share(self) -> float | None:
        """How many are at most one level from the reference."""
        return fmean(abs(level - self.reference) <= 1 for level in self.levels) if self.levels else None


def progress_of(calibration: CalibrationSet) -> QuerySet[Engagement]:
    """Assessors of the edition: how many cases each has sent, and how far these lie from the reference."""
    sent = Q(calibration_sheets__state=SENT, calibration_sheets__case__calibration=calibration)
    gap = Cast(F(f"{MARKS}__level") - F(f"{MARKS}__item__reference__level"), FloatField())
    one, none = Value(1.0), Value(0.0)
    exact = Case(When(**{f"{MARKS}__level": F(f"{MARKS}__item__reference__level")}, then=one), default=none)
    near = Case(
        When(
            **{
                f"{MARKS}__level__lte": F(f"{MARKS}__item__reference__level") + 1,
                f"{MARKS}__level__gte": F(f"{MARKS}__item__reference__level") - 1,
            },
            then=one,
        ),
        default=none,
    )
    rows = Engagement.objects.filter(edition=calibration.edition_id, state=ACCEPTED)
    return rows.select_related("assessor__user").annotate(
        sent_count=Count("calibration_sheets", filter=sent, distinct=True),
        lean=Avg(gap, filter=sent),
        apart=Avg(Abs(gap), filter=sent),
        exact_share=Avg(exact, filter=sent),
        near_share=Avg(near, filter=sent),
    )


def sent_marks(calibration: CalibrationSet) -> list[tuple[int, str, int]]:
    """(sample item, assessor's disguise, level) of every mark that was sent."""
    rows = CalibrationMark.objects.filter(
        sheet__case__calibration=calibration, sheet__state=SENT, sheet__engagement__state=ACCEPTED, level__isnull=False
    )
    found = rows.order_by("item_id", "sheet__engagement__code").values_list(
        "item_id", "sheet__engagement__code", "level"
    )
    return [(item, code, level or 0) for item, code, level in found]


def items_of(calibration: CalibrationSet) -> list[ItemRow]:
    """Every sample item; the list orders the most disputed on top."""
    levels: dict[int, list[int]] = defaultdict(list)
    for item, _code, level in sent_marks(calibration):
        levels[item].append(level)
    tree = tree_of(calibration.version)
    references = dict(Reference.objects.filter(item__case__calibration=calibration).values_list("item_id", "level"))
    rows = SampleItem.objects.filter(case__calibration=calibration, reference__isnull=False)
    return [
        ItemRow(
            row.pk, row.case.title, row.node.title, tree.element_of(row.node.code).title, references[row.pk],
            tuple(levels[row.pk]),
        )
        for row in rows.select_related("case", "node").order_by("case__order", "case_id", "node__order", "pk")
    ]  # fmt: skip
