"""`gerakan compute decided STANDING.csv INSTRUMENT.csv REPLIES.csv UNITS.csv --basis corrected|raw --out DIR`.

From the standing marks of the panels and what was decided on objections to the marks that the plenary ranks by.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.instrument import Instrument, read_instrument
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.sheets import OUT, Sheet, Sheets, mark_of, read_sheets, wrong
from gerakan.compute.tables import Row, Table, read_table, write_table
from gerakan.compute.totals import element_rows
from gerakan.engine.arrays import FloatArray
from gerakan.engine.choice.parts import BASES, decided_marks
from gerakan.engine.rubric.scoring import Score, score
from gerakan.engine.rubric.standing import drafted

FILES = ("decided.csv", "items.csv", "elements.csv", "result.json")
PANEL = ("raw", "corrected", "lower", "upper")
RAW_ERROR = "raw_se"
"""Asked for on a raw basis."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One region: for each item what the panel drafted and what is final, None where it does not apply; line: its first row."""

    name: str
    line: int
    variant: str
    drafts: Mapping[str, float | None]
    finals: Mapping[str, float | None]
    unmarked: tuple[str, ...]


def describe(parser: argparse.ArgumentParser) -> None:
    """Four files and the stated basis."""
    parser.add_argument("standing", type=Path, metavar="STANDING.csv", help="nilai butir sesudah pembahasan panel")
    parser.add_argument("instrument", type=Path, metavar="INSTRUMENT.csv", help="seperti pada gerakan compute totals")
    parser.add_argument(
        "replies", type=Path, metavar="REPLIES.csv", help="kolom unit, item, mark: putusan pihak ketiga"
    )
    parser.add_argument("units", type=Path, metavar="UNITS.csv", help="hasil gerakan compute panel")
    parser.add_argument("--basis", choices=BASES, required=True, help="nilai terkoreksi atau mentah, menurut ketentuan")


def run(arguments: argparse.Namespace) -> int:
    """Read, decide, write."""
    instrument = read_instrument(arguments.instrument)
    standing = read_sheets(arguments.standing, instrument)
    units = _units(standing, _decisions(arguments.replies, standing))
    scores = {unit.name: _score(unit, instrument, standing.file) for unit in units}
    finals = np.array([told.total for told in scores.values()], dtype=float)
    table = read_table(arguments.units)
    columns = (*PANEL, RAW_ERROR) if arguments.basis == "raw" else PANEL
    panel = _panel(table, list(scores), columns)
    with told_by_file(arguments.units, arguments.units, {}):
        marks, errors = decided_marks(
            finals, *(panel[column] for column in PANEL), basis=arguments.basis, raw_error=panel.get(RAW_ERROR)
        )
    out = open_directory(arguments.out, FILES)
    figures = (finals, *(panel[column] for column in PANEL), marks, errors)
    write_table(out / "decided.csv", ["unit", "final", *PANEL, "marks", "marks_se"], _rows(list(scores), figures))
    _write(out, units, instrument, scores)
    warnings = [*instrument.unused, *standing.warnings, *_unmeasured(panel, list(scores)), *_absent(table, scores)]
    write_result(out, "decided", parameters={"basis": arguments.basis}, warnings=warnings, units=len(units))
    return 0


def _decisions(file: Path, standing: Sheets) -> Mapping[str, dict[str, float | None]]:
    """By unit and item, None where the third person held that it does not apply; an empty table decides nothing."""
    table = read_table(file)
    table.need("unit", "item", "mark")
    marked = {(sheet.unit, code) for sheet in standing.rows for code in sheet.lines}
    found: dict[str, dict[str, float | None]] = {}
    for row in table.rows:
        unit, code, value = row.cells["unit"], row.cells["item"], mark_of(table, row)
        if (unit, code) not in marked:
            raise wrong(table, row, "item", f"butir '{code}' tidak dinilai di {standing.file.name}")
        if code in found.setdefault(unit, {}):
            raise wrong(table, row, "item", f"butir '{code}' diputuskan dua kali")
        if value is None:
            raise wrong(table, row, "mark", "sel ini kosong")
        found[unit][code] = None if isinstance(value, str) else value
    return found


