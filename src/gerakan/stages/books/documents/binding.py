"""A source for a plan as it stands or for one of its versions, and the files that are written of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone, translation

from gerakan.foundation.documents.book.deck import Deck
from gerakan.foundation.documents.book.excel import book_xlsx
from gerakan.foundation.documents.book.pdf import book_pdf
from gerakan.foundation.documents.book.slides import deck_pptx
from gerakan.foundation.documents.book.tree import Book, Look
from gerakan.foundation.documents.book.word import book_docx
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.masking import masked_all
from gerakan.stages.books.documents.made import book_of, deck_of
from gerakan.stages.books.documents.source import Imprint, Potential, Signer, Source
from gerakan.stages.books.models import BookSetting, Format, Work
from gerakan.stages.books.queries import sources
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.reviews.models import PlanVersion


@dataclass(frozen=True)
class Binding:
    """Everything that a plan's books are made of, read once for all of them."""

    plan: Masterplan
    version: PlanVersion | None

    @cached_property
    def said(self) -> dict[str, Any]:
        """The contents."""
        return sources.contents(self.plan, self.version)

    @cached_property
    def shape(self) -> BookSetting:
        """How they look."""
        return sources.setting_of(self.plan)

    @cached_property
    def runs(self) -> list[PotentialRun]:
        """What they cite."""
        return sources.runs_of(self.plan, self.version)

    @cached_property
    def signer(self) -> tuple[str, str]:
        """Name and office."""
        return sources.signer_of(self.plan, self.version, self.shape)

    @cached_property
    def logo(self) -> bytes:
        """The coat of arms."""
        return sources.logo_of(self.shape)

    @cached_property
    def is_draft(self) -> bool:
        """Not adopted."""
        return not sources.is_adopted(self.version)

    def revision(self) -> int:
        """How often what is said was changed."""
        head = self.said["head"]
        return int(head["revision"]) + int(head.get("text_revision", 0))

    def fingerprint(self, language: str) -> str:
        """Equal for equal books."""
        return sources.fingerprint(
            self.said, self.shape, self.runs, signer=self.signer, language=language, is_draft=self.is_draft
        )

    def source(self, language: str, address: str = "") -> Source:
        """What the makers of books read."""
        shape = self.shape
        look = Look(shape.colour, self.logo, self.said["head"]["region_name"] if self.logo else "")
        imprint = Imprint(
            version=sources.version_words(self.revision(), self.version, language),
            dated=sources.dated_words(self.version, language), is_draft=self.is_draft, address=address, look=look,
            foreword=sources.foreword_in(shape, language), signer=Signer(**sources.signer_words(self.signer, self.version, language)),
        )  # fmt: skip
        is_public = "withheld" in self.said
        return Source(self.said, imprint, language, tuple(_potential(run, language, is_public=is_public) for run in self.runs))  # fmt: skip

    def book(self, work: str, language: str, address: str = "") -> Book:
        """One of the four."""
        return book_of(work, self.source(language, address))

    def written(self, work: str, form: str, language: str, address: str = "") -> bytes:
        """The file."""
        if work == Work.SLIDES:
            deck: Deck = deck_of(self.source(language, address))
            return deck_pptx(deck)
        return WRITERS[form](self.book(work, language, address), self)


def _potential(run: PotentialRun, language: str, *, is_public: bool) -> Potential:
    """What people typed beside the figures is masked where everybody reads it (ADR 52)."""
    with translation.override(language):
        day = formats.day(timezone.localtime(run.computed_at).date())
    inputs, parameters = (masked_all(said) if is_public else said for said in (run.inputs, run.parameters))
    return Potential(run.kind, run.number, day, inputs, parameters, run.result)


WRITERS: Mapping[str, Callable[[Book, Binding], bytes]] = {
    Format.PDF: lambda book, binding: book_pdf(book, on=sources.day_of(binding.version)),
    Format.WORD: lambda book, _binding: book_docx(book),
    Format.EXCEL: lambda book, _binding: book_xlsx(book),
}
