"""A section as its page shows it: the text set, what it rests on, what changed behind it, its neighbours."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from gerakan.foundation.documents.book import tree
from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.blocks import blocks_of, references_of
from gerakan.stages.chapters.queries.claims import evidence_of, state_of
from gerakan.stages.chapters.queries.contents import live_figures
from gerakan.stages.chapters.queries.figures import Figures, shown_figures
from gerakan.stages.chapters.queries.history import SAME, Difference, differences
from gerakan.stages.chapters.queries.sections import places, section_of
from gerakan.stages.chapters.queries.template import Entry, template
from gerakan.stages.chapters.queries.words import word_count
from gerakan.stages.masterplans.models import Masterplan

ROWED = ("indikator", "program", "quick-win", "bukti", "masalah", "sasaran", "strategi", "misi")


@dataclass(frozen=True)
class ShownRun:
    """Words with where their figure stands, and what stood there when a writer last looked."""

    run: Run
    href: str = ""
    before: str = ""


@dataclass(frozen=True)
class Statement:
    """One paragraph or point, and what it rests on."""

    runs: Sequence[ShownRun]
    state: str


@dataclass(frozen=True)
class Shown:
    """A block of the preview."""

    kind: str
    statements: Sequence[Statement]


@dataclass(frozen=True)
class SectionPage:
    """Everything the page of a section needs; `source` is the Indonesian text beside a translation."""

    plan: Masterplan
    entry: Entry
    section: Section
    source: Section | None
    all_places: Mapping[str, Entry]
    figures: Figures

    @property
    def language(self) -> str:
        """Of the text in work."""
        return self.section.language

    @property
    def title(self) -> str:
        """In the language of the text."""
        return self.entry.titles[self.language]

    @property
    def book(self) -> str:
        """The titles of its book and of the chapter that it belongs to."""
        book = next(one for one in template().books if one.code == self.entry.book)
        chapter = [one.titles for one in book.entries if one.code == self.entry.chapter != self.entry.code]
        return ", ".join(titles[self.language] for titles in (book.titles, *chapter))

    @property
    def words(self) -> int:
        """How many there are."""
        return word_count(self.section.text)

    @cached_property
    def neighbours(self) -> tuple[Entry | None, Entry | None]:
        """The place before and the place after."""
        codes = list(self.all_places)
        at = codes.index(self.entry.code)
        before, after = codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else ""
        return self.all_places.get(before), self.all_places.get(after)

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """The figures of the text in its language."""
        return shown_figures(self.figures, references_of(self.section.text), self.language)

    @cached_property
    def stale(self) -> list[tuple[str, str, str]]:
        """(reference, as it was confirmed, as it is now)."""
        now = shown_figures(self.figures, self.section.figures)
        used = references_of(self.section.text)
        return [
            (one, before, now.get(one, ""))
            for one, before in self.section.figures.items()
            if before != now.get(one, "") and one in used
        ]

    @cached_property
    def evidence(self) -> list[Mapping[str, Any]]:
        """The rows that the text names, in its order."""
        codes = [one.removeprefix("bukti/") for one in references_of(self.section.text) if one.startswith("bukti/")]
        return [row for code in codes if (row := self.figures.row("bukti", code))]

    @cached_property
    def blocks(self) -> list[Shown]:
        """The text as it will be set."""
        return list(self._set(blocks_of(self.section.text, self.shown, template().anchors())))

    @property
    def unproven(self) -> int:
        """Statements that state figures and rest on nothing, or on what no longer holds."""
        states = [one.state for block in self.blocks for one in block.statements]
        return sum(1 for state in states if state in ("unproven", "stale", "withdrawn"))

    @cached_property
    def since(self) -> list[Difference]:
        """What changed in the Indonesian text since it was translated."""
        if self.source is None or not self.source.is_kept:
            return []
        made_from = self.section.made_from
        if made_from is None or made_from >= self.source.revision:
            return list(differences(self.source.text, self.source.text))
        older = self.source.changes.filter(revision__lte=made_from).first()
        return list(differences(older.text if older else "", self.source.text))

    @property
    def is_behind(self) -> bool:
        """The text that it translates has changed."""
        return bool(self.section.text) and any(one.kind != SAME for one in self.since)

    def _set(self, blocks: Sequence[tree.Block]) -> Iterator[Shown]:
        grades = evidence_of(self.figures.rows["bukti"]) if self.evidence else {}
        return _arranged(blocks, lambda runs: self._statement(runs, grades))

    def _statement(self, runs: Runs, grades: Mapping[str, str]) -> Statement:
        before = {reference: was for reference, was, _now in self.stale}
        return Statement([self._run(run, before) for run in runs], state_of(runs, grades))

    def _run(self, run: Run, before: Mapping[str, str]) -> ShownRun:
        if run.refers_to:
            return _pointing(run, self.language)
        return ShownRun(run, self.place_of(run.datum) if run.datum else "", before.get(run.datum, ""))

    def place_of(self, datum: str) -> str:
        """Where a reader finds the figure: its row, its sheet, or the plan's home."""
        sheet, *path = datum.split("/")
        if sheet == "rencana":
            return self.plan.get_absolute_url()
        address = reverse("masterplans:sheet", args=[self.plan.pk, sheet])
        row = self.figures.row(sheet, path[0]) if sheet in ROWED and path else None
        return f"{address}?sorot={row['row']}#baris-{row['row']}" if row else address


def frozen_blocks(text: str, figures: Mapping[str, str], language: str = Language.INDONESIAN) -> list[Shown]:
    """A text of a version as it was set then, with the figures of that day; what it rests on is not judged again."""

    def said(runs: Runs) -> Statement:
        return Statement([_pointing(run, language) if run.refers_to else ShownRun(run) for run in runs], "")

    return list(_arranged(blocks_of(text, figures, template().anchors()), said))


def _arranged(blocks: Iterable[tree.Block], said: Callable[[Runs], Statement]) -> Iterator[Shown]:
    for block in blocks:
        if isinstance(block, tree.Points):
            yield Shown("numbered" if block.is_numbered else "points", [said(one) for one in block.items])
        elif isinstance(block, tree.Paragraph | tree.Notice):
            yield Shown("notice" if isinstance(block, tree.Notice) else "paragraph", [said(block.runs)])


def _pointing(run: Run, language: str) -> ShownRun:
    """A table or figure of the books by its caption."""
    sets = [one for entry in template().entries() for one in entry.sets if one.anchor == run.refers_to]
    caption = sets[0].titles[language] if sets else run.refers_to
    return ShownRun(Run(caption, is_emphasis=True, refers_to=run.refers_to))


def section_page(plan: Masterplan, code: str, language: str) -> SectionPage | None:
    """None when the books have no such place."""
    known = places(plan)
    entry = known.get(code)
    if entry is None:
        return None
    section = section_of(plan, entry, language)
    source = section_of(plan, entry) if language != Language.INDONESIAN else None
    return SectionPage(plan, entry, section, source, known, live_figures(plan))
