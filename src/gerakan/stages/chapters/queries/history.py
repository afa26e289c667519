"""The versions of one text and what lies between two of them: paragraph by paragraph, in a changed one word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from gerakan.foundation.documents.matching import matcher_of
from gerakan.stages.chapters.models import Section, SectionChange
from gerakan.stages.chapters.queries.words import paragraphs

PER_PAGE = 20
SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 2_000
"""A longer paragraph is told as a whole: comparing words is quadratic."""
ALIKE = 0.4
Piece = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """A paragraph: (kind, its pieces); the pieces of a changed one are (same | added | removed, words)."""

    kind: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Version:
    """One entry of the history with what it did."""

    change: SectionChange
    differences: Sequence[Difference]
    is_current: bool


def versions(section: Section, number: str | None = None) -> tuple["Page[SectionChange]", list[Version]]:
    """A page of the history, the newest first."""
    if not section.is_kept:
        return Paginator(SectionChange.objects.none(), PER_PAGE).get_page(1), []
    page = Paginator(section.changes.select_related("by"), PER_PAGE).get_page(number)
    shown = list(page)
    if not shown:
        return page, []
    earlier = section.changes.filter(revision__lt=shown[-1].revision).first()
    before = [*[one.text for one in shown[1:]], earlier.text if earlier else ""]
    return page, [
        Version(one, list(touched(text, one.text)), one.revision == section.revision)
        for one, text in zip(shown, before, strict=True)
    ]


def touched(before: str, after: str) -> Iterator[Difference]:
    """Only the paragraphs that are not the same."""
    return (one for one in differences(before, after) if one.kind != SAME)


def differences(before: str, after: str) -> Iterator[Difference]:
    """Every paragraph of both texts."""
    old, new = list(paragraphs(before)), list(paragraphs(after))
    for act, i, j, k, n in matcher_of(old, new).get_opcodes():
        if act == "equal":
            yield from (Difference(SAME, ((SAME, words),)) for words in new[k:n])
        else:
            yield from _unlike(old[i:j], new[k:n])


def _unlike(old: list[str], new: list[str]) -> Iterator[Difference]:
    """Paragraphs one by one; what is left over on either side came or went."""
    both = min(len(old), len(new))
    for before, after in zip(old[:both], new[:both], strict=True):
        yield _paragraph(before, after)
    yield from (Difference(REMOVED, ((REMOVED, words),)) for words in old[both:])
    yield from (Difference(ADDED, ((ADDED, words),)) for words in new[both:])


def _paragraph(before: str, after: str) -> Difference:
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS or not _resemble(before.split(), after.split()):
        return Difference(CHANGED, ((REMOVED, before), (SAME, "\n"), (ADDED, after)))
    return Difference(CHANGED, tuple(_pieces(old, new)))


def _resemble(old: list[str], new: list[str]) -> bool:
    """Where hardly a word stayed, words between the new ones would only confuse."""
    return matcher_of(old, new).ratio() > ALIKE


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for act, i, j, k, n in matcher_of(old, new).get_opcodes():
        if act == "equal":
            yield SAME, "".join(new[k:n])
            continue
        if i < j:
            yield REMOVED, "".join(old[i:j])
        if k < n:
            yield ADDED, "".join(new[k:n])
