"""Cells of sheets as a book says them, and tables of them."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import Block, Notice, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents.source import Row
from gerakan.stages.masterplans.models import PILLAR_OF, Pillar, SubDimension
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Kind

NONE, LEAST_COLUMNS = "–", 2
Cell = tuple[str, Callable[[Row], str]]
"""A heading, and how a row answers it."""


def heading(sheet: str, field: str) -> str:
    """What the column is called."""
    return capital(str(_column(sheet, field).label))


def capital(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


def _column(sheet: str, field: str) -> Column:
    column = SHEETS[sheet].column(field)
    if column is None:
        raise LookupError(f"{sheet}.{field}")
    return column


def said(sheet: str, field: str, row: Row) -> str:
    """A cell in words."""
    value = row.get(field)
    if value in (None, "", []):
        return NONE
    return _SAID.get(_column(sheet, field).kind, _words)(_column(sheet, field), value)


def _words(column: Column, value: Any) -> str:
    return str(column.choices.get(value, value))


def day(text: str) -> str:
    """A day as contents keep it."""
    return formats.day(dt.date.fromisoformat(text)) if text else NONE


def figure(value: str | float | None) -> str:
    """A decimal as contents keep it, with as many places as it has."""
    return NONE if value in (None, "") else formats.number(Decimal(str(value)))


_SAID: dict[Kind, Callable[[Column, Any], str]] = {
    Kind.DAY: lambda _column, value: day(value),
    Kind.DECIMAL: lambda _column, value: figure(value),
    Kind.MONEY: lambda _column, value: formats.number(value, 0),
    Kind.LINKS: lambda _column, value: ", ".join(value),
    Kind.WHOLE: lambda column, value: str(value) if _is_year(column) else formats.number(value, 0),
}


def _is_year(column: Column) -> bool:
    return column.field in {"starts", "ends", "year", "baseline_year"}


def cells(sheet: str, *fields: str) -> list[Cell]:
    """These columns of a sheet."""
    return [_cell(sheet, field) for field in fields]


def _cell(sheet: str, field: str) -> Cell:
    return heading(sheet, field), lambda row: said(sheet, field, row)


def table(
    anchor: str,
    caption: str,
    columns: Sequence[Cell],
    rows: Iterable[Row],
    *,
    empty: str,
    widths: tuple[int, ...] = (),
    right: tuple[int, ...] = (),
    is_landscape: bool = False,
    source: str = "",
) -> Block:
    """The rows, or a sentence that says why there are none."""
    lines = tuple(tuple(answer(row) for _heading, answer in columns) for row in rows)
    if not lines:
        return Notice(words(empty))
    headers = tuple(name for name, _answer in columns)
    return filled(Table(anchor, caption, headers, lines, widths=widths, right=right, is_landscape=is_landscape, source=source))  # fmt: skip


def filled(shown: Table) -> Table:
    """Without the columns that nobody filled, be they years."""
    kept = [at for at in range(len(shown.headers)) if at < LEAST_COLUMNS or any(row[at] != NONE for row in shown.rows)]
    return replace(
        shown, headers=tuple(shown.headers[at] for at in kept), rows=tuple(tuple(row[at] for at in kept) for row in shown.rows),
        widths=tuple(shown.widths[at] for at in kept) if shown.widths else (),
        right=tuple(new for new, at in enumerate(kept) if at in shown.right),
    )  # fmt: skip


def pillar_name(code: str) -> str:
    """Its name; what is not said is said so."""
    return str(Pillar(code).label) if code in Pillar.values else NONE


def part_name(code: str) -> str:
    """The name of a sub-dimension."""
    return str(SubDimension(code).label) if code in SubDimension.values else NONE


def parts_of(pillar: str) -> list[str]:
    """The three sub-dimensions of a pillar."""
    return [part for part, of in PILLAR_OF.items() if of == pillar]
