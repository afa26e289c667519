"""Numbers of sections, tables and figures, computed once from the tree; every writer sets these and no others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.foundation.documents.book.tree import Book, Chart, Notice, Paragraph, Points, Roadmap, Section, Table
from gerakan.foundation.documents.book.wording import Wording, wording

Captioned = Table | Chart | Roadmap


class UnknownAnchor(LookupError):
    """A run refers to a place that the book does not have; the text is the anchor."""


class DoubledAnchor(ValueError):
    """Two places of a book have one anchor; the text is the anchor."""


@dataclass(frozen=True)
class Listed:
    """One line of the list of tables or of figures."""

    anchor: str
    label: str
    caption: str


@dataclass(frozen=True)
class Numbering:
    """`sections` is "3.2" by anchor, empty where a section has no number; `labels` is how a reference says it."""

    sections: Mapping[str, str]
    labels: Mapping[str, str]
    tables: tuple[Listed, ...]
    figures: tuple[Listed, ...]
    wording: Wording

    def reference(self, anchor: str) -> str:
        """How the text names a place: "Tabel 3.2", "Gambar 3.1", "Bab 3", "Bagian 3.2". Raises UnknownAnchor."""
        if anchor not in self.labels:
            raise UnknownAnchor(anchor)
        return self.labels[anchor]

    def said(self, run: Run) -> str:
        """What stands on paper for a run: its words, and behind them the number of what it refers to."""
        return run.text + self.reference(run.refers_to) if run.refers_to else run.text

    def plain(self, runs: Runs) -> str:
        """A paragraph as one text, numbers of references included."""
        return "".join(map(self.said, runs))


def numbered(book: Book) -> Numbering:
    """The numbers of a book. Raises DoubledAnchor, and UnknownAnchor when a run points nowhere."""
    said = wording(book.language)
    sections = dict(_sections(book))
    listed = tuple(_captions(book, sections, said))
    labels = _labels(book, sections, said) | {one.anchor: one.label for _is_table, one in listed}
    _refuse_doubled([*(section.anchor for section in book.sections()), *(one.anchor for _is_table, one in listed)])
    numbering = Numbering(
        sections=sections,
        labels=labels,
        tables=tuple(one for is_table, one in listed if is_table),
        figures=tuple(one for is_table, one in listed if not is_table),
        wording=said,
    )
    for run in _runs(book):
        numbering.said(run)
    return numbering


def _sections(book: Book) -> Iterator[tuple[str, str]]:
    """Front matter has no numbers, nor has anything under a section without one."""
    for section in book.front:
        yield from _without(section)
    yield from _counted(book.chapters, prefix="")


def _counted(sections: Iterable[Section], *, prefix: str) -> Iterator[tuple[str, str]]:
    at = 0
    for section in sections:
        if not section.is_numbered:
            yield from _without(section)
            continue
        at += 1
        number = f"{prefix}{at}"
        yield section.anchor, number
        yield from _counted(section.sections, prefix=f"{number}.")


def _without(section: Section) -> Iterator[tuple[str, str]]:
    yield section.anchor, ""
    for part in section.sections:
        yield from _without(part)


def _captions(book: Book, sections: Mapping[str, str], said: Wording) -> Iterator[tuple[bool, Listed]]:
    """Counted by chapter: "Tabel 3.2"; outside numbered chapters simply "Tabel 2"."""
    counts: Counter[tuple[str, bool]] = Counter()
    for chapter in (*book.front, *book.chapters):
        number = sections[chapter.anchor]
        for block in _captioned(chapter):
            is_table = isinstance(block, Table)
            counts[number, is_table] += 1
            place = ".".join(filter(None, (number, str(counts[number, is_table]))))
            label = f"{said.table if is_table else said.figure} {place}"
            yield is_table, Listed(block.anchor, label, block.caption)


def _captioned(section: Section) -> Iterator[Captioned]:
    yield from (block for block in section.blocks if isinstance(block, Captioned))
    for part in section.sections:
        yield from _captioned(part)


def _labels(book: Book, sections: Mapping[str, str], said: Wording) -> dict[str, str]:
    """A section without a number is named by its title."""
    return {section.anchor: _label(section.title, sections[section.anchor], said) for section in book.sections()}


def _label(title: str, number: str, said: Wording) -> str:
    if not number:
        return f"“{title}”"
    return f"{said.section if '.' in number else said.chapter} {number}"


def _refuse_doubled(anchors: list[str]) -> None:
    for anchor, count in Counter(anchors).items():
        if count > 1:
            raise DoubledAnchor(anchor)


def _runs(book: Book) -> Iterator[Run]:
    for block in book.blocks():
        if isinstance(block, Paragraph | Notice):
            yield from block.runs
        elif isinstance(block, Points):
            for item in block.items:
                yield from item
