"""MARKS.csv with marks of items: the sheet of each rater for each unit, 0 to 4 or `tb` where an item does not apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gerakan.compute.complaints import Complaint
from gerakan.compute.instrument import ALL, Instrument
from gerakan.compute.tables import NOT_APPLICABLE, Row, Table, read_table
from gerakan.engine.rubric.scoring import TOP, Score, score

NAMES = ("unit", "rater", "item")
VARIANT = "variant"
PASSED = ("order", "tie", "hour", "unit_group")
"""What `gerakan compute panel` reads of each sheet, handed through."""
OUT = ("tb", NOT_APPLICABLE)


@dataclass(slots=True)
class Sheet:
    """Marks of one rater for one unit; out: items that do not apply; row: the first of its rows."""

    unit: str
    rater: str
    variant: str
    row: Row
    marks: dict[str, float] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheets:
    """In the order in which the table begins them; passed: the columns that it has for handing through."""

    file: Path
    rows: Sequence[Sheet]
    passed: tuple[str, ...]
    warnings: tuple[str, ...]


def read_sheets(file: Path, instrument: Instrument) -> Sheets:
    """Refuses doubled marks, unknown items and variants, and a sheet that says two things of itself."""
    table = read_table(file)
    table.need(*NAMES, "mark")
    passed = tuple(column for column in PASSED if column in table.columns)
    sheets: dict[tuple[str, str], Sheet] = {}
    variants: dict[str, str] = {}
    for row in table.rows:
        _refuse_blank(table, row)
        key = (row.cells["unit"], row.cells["rater"])
        if key not in sheets:
            sheets[key] = Sheet(*key, _variant(table, row, instrument, variants), row)
        _add(table, row, sheets[key], instrument, (*passed, VARIANT))
    if not sheets:
        raise Complaint(file, "tabel ini tidak berisi satu nilai pun", row=2, column="mark")
    rows = tuple(sheets.values())
    return Sheets(file, rows, passed, (*_unused(table), *_beside(file, rows, instrument)))


def mark_of(table: Table, row: Row) -> float | str | None:
    """0 to 4, OUT for what does not apply, None for what is not marked."""
    text = row.cells["mark"]
    if not text or text in OUT:
        return OUT[0] if text else None
    value = table.number(row, "mark")
    if not 0 <= value <= TOP:
        raise wrong(table, row, "mark", f"nilai {text} di luar skala 0 sampai {TOP:g}")
    return value


def scored(sheet: Sheet, instrument: Instrument) -> Score:
    """By the rubric as it shows there."""
    return score(instrument.variants[sheet.variant], sheet.marks, sheet.out)


def wrong(table: Table, row: Row, column: str, said: str) -> Complaint:
    """About one cell of a unit."""
    return Complaint(table.file, said, row=f"{row.line} ({row.cells['unit']})", column=column)


def _refuse_blank(table: Table, row: Row) -> None:
    for column in NAMES:
        if not row.cells[column]:
            raise Complaint(table.file, "nama kosong", row=row.line, column=column)


def _variant(table: Table, row: Row, instrument: Instrument, known: dict[str, str]) -> str:
    """One for all sheets of a unit."""
    own = row.cells.get(VARIANT, ALL)
    if own not in instrument.variants:
        said = f"varian '{own}' tidak ada" if own else "varian belum disebut"
        names = ", ".join(filter(None, instrument.variants)) or "tanpa varian"
        raise wrong(table, row, VARIANT, f"{said} di {instrument.file.name} ({names})")
    if known.setdefault(row.cells["unit"], own) != own:
        raise wrong(table, row, VARIANT, f"unit ini sudah memakai varian '{known[row.cells['unit']]}'")
    return own


def _add(table: Table, row: Row, sheet: Sheet, instrument: Instrument, constant: Sequence[str]) -> None:
    code = row.cells["item"]
    if code not in instrument.items:
        raise wrong(table, row, "item", f"butir '{code}' tidak ada di {instrument.file.name}")
    if code in sheet.lines:
        raise wrong(table, row, "item", f"butir '{code}' sudah dinilai {sheet.rater} di baris {sheet.lines[code]}")
    for column in constant:
        before = sheet.row.cells.get(column, "")
        if row.cells.get(column, "") != before:
            raise wrong(table, row, column, f"berbeda dari baris {sheet.row.line} pada lembar yang sama")
    sheet.lines[code] = row.line
    value = mark_of(table, row)
    if isinstance(value, str):
        sheet.out.add(code)
    elif value is not None:
        sheet.marks[code] = value


def _unused(table: Table) -> Iterator[str]:
    known = {*NAMES, "mark", VARIANT, *PASSED}
    return (f"{table.file.name}: kolom {column} tidak dipakai" for column in table.columns if column not in known)


def _beside(file: Path, sheets: Sequence[Sheet], instrument: Instrument) -> Iterator[str]:
    """Marks that the rubric of the unit does not ask for are left aside, and said."""
    asked: Mapping[str, frozenset[str]] = {name: instrument.items_of(name) for name in instrument.variants}
    for sheet in sheets:
        if beside := sorted(sheet.lines.keys() - asked[sheet.variant]):
            yield f"{file.name}: tidak ditanyakan kepada {sheet.unit}, tidak dihitung ({sheet.rater}): {', '.join(beside)}"
