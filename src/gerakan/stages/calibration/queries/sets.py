"""Questions about sets and their sample cases: what they hold, what is still missing."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.instruments.tree import Branch, Item, Tree, tree_of
from gerakan.stages.calibration.models import (
    CalibrationSet,
    CalibrationSetQuerySet,
    CalibrationSheet,
    SampleCase,
    SampleCaseQuerySet,
    SampleItem,
)

FEWEST, MOST = 2, 5
"""Sample cases of a set: one shows a habit to nobody, six are not marked with care."""


@dataclass(frozen=True)
class Place:
    """A sample item and where it stands in the rubric."""

    row: SampleItem
    item: Item
    element: str
    aspect: str


def sets() -> CalibrationSetQuerySet:
    """With everything a page about a set shows."""
    return CalibrationSet.objects.select_related("edition", "version__instrument")


def cases() -> SampleCaseQuerySet:
    """With their sets."""
    return SampleCase.objects.select_related("calibration__edition", "calibration__version__instrument")


def cases_of(calibration: CalibrationSet) -> QuerySet[SampleCase]:
    """In order, with how many items and references each has."""
    return calibration.cases.annotate(
        item_count=Count("items", distinct=True), reference_count=Count("items__reference", distinct=True)
    )


def places_of(case: SampleCase) -> list[Place]:
    """The items of a case in the order of the rubric; never their references."""
    rows = {row.node_id: row for row in case.items.select_related("node")}
    return [
        Place(rows[item.pk], item, element, aspect)
        for item, element, aspect in marked_items(tree_of(case.calibration.version))
        if item.pk in rows
    ]


def unused_items(case: SampleCase) -> list[tuple[str, str]]:
    """Items of the instrument that the case does not hold yet, for a choice."""
    used = set(case.items.values_list("node__code", flat=True))
    found = marked_items(tree_of(case.calibration.version))
    return [(item.code, f"{element}: {item.title}") for item, element, _aspect in found if item.code not in used]


def marked_items(tree: Tree) -> list[tuple[Item, str, str]]:
    """Every marked item in order with its element and aspect."""
    return [row for element in tree.elements for row in _below(element, element.title, "")]


def why_not_ready(calibration: CalibrationSet) -> str | None:
    """What a set lacks before it may be opened."""
    found = list(cases_of(calibration))
    if not FEWEST <= len(found) <= MOST:
        return _("Satu set berisi %(fewest)d sampai %(most)d contoh; sekarang %(now)d.") % {
            "fewest": FEWEST, "most": MOST, "now": len(found),
        }  # fmt: skip
    if empty := [case.title for case in found if not case.item_count]:  # type: ignore[attr-defined]
        return _("Contoh tanpa butir: %s.") % ", ".join(empty)
    bare = [case.title for case in found if case.reference_count < case.item_count]  # type: ignore[attr-defined]
    if bare:
        return _("Butir tanpa nilai acuan: %s.") % ", ".join(bare)
    nameless = [case.title for case in found if not case.experts.strip()]
    return _("Nama ahli belum ditulis: %s.") % ", ".join(nameless) if nameless else None


def mark_count(calibration: CalibrationSet) -> int:
    """How many sheets somebody has begun."""
    return CalibrationSheet.objects.filter(Q(marks__isnull=False), case__calibration=calibration).distinct().count()


def _below(branch: Branch, element: str, aspect: str) -> list[tuple[Item, str, str]]:
    found: list[tuple[Item, str, str]] = []
    for child in branch.children:
        if isinstance(child, Branch):
            found += _below(child, element, child.title)
        elif child.is_marked:
            found.append((child, element, aspect))
    return found
