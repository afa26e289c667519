"""What is marked in one region, and what the region said about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.instruments.applying import facts_of, for_region
from gerakan.foundation.instruments.tree import Branch, Item, Tree, tree_of
from gerakan.foundation.ui import formats
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.questionnaires.models import Answer, Evidence, Submission

EXTREMES = (0, 4)


@dataclass(frozen=True)
class Place:
    """An item and where it stands in the rubric."""

    item: Item
    element: str
    aspect: str


@dataclass(frozen=True)
class Told:
    """What a region said about one item."""

    words: str
    note: str
    evidence: tuple[Evidence, ...]


NOTHING = Told("", "", ())


def trees_of(cases: Iterable[Case]) -> dict[int, Tree]:
    """The rubric of each case as it shows there; a handful of queries for all of them together."""
    wanted = list(cases)
    if not wanted:
        return {}
    whole = tree_of(wanted[0].ruling.version)
    facts = facts_of([case.region for case in wanted], whole)
    answers = _answers(wanted)
    return {case.pk: for_region(whole, facts[case.region_id], answers.get(case.region_id, {})) for case in wanted}


def tree_of_case(case: Case) -> Tree:
    """What is marked in this region."""
    return trees_of([case])[case.pk]


def places(tree: Tree) -> list[Place]:
    """Every marked item in order, with its element and aspect."""
    return [place for element in tree.elements for place in _places(element, element.title, "")]


def told_by_region(case: Case) -> dict[str, Told]:
    """By item code: answer in words, note, evidence that was not withdrawn."""
    answers = {
        row.item_id: row for row in Answer.objects.filter(submission__in=_submissions(case)).select_related("item")
    }
    evidence: dict[int, list[Evidence]] = {}
    for proof in evidence_of(case):
        evidence.setdefault(proof.item_id, []).append(proof)
    items = {item.pk: item for item in tree_of(case.ruling.version).items()}
    return {
        item.code: _told(item, answers.get(pk), evidence.get(pk, []))
        for pk, item in items.items()
        if pk in answers or pk in evidence
    }


def evidence_of(case: Case) -> QuerySet[Evidence]:
    """What the region brought, without what it took back."""
    return Evidence.objects.filter(submission__in=_submissions(case), removed_at__isnull=True)


def items_with_evidence(case: Case) -> set[int]:
    """Primary keys of items for which the region brought something."""
    return set(evidence_of(case).values_list("item_id", flat=True))


def earlier_marks(sheet: MarkSheet) -> tuple[str, dict[str, str]]:
    """The region this assessor marked last before, and the own marks there by item code."""
    own = MarkSheet.objects.filter(engagement=sheet.engagement_id, pk__lt=sheet.pk).that_count()
    last = own.filter(marks__isnull=False).select_related("case__region").order_by("-pk").first()
    if last is None:
        return "", {}
    marks = last.marks.select_related("item")
    return last.case.region.name, {mark.item.code: str(mark.level) for mark in marks if mark.level is not None}


def _submissions(case: Case) -> QuerySet[Submission]:
    return Submission.objects.filter(round__edition=case.ruling.edition_id, region=case.region_id)


def _places(branch: Branch, element: str, aspect: str) -> Iterable[Place]:
    for child in branch.children:
        if isinstance(child, Branch):
            yield from _places(child, element, child.title)
        elif child.is_marked:
            yield Place(child, element, aspect)


def _answers(cases: list[Case]) -> dict[int, dict[str, Any]]:
    rows = Answer.objects.filter(submission__round__edition=cases[0].ruling.edition_id)
    if len(cases) == 1:
        rows = rows.filter(submission__region=cases[0].region_id)
    found: dict[int, dict[str, Any]] = {}
    for region, code, value in rows.values_list("submission__region_id", "item__code", "value"):
        found.setdefault(region, {})[code] = value
    return found


def _told(item: Item, answer: Answer | None, evidence: list[Evidence]) -> Told:
    if answer is None:
        return Told("", "", tuple(evidence))
    words = _("tidak berlaku") if answer.does_not_apply else in_words(item, answer.value)
    return Told(words, answer.note, tuple(evidence))


def in_words(item: Item, value: Any) -> str:
    """An answer as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if item.answer == "level":
        titles: Mapping[int, str] = {level.level: level.title for level in item.levels}
        return f"{value} · {titles.get(value, '')}".rstrip(" ·")
    if isinstance(value, int | float):
        return f"{formats.number(value, 2).removesuffix(',00')} {item.unit}".strip()
    if item.answer == "choice":
        return dict(item.choices).get(str(value), str(value))
    if isinstance(value, list):
        return "; ".join(", ".join(map(str, row.values())) if isinstance(row, dict) else str(row) for row in value)
    return str(value)
