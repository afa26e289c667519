"""One chapter of a book as a page, whoever reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from gerakan.foundation.documents.book.tree import Book, Section
from gerakan.foundation.documents.book.web import leaf
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.models import Work
from gerakan.stages.books.queries.shelf import BOOKS
from gerakan.stages.chapters.models import Language
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion

Address = Callable[[str, str], str]
"""Of a book's chapter."""


@dataclass(frozen=True)
class Link:
    """One line of a list of books or chapters."""

    title: str
    url: str
    is_current: bool = False


def book_named(work: str) -> str:
    """Its code, or 404."""
    if work not in BOOKS:
        raise Http404
    return work


def sections_of(book: Book) -> list[Section]:
    """Front matter and chapters, each a page."""
    return [*book.front, *book.chapters]


def page(binding: Binding, work: str, chapter: str, language: str, address: Address) -> dict[str, Any]:
    """What the page of a chapter shows."""
    book = binding.book(book_named(work), language)
    pages = sections_of(book)
    at = next((number for number, one in enumerate(pages) if one.anchor == chapter), None)
    if at is None:
        raise Http404
    links = [Link(one.title, address(work, one.anchor), number == at) for number, one in enumerate(pages)]
    return {
        "plan": binding.plan, "edition": binding.plan.edition, "book": book, "version": binding.version, "language": language,
        "leaf": leaf(book, chapter, address=lambda anchor: address(work, anchor)), "links": links,
        "before": links[at - 1] if at else None, "after": links[at + 1] if at + 1 < len(links) else None,
        "is_draft": binding.is_draft,
        "works": [Link(str(Work(one).label), address(one, ""), one == work) for one in BOOKS],
    }  # fmt: skip


def first_of(binding: Binding, work: str, language: str) -> str:
    """Where reading begins."""
    return binding.book(book_named(work), language).chapters[0].anchor


def version_asked(asked_by: HttpRequest, plan: Masterplan) -> PlanVersion | None:
    """A frozen version, or the plan as it stands."""
    number = asked_by.GET.get("versi") or asked_by.POST.get("versi") or ""
    if not number.isdecimal() or len(number) > 5:
        return None
    return get_object_or_404(PlanVersion.objects.select_related("adoption"), plan=plan, number=int(number))


def language_asked(asked_by: HttpRequest) -> str:
    """Indonesian unless English is asked for."""
    asked = asked_by.GET.get("bahasa") or asked_by.POST.get("bahasa") or ""
    return asked if asked in Language.values else str(Language.INDONESIAN)
