"""The roadmap as a table over as many pages as it needs: bars are ground and words, for those who do not see colours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from gerakan.foundation.documents.book.colours import PALETTE, ink_on, known, tint
from gerakan.foundation.documents.book.tree import Roadmap, Span
from gerakan.foundation.documents.book.word_fit import ACROSS
from gerakan.foundation.documents.book.word_setting import Setting
from gerakan.foundation.documents.book.word_tables import caption, cell, cells, framed, row, source
from gerakan.foundation.documents.book.word_xml import Piece, ink, paragraph, run, w

YEAR, NAMES = 590, 0.36
"""Twips of a year; share of names in what the years leave."""
MOST_YEARS: Final = 0.6


@dataclass(frozen=True)
class Calendar:
    """The columns: names, a column a year, remarks."""

    years: Sequence[int]
    waits_for: str

    @property
    def widths(self) -> list[int]:
        """In twips."""
        year = min(YEAR, int(ACROSS * MOST_YEARS / max(len(self.years), 1)))
        rest = ACROSS - year * len(self.years)
        return [int(rest * NAMES), *([year] * len(self.years)), rest - int(rest * NAMES)]

    def rows(self, spans: Iterable[Span]) -> Iterator[Piece]:
        """A line for each programme, under the name of its group."""
        for at, (group, members) in enumerate(groupby(spans, key=lambda span: span.group)):
            listed = list(members)
            colour = known(listed[0].colour, PALETTE[at % len(PALETTE)])
            if group:
                yield self._group(group, colour)
            for span in listed:
                yield row(self._cells(span, known(span.colour, colour)))

    def _group(self, name: str, colour: str) -> Piece:
        head = paragraph("TableText", run(name, w("b")), properties=[w("keepNext")])
        return row([cell(head, width=sum(self.widths), span=len(self.widths), ground=tint(colour))])

    def _cells(self, span: Span, colour: str) -> Iterator[Piece]:
        code = [run(f"{span.code} ", w("b"))] if span.code else []
        yield cell(paragraph("TableText", *code, run(span.name)), width=self.widths[0])
        yield from self._bar(span, colour)
        remarks = [paragraph("TableTextSmall", run(remark)) for remark in remarks_of(span, self.waits_for)]
        yield cell(*(remarks or [paragraph("TableTextSmall")]), width=self.widths[-1])

    def _bar(self, span: Span, colour: str) -> Iterator[Piece]:
        """Nothing before it, one merged cell that says its years, nothing behind."""
        width = self.widths[1]
        before = sum(year < span.first for year in self.years)
        active = sum(span.first <= year <= span.last for year in self.years)
        nothing = [cell(paragraph("Bar"), width=width) for _year in self.years]
        yield from nothing[:before]
        if active:
            words = paragraph("Bar", run(lasting(span), ink(ink_on(colour))))
            yield cell(words, width=width * active, span=active, ground=colour)
        yield from nothing[before + active :]


def captioned_roadmap(roadmap: Roadmap, setting: Setting) -> Iterator[Piece]:
    """Caption, table, source."""
    said, calendar = setting.said, Calendar(roadmap.years, setting.said.waits_for)
    heads = (said.programme, *map(str, roadmap.years), said.milestones)
    head = row(cells(heads, calendar.widths, ["TableHeader"] * len(heads)), is_head=True)
    yield caption(roadmap, setting)
    yield framed(calendar.widths, [head, *calendar.rows(roadmap.spans)], roadmap)
    yield source(roadmap, setting)


def lasting(span: Span) -> str:
    """Its years as words."""
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"


def remarks_of(span: Span, waits_for: str) -> list[str]:
    """Milestones by year and what the programme waits for."""
    said = [f"{year}: {words}" for year, words in span.milestones]
    return [*said, f"{waits_for}: {', '.join(span.waits_for)}"] if span.waits_for else said
