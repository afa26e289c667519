"""A book for browsers: a page a chapter, references as links, every drawing with the table of its numbers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gerakan.foundation.documents.book.clean import clean, one_line
from gerakan.foundation.documents.book.drawing import drawn
from gerakan.foundation.documents.book.gantt import bar
from gerakan.foundation.documents.book.numbering import Numbering, numbered
from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.foundation.documents.book.tree import (
    Block,
    Book,
    Chart,
    Notice,
    Paragraph,
    Points,
    Roadmap,
    Section,
    Signatures,
    Span,
    Table,
)

Item = dict[str, Any]
Address = Callable[[str], str]
NO_NAME = re.compile(r"[^\w.:-]+")


@dataclass(frozen=True)
class Entry:
    """One line of the contents of a chapter."""

    name: str
    number: str
    title: str


@dataclass(frozen=True)
class Leaf:
    """One page: a chapter with its `html`; `name` is fit for an address, `inside` lists its sections."""

    anchor: str
    name: str
    number: str
    title: str
    html: SafeString
    inside: tuple[Entry, ...] = ()


def leaves(book: Book, *, address: Address) -> tuple[Leaf, ...]:
    """Every chapter, front matter first; `address` gives the page of a chapter by its anchor."""
    setter = _Setter(book, address)
    return tuple(setter.leaf(chapter) for chapter in (*book.front, *book.chapters))


def leaf(book: Book, anchor: str, *, address: Address) -> Leaf:
    """One chapter alone. Raises LookupError when the book has no such chapter."""
    for chapter in (*book.front, *book.chapters):
        if chapter.anchor == anchor:
            return _Setter(book, address).leaf(chapter)
    raise LookupError(anchor)


def name_of(anchor: str) -> str:
    """As an id in a page.

    >>> name_of("indikator/I 3")
    'indikator-I-3'
    """
    return NO_NAME.sub("-", anchor)


class _Setter:
    """Sets chapters of one book: knows its numbers and where each place of it stands."""

    def __init__(self, book: Book, address: Address) -> None:
        self.book, self.numbers, self.address = book, numbered(book), address
        self.home = {
            anchor: chapter.anchor for chapter in (*book.front, *book.chapters) for anchor in _anchors(chapter)
        }

    def leaf(self, chapter: Section) -> Leaf:
        """A page."""
        context = {"section": self.section(chapter, chapter.anchor), "words": self.numbers.wording}
        html = render_to_string("documents/book/chapter.html", context)
        inside = tuple(Entry(name_of(part.anchor), self.numbers.sections[part.anchor], one_line(part.title))
                       for part in chapter.sections)  # fmt: skip
        number = self.numbers.sections[chapter.anchor]
        return Leaf(chapter.anchor, name_of(chapter.anchor), number, one_line(chapter.title), SafeString(html), inside)

    def section(self, section: Section, here: str, level: int = 2) -> Item:
        """A heading with what stands under it."""
        return {
            "name": name_of(section.anchor),
            "number": self.numbers.sections[section.anchor],
            "title": one_line(section.title),
            "level": min(level, 6),
            "blocks": [self.block(block, here) for block in section.blocks],
            "sections": [self.section(part, here, level + 1) for part in section.sections],
        }

    def block(self, block: Block, here: str) -> Item:
        """What its partial needs."""
        match block:
            case Paragraph(runs):
                return {"kind": "paragraph", "runs": self.runs(runs, here)}
            case Notice(runs):
                return {"kind": "notice", "runs": self.runs(runs, here)}
            case Points(items, is_numbered):
                return {
                    "kind": "points",
                    "is_numbered": is_numbered,
                    "items": [self.runs(runs, here) for runs in items],
                }
            case Signatures():
                return {"kind": "signatures", "signatures": block}
            case Table():
                return self.captioned(block) | {"kind": "table"} | _table(block)
            case Chart():
                chart = drawn(block, language=self.book.language)
                return self.captioned(block) | {"kind": "chart", "chart": chart}
            case Roadmap():
                return self.captioned(block) | {"kind": "roadmap"} | _roadmap(block, self.numbers)

    def captioned(self, block: Table | Chart | Roadmap) -> Item:
        """Name, number and words of a caption."""
        return {
            "name": name_of(block.anchor),
            "label": self.numbers.reference(block.anchor),
            "caption": one_line(block.caption),
            "source": one_line(block.source),
        }

    def runs(self, runs: Runs, here: str) -> list[Item]:
        """Words with their links."""
        return [self.run(run, here) for run in runs]

    def run(self, run: Run, here: str) -> Item:
        """A reference within the page needs no address."""
        link = ""
        if run.refers_to:
            home = self.home[run.refers_to]
            link = ("" if home == here else self.address(home)) + f"#{name_of(run.refers_to)}"
        text = clean(self.numbers.said(run))
        return {
            "text": text,
            "is_strong": run.is_strong,
            "is_emphasis": run.is_emphasis,
            "link": link,
            "datum": run.datum,
        }


def _anchors(section: Section) -> Iterator[str]:
    yield section.anchor
    yield from (block.anchor for block in section.blocks if isinstance(block, Table | Chart | Roadmap))
    for part in section.sections:
        yield from _anchors(part)


def _table(table: Table) -> Item:
    """Cells with the class of their column."""
    rows = [[(clean(cell), at in table.right) for at, cell in enumerate(row)] for row in table.rows]
    total = rows.pop() if table.has_total and rows else None
    return {"headers": [(one_line(name), at in table.right) for at, name in enumerate(table.headers)], "rows": rows, "total": total}  # fmt: skip


def _roadmap(roadmap: Roadmap, numbers: Numbering) -> Item:
    groups = [(one_line(name), [_span(span, roadmap, numbers) for span in spans])
              for name, spans in groupby(roadmap.spans, key=lambda span: span.group)]  # fmt: skip
    return {"years": roadmap.years, "groups": groups}


def _span(span: Span, roadmap: Roadmap, numbers: Numbering) -> Item:
    when = f"{span.first}–{span.last}" if span.last != span.first else str(span.first)
    milestones = [one_line(f"{year}: {said}") for year, said in span.milestones]
    return {
        "code": one_line(span.code),
        "name": one_line(span.name),
        "when": when,
        "waits": one_line(f"{numbers.wording.waits_for} {', '.join(span.waits_for)}") if span.waits_for else "",
        "milestones": milestones,
        "bar": bar(span, roadmap.years, "; ".join((when, *milestones))),
    }