def _units(standing: Sheets, decisions: Mapping[str, dict[str, float | None]]) -> list[Unit]:
    """In the order in which the standing marks begin them."""
    sheets: dict[str, list[Sheet]] = {}
    for sheet in standing.rows:
        sheets.setdefault(sheet.unit, []).append(sheet)
    return [_unit(unit, own, decisions.get(unit, {})) for unit, own in sheets.items()]


def _unit(name: str, sheets: list[Sheet], decisions: Mapping[str, float | None]) -> Unit:
    codes = dict.fromkeys(code for sheet in sheets for code in sheet.lines)
    drafts = {code: drafted([sheet.marks[code] for sheet in sheets if code in sheet.marks]) for code in codes}
    unmarked = tuple(
        code
        for code, draft in drafts.items()
        if draft is None and code not in decisions and not any(code in sheet.out for sheet in sheets)
    )
    return Unit(name, sheets[0].row.line, sheets[0].variant, drafts, {**drafts, **decisions}, unmarked)


def _score(unit: Unit, instrument: Instrument, file: Path) -> Score:
    """What nobody marked is not decided."""
    out = {code for code, mark in unit.finals.items() if mark is None and code not in unit.unmarked}
    told = score(instrument.variants[unit.variant], unit.finals, out)
    if told.total is None:
        missing = f"belum dinilai: {', '.join(told.missing)}" if told.missing else "tidak ada butir yang berlaku"
        raise Complaint(file, missing, row=f"{unit.line} ({unit.name})", column="mark")
    return told


def _panel(table: Table, names: list[str], columns: Sequence[str]) -> dict[str, FloatArray]:
    """nan where the panel has no figure."""
    table.need(*columns)
    rows = dict(zip(table.units(), table.rows, strict=True))
    for row in rows.values():
        if _figure(table, row, "upper") < _figure(table, row, "lower"):
            raise wrong(table, row, "upper", "batas atas di bawah batas bawah")
    return {
        column: np.array([_figure(table, rows[name], column) if name in rows else np.nan for name in names])
        for column in columns
    }


def _figure(table: Table, row: Row, column: str) -> float:
    value = table.number_or_hole(row, column)
    return float(value) if isinstance(value, float) else float("nan")


def _write(out: Path, units: list[Unit], instrument: Instrument, scores: Mapping[str, Score]) -> None:
    items = (
        [unit.name, code, *(OUT[0] if mark is None else mark for mark in (draft, unit.finals[code]))]
        for unit in units
        for code, draft in unit.drafts.items()
    )
    write_table(out / "items.csv", ["unit", "item", "draft", "final"], items)
    rows = (row for unit in units for row in element_rows(instrument, unit.variant, scores[unit.name], (unit.name,)))
    write_table(out / "elements.csv", ["unit", "element", "mark", "share"], rows)


def _rows(names: Sequence[str], columns: Sequence[FloatArray]) -> Iterator[list[float | str | None]]:
    for at, name in enumerate(names):
        yield [name, *(float(column[at]) for column in columns)]


def _unmeasured(panel: Mapping[str, FloatArray], names: list[str]) -> Iterator[str]:
    """Whom the panel's figures leave out, in words."""
    told = panel.get(RAW_ERROR, panel["corrected"])
    without = [name for name, figure in zip(names, told, strict=True) if np.isnan(figure)]
    if len(without) == len(names):
        yield "panel tidak menyebut galat siapa pun: galat baku 0 berarti tidak diketahui"
    elif without:
        yield f"tanpa angka panel, galat baku disamakan dengan yang terbesar: {', '.join(without)}"


def _absent(table: Table, scores: Mapping[str, Score]) -> Iterator[str]:
    if absent := [unit for unit in table.units() if unit not in scores]:
        yield f"ada di panel, tanpa nilai akhir: {', '.join(absent)}"
