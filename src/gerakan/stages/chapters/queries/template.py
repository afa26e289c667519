"""The versioned template of the four books: chapters and sections, what belongs there, what the book sets there itself."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".json")
CHAPTER, SECTION = 1, 2


@dataclass(frozen=True)
class Setting:
    """A table, chart or roadmap that the book sets by itself; texts refer to its anchor: [[lihat:tabel-misi]].

    `what` is a sheet of the plan or a summary of several; `only` a pillar, a component or another part of it.
    """

    anchor: str
    kind: str
    what: str
    only: str
    titles: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """A chapter (level 1) or a section of one (level 2); a chapter that has sections holds no text of its own."""

    book: str
    code: str
    chapter: str
    level: int
    titles: Mapping[str, str]
    guidance: str
    sets: tuple[Setting, ...] = ()
    is_written: bool = True
    is_local: bool = False

    @property
    def title(self) -> str:
        """In Indonesian."""
        return self.titles["id"]


@dataclass(frozen=True)
class BookPlan:
    """One of the four books with its entries in order."""

    code: str
    titles: Mapping[str, str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Template:
    """One version of the four books."""

    version: int
    books: tuple[BookPlan, ...]

    def entries(self) -> Iterator[Entry]:
        """All of them, in the order of reading."""
        for book in self.books:
            yield from book.entries

    def anchors(self, book: str = "") -> frozenset[str]:
        """What `[[lihat:…]]` may name, in one book or in all."""
        entries = [entry for entry in self.entries() if book in ("", entry.book)]
        return frozenset(one.anchor for entry in entries for one in entry.sets)


@cache
def template() -> Template:
    """The version in use."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return Template(told["version"], tuple(_book(one) for one in told["books"]))


def _book(told: Mapping[str, Any]) -> BookPlan:
    entries = tuple(entry for chapter in told["chapters"] for entry in _chapter(told["code"], chapter))
    return BookPlan(told["code"], told["title"], entries)


def _chapter(book: str, told: Mapping[str, Any]) -> Iterator[Entry]:
    yield _entry(book, told["code"], CHAPTER, told)
    for section in told.get("sections", ()):
        yield _entry(book, told["code"], SECTION, section)


def _entry(book: str, chapter: str, level: int, told: Mapping[str, Any]) -> Entry:
    sets = tuple(
        Setting(one["anchor"], one["kind"], one["what"], one["only"], one["title"]) for one in told.get("sets", ())
    )
    return Entry(book, told["code"], chapter, level, told["title"], told["guidance"], sets, "sections" not in told)
