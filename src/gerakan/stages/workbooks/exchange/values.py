"""A cell of the plan as a cell of the workbook, and whether two of them say the same."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from gerakan.foundation.exchange.table import Cell, shown
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.sheets import Column, Kind

GUARDED = tuple("=+-@\t\"'")
"""How a text begins that a spreadsheet might run, or that already wears an apostrophe."""

LONGEST = 32_000
CUT = " […terpotong: isi lengkapnya di layar]"
NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FIRST_DAY, DAYS = dt.date(1899, 12, 30), range(20_000, 80_000)
"""A date that lost its format is a number of days: 46387 is 31 December 2026."""
FIGURES = {Kind.MONEY, Kind.WHOLE, Kind.DECIMAL}


def cell_of(column: Column, plain: Any) -> Cell:
    """What the workbook holds for a value as history keeps it: numbers as numbers, the rest as text."""
    if plain is None or plain in ("", [], False):
        return None
    if column.kind is Kind.YES:
        return "ya"
    if column.kind in FIGURES:
        return _figure(Decimal(str(plain)))
    if column.kind is Kind.CHOICE:
        return str(column.choices.get(plain, plain))
    return guarded(", ".join(plain) if isinstance(plain, list) else str(plain))


def _figure(value: Decimal) -> Cell:
    """A number that a float would bend stays text."""
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}".replace(".", ",")


def guarded(text: str) -> str:
    """An apostrophe before what might run; what no workbook can hold is left out; too long is cut visibly."""
    clean = NOT_WRITTEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(clean) > LONGEST:
        clean = clean[: LONGEST - len(CUT)] + CUT
    return f"'{clean}" if clean.startswith(GUARDED) else clean


def typed(column: Column, cell: Cell) -> str:
    """A cell of the workbook as a person would type it."""
    if isinstance(cell, bool):
        return "ya" if cell else ""
    if isinstance(cell, float) and column.kind in FIGURES:
        return f"{Decimal(repr(cell)):f}".replace(".", ",")
    if isinstance(cell, float) and column.kind is Kind.DAY and cell in DAYS:
        return (FIRST_DAY + dt.timedelta(days=int(cell))).isoformat()
    text = NOT_WRITTEN.sub("", shown(cell).replace("\r\n", "\n").replace("\r", "\n")).strip()
    if text[:1] == "'" and text[1:].startswith(GUARDED):
        text = text[1:]
    return text.removesuffix(" 00:00:00") if column.kind is Kind.DAY else text


def says(column: Column, cell: Cell, plain: Any, plan: Masterplan) -> bool:
    """The workbook's cell means this value."""
    text, standing = typed(column, cell), typed(column, cell_of(column, plain))
    if text == standing or text.endswith(CUT):
        return True
    if column.kind in {Kind.LINK, Kind.LINKS}:
        is_code = not any(mark.isspace() for mark in text) or column.kind is Kind.LINKS
        return _codes(text) == _codes(standing) or (not is_code and _means_the_same(column, text, standing, plan))
    return _means_the_same(column, text, standing, plan)


def _codes(text: str) -> list[str]:
    return [part.strip().casefold() for part in re.split("[;,\n]", text) if part.strip()]


def _means_the_same(column: Column, text: str, standing: str, plan: Masterplan) -> bool:
    """Written otherwise, read alike: Rp1,5 miliar and 1500000000."""
    none = cells.Codes(plan)
    try:
        return bool(cells.read(column, text, none) == cells.read(column, standing, none))
    except cells.CellRefused:
        return False
