"""MARKS.csv of `gerakan compute panel`: one row per unit, rater and item."""

from collections.abc import Sequence
from dataclasses import dataclass

from gerakan.compute.complaints import Complaint
from gerakan.compute.panel_spec import PanelSpec
from gerakan.compute.tables import NOT_APPLICABLE, Row, Table
from gerakan.engine.panel.marks import Marks, make_marks

NAMES = ("unit", "rater", "item")
OPTIONAL = ("order", "hour", "tie", "unit_group")
NO_TIE, SOME_TIE = frozenset({"", "0", "na", "no", "false", "tidak"}), frozenset({"1", "yes", "true", "ya"})


@dataclass(frozen=True, slots=True)
class PanelTable:
    """Marks, and every name of the file in its order, also those without a single mark."""

    marks: Marks
    units: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]
    groups: dict[str, str]
    unused: tuple[str, ...]


def panel_table(table: Table, spec: PanelSpec) -> PanelTable:
    """Check every row; refuses doubled marks, marks outside the scale, and a table without any mark."""
    table.need(*NAMES, "mark")
    for row in table.rows:
        for column in NAMES:
            if not row.cells[column]:
                raise Complaint(table.file, "nama kosong", row=row.line, column=column)
    marked = [(row, mark) for row in table.rows if (mark := _mark(table, row, spec)) is not None]
    _refuse_doubles(table)
    if not marked:
        raise Complaint(table.file, "tabel ini tidak berisi satu nilai pun", row=2, column="mark")
    rows = [row for row, _mark in marked]
    marks = make_marks(
        [row.cells["unit"] for row in rows],
        [row.cells["rater"] for row in rows],
        [row.cells["item"] for row in rows],
        [mark for _row, mark in marked],
        order=_recorded(table, rows, "order"),
        hour=_recorded(table, rows, "hour"),
        tie=[_ground(row.cells["tie"]) for row in rows] if "tie" in table.columns else (),
    )
    known = {*NAMES, "mark", *OPTIONAL}
    return PanelTable(
        marks=marks,
        units=_names(table, "unit"),
        raters=_names(table, "rater"),
        items=_names(table, "item"),
        groups=_groups(table),
        unused=tuple(f"kolom {column} tidak dipakai" for column in table.columns if column not in known),
    )


def _names(table: Table, column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.cells[column] for row in table.rows))


def _mark(table: Table, row: Row, spec: PanelSpec) -> float | None:
    value = table.number_or_hole(row, "mark")
    if value is None or isinstance(value, str):
        return None
    if spec.scale is not None and not spec.scale[0] <= value <= spec.scale[1]:
        low, high = spec.scale
        raise _wrong(table, row, f"nilai {row.cells['mark']} di luar skala {low:g} sampai {high:g}")
    if spec.model != "mixed" and value != int(value):
        raise _wrong(table, row, f"nilai {row.cells['mark']} bukan bilangan bulat; model Rasch memerlukan tingkat")
    return value


def _wrong(table: Table, row: Row, said: str) -> Complaint:
    return Complaint(table.file, said, row=f"{row.line} ({row.cells['unit']})", column="mark")


def _refuse_doubles(table: Table) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row.cells[column] for column in NAMES)
        if key in seen:
            raise _wrong(table, row, f"unit, rater, dan item ini sudah dinilai di baris {seen[key]}")
        seen[key] = row.line


def _recorded(table: Table, rows: Sequence[Row], column: str) -> list[float | None] | None:
    """Numbers of an optional column; None where the file does not have it."""
    if column not in table.columns:
        return None
    cells = [table.number_or_hole(row, column) for row in rows]
    return [None if cell == NOT_APPLICABLE or cell is None else float(cell) for cell in cells]


def _ground(cell: str) -> str:
    """Ground of a tie: any word; yes and no in both languages."""
    small = cell.lower()
    return "" if small in NO_TIE else "tie" if small in SOME_TIE else cell


def _groups(table: Table) -> dict[str, str]:
    """Group of each unit; one unit has one group."""
    found: dict[str, str] = {}
    for row in table.rows if "unit_group" in table.columns else ():
        unit, group = row.cells["unit"], row.cells["unit_group"]
        if found.setdefault(unit, group) != group:
            said = f"unit ini sudah berada dalam kelompok '{found[unit]}'"
            raise Complaint(table.file, said, row=f"{row.line} ({unit})", column="unit_group")
    return found
