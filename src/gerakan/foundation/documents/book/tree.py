"""What a book says: chapters of blocks, numbered by the writers, with anchors that references resolve to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gerakan.foundation.documents.book.text import Runs

Texts = tuple[str, ...]
Value = int | float | None


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Points:
    """A list, with numbers or without."""

    items: tuple[Runs, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Notice:
    """A paragraph set apart: what is indicative, what is sample, what a reader must know."""

    runs: Runs


@dataclass(frozen=True)
class Table:
    """A captioned table; `right` are columns of figures, `widths` shares, `has_total` says that the last row is a sum.

    `values`, where a text is rounded ("Rp1,2 miliar"), are the numbers behind the cells for those who calculate on:
    a row for each row, None where the text says all. Exactly written figures in `right` need none.
    """

    anchor: str
    caption: str
    headers: Texts
    rows: tuple[Texts, ...]
    right: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    has_total: bool = False
    is_landscape: bool = False
    source: str = ""
    values: tuple[tuple[Value, ...], ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError when a row does not fit the header."""
        wrong = next((row for row in self.rows if len(row) != len(self.headers)), None)
        if wrong is not None:
            raise ValueError(f"{self.anchor}: row of {len(wrong)} cells under {len(self.headers)} headers")
        if self.widths and len(self.widths) != len(self.headers):
            raise ValueError(f"{self.anchor}: {len(self.widths)} widths for {len(self.headers)} columns")
        if self.values and [len(row) for row in self.values] != [len(row) for row in self.rows]:
            raise ValueError(f"{self.anchor}: values do not stand behind the cells")


FEW = 5


class Shape(StrEnum):
    """How a chart draws its series; slides have a chart of their own for each."""

    BARS = "bars"
    STACKED = "stacked"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True)
class Series:
    """One row of numbers over the categories; None is unknown, not nought. Colours are "#rrggbb" or empty."""

    name: str
    values: tuple[float | None, ...]
    colour: str = ""


@dataclass(frozen=True)
class Chart:
    """A captioned chart: numbers first, the drawing follows from them. `alt` says in a sentence what it shows."""

    anchor: str
    caption: str
    alt: str
    shape: Shape
    categories: Texts
    series: tuple[Series, ...]
    unit: str = ""
    source: str = ""
    is_horizontal: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError when a series has not one value a category."""
        wrong = next((one for one in self.series if len(one.values) != len(self.categories)), None)
        if wrong is not None:
            raise ValueError(f"{self.anchor}: {wrong.name} has {len(wrong.values)} values of {len(self.categories)}")

    def few(self) -> int:
        """The highest of so few whole things that an axis counts them one by one; nought for any other numbers."""
        known = [[value or 0 for value in one.values] for one in self.series]
        stacked = self.shape in {Shape.STACKED, Shape.AREA}
        tops = [sum(values) for values in zip(*known, strict=True)] if stacked else [max(values) for values in known if values]  # fmt: skip
        is_whole = all(float(value).is_integer() and value >= 0 for values in known for value in values)
        return int(max(tops, default=0)) if is_whole and max(tops, default=0) <= FEW else 0


@dataclass(frozen=True)
class Span:
    """One bar of a roadmap: first and last year, milestones as (year, words), codes it waits for."""

    code: str
    name: str
    first: int
    last: int
    group: str = ""
    colour: str = ""
    milestones: tuple[tuple[int, str], ...] = ()
    waits_for: Texts = ()


@dataclass(frozen=True)
class Roadmap:
    """Programmes over the years; it goes on over as many pages as it needs, its head repeated."""

    anchor: str
    caption: str
    years: tuple[int, ...]
    spans: tuple[Span, ...]
    source: str = ""


@dataclass(frozen=True)
class Signatures:
    """Who signs, as (office, name, "NIP …"): on a page of its own with the check code."""

    place_and_date: str
    intro: str
    people: tuple[Texts, ...]
    address: str = ""


Block = Paragraph | Points | Notice | Table | Chart | Roadmap | Signatures


@dataclass(frozen=True)
class Section:
    """A heading with its blocks and the sections under it."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    is_numbered: bool = True


@dataclass(frozen=True)
class Look:
    """What a region makes its own: colour "#rrggbb" of headings, coat of arms as PNG or JPEG bytes."""

    colour: str = "#14467c"
    logo: bytes = field(default=b"", repr=False)
    logo_alt: str = ""


@dataclass(frozen=True)
class Book:
    """One book. `version` stands on the cover and every page; `language` is "id" or "en"."""

    code: str
    title: str
    subtitle: str
    owner: str
    version: str
    dated: str
    chapters: tuple[Section, ...]
    front: tuple[Section, ...] = ()
    language: str = "id"
    is_sample: bool = False
    is_draft: bool = True
    address: str = ""
    look: Look = Look()

    def sections(self) -> Iterator[Section]:
        """All of them, in the order of reading."""
        for section in (*self.front, *self.chapters):
            yield from _with_parts(section)

    def blocks(self) -> Iterator[Block]:
        """All of them, in the order of reading."""
        for section in self.sections():
            yield from section.blocks

    def depth(self) -> int:
        """Levels that its contents list: a level whose titles come again and again tells nothing."""
        titles = [low.title for top in self.chapters for middle in top.sections for low in middle.sections]
        return 2 if len(set(titles)) * 2 < len(titles) else 3

    def anchors(self) -> frozenset[str]:
        """What references may point to."""
        named = [block.anchor for block in self.blocks() if isinstance(block, Table | Chart | Roadmap)]
        return frozenset(named) | {section.anchor for section in self.sections()}


def _with_parts(section: Section) -> Iterator[Section]:
    yield section
    for part in section.sections:
        yield from _with_parts(part)
