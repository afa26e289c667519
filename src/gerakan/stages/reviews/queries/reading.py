"""A version on screen: sheets as rows of cells in words, chapters as they were set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator

from gerakan.stages.chapters.queries.screen import Shown, frozen_blocks
from gerakan.stages.masterplans.queries.screen import in_words
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Kind, Sheet
from gerakan.stages.reviews.queries.contents import Contents

PER_PAGE = 50
NONE = "–"
NAMES = ("name", "text", "statement", "label", "title", "who")


@dataclass(frozen=True)
class Line:
    """A row with its cells in words; empty cells are left out."""

    code: str
    row: int | None
    name: str
    cells: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Text:
    """A section as it was set."""

    code: str
    title: str
    blocks: Sequence[Shown]


def heading(column: Column, head: Mapping[str, Any]) -> str:
    """A year's column is headed by its year, as the contents count years."""
    return str(head["starts"] + column.year - 1) if column.year else str(column.label)


def cell(column: Column, value: Any) -> str:
    """A cell of contents in words."""
    if column.kind is Kind.DECIMAL:
        return figure(value)
    if column.kind is Kind.DAY and value:
        year, month, day = str(value).split("-")
        return f"{day}/{month}/{year}"
    return in_words(column, value)


def figure(value: Any) -> str:
    """A decimal as contents keep it: 6E+1 is 60."""
    return NONE if value in (None, "") else f"{Decimal(str(value)):f}".replace(".", ",")


def name_of(row: Mapping[str, Any]) -> str:
    """What a row is called besides its code: its name, or what it belongs to."""
    belongs = ", ".join(str(row[name]) for name in ("programme", "scheme", "source") if row.get(name))
    return next((str(row[name])[:160] for name in NAMES if row.get(name)), belongs)


def lines_of(contents: Contents, sheet: Sheet, number: str | None) -> "tuple[list[Line], Page[Any]]":
    """A page of rows of a sheet."""
    page = Paginator(contents["rows"].get(sheet.code, []), PER_PAGE).get_page(number)
    return [_line(contents, sheet, row) for row in page], page


def _line(contents: Contents, sheet: Sheet, row: Mapping[str, Any]) -> Line:
    said = [
        (heading(column, contents["head"]), cell(column, row.get(column.field)))
        for column in sheet.columns
        if column.field != "code" and row.get(column.field) not in (None, "", [], False)
    ]
    return Line(str(row.get("code", "")), row.get("row"), name_of(row), said)


def texts_of(contents: Contents, chapter: str) -> list[Text]:
    """The sections of a chapter that say something."""
    return [
        Text(one["code"], one["title"], frozen_blocks(one["texts"]["id"], contents.get("figures", {})))
        for one in contents["chapters"]
        if one["chapter"] == chapter and one["texts"].get("id", "").strip()
    ]


def sheets_of(contents: Contents) -> Iterator[tuple[Sheet, int]]:
    """Every sheet with its rows."""
    for code, sheet in SHEETS.items():
        yield sheet, len(contents["rows"].get(code, ()))
