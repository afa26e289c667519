"""A document as its readers hand it over: paragraphs and tables in their order, each with its page."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A paragraph. level: 1-9 for a heading, 0 for text; page is None where the file does not tell."""

    number: int
    text: str
    page: int | None = None
    level: int = 0
    is_item: bool = False
    is_quote: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; `pages` has the page of each row."""

    number: int
    rows: Sequence[Sequence[str]]
    pages: Sequence[int | None]


@dataclass(frozen=True)
class Document:
    """All of it; `pictures` are pages without any text."""

    blocks: Sequence[Block | Table]
    page_count: int | None = None
    pictures: Sequence[int] = field(default_factory=tuple)
