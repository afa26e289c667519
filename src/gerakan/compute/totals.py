"""`gerakan compute totals MARKS.csv INSTRUMENT.csv --out DIR`: from marks of items to the total of every sheet."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gerakan.compute.instrument import Instrument, read_instrument
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.sheets import Sheet, Sheets, read_sheets, scored
from gerakan.compute.tables import write_table
from gerakan.engine.rubric.scoring import Score

FILES = ("totals.csv", "elements.csv", "result.json")
TOTAL = "nilai"
"""The one item that `gerakan compute panel` sees of a sheet."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("marks", type=Path, metavar="MARKS.csv", help="kolom unit, rater, item, mark (0-4 atau tb)")
    parser.add_argument(
        "instrument",
        type=Path,
        metavar="INSTRUMENT.csv",
        help="kolom code, parent, kind, weight, is_penalty, penalty_cap, applies_to",
    )


def run(arguments: argparse.Namespace) -> int:
    """Read, score, write; a sheet that is not complete has no total and is named."""
    instrument = read_instrument(arguments.instrument)
    sheets = read_sheets(arguments.marks, instrument)
    scores = [(sheet, scored(sheet, instrument)) for sheet in sheets.rows]
    out = open_directory(arguments.out, FILES)
    _write(out, sheets, instrument, scores)
    incomplete = [f"belum lengkap, tanpa nilai: {_name(sheet)}" for sheet, own in scores if own.total is None]
    write_result(
        out,
        "totals",
        parameters={},
        warnings=[*instrument.unused, *sheets.warnings, *incomplete],
        units=len({sheet.unit for sheet in sheets.rows}),
        sheets=len(sheets.rows),
        marks=sum(len(sheet.lines) for sheet in sheets.rows),
        missing={_name(sheet): list(own.missing) for sheet, own in scores if own.missing},
    )
    return 0


def element_rows(
    instrument: Instrument, variant: str, told: Score, names: Sequence[str]
) -> Iterator[list[float | str | None]]:
    """Names, then the code of each element, its mark and its share of the total in per cent."""
    for element in instrument.variants[variant]:
        own = told.by_code[element.code]
        yield [*names, element.code, own.mark, own.share]


def _write(out: Path, sheets: Sheets, instrument: Instrument, scores: Sequence[tuple[Sheet, Score]]) -> None:
    totals = (
        [sheet.unit, sheet.rater, TOTAL, own.total, *_passed(sheet.row.cells, sheets.passed)] for sheet, own in scores
    )
    write_table(out / "totals.csv", ["unit", "rater", "item", "mark", *sheets.passed], totals)
    rows = (
        row for sheet, own in scores for row in element_rows(instrument, sheet.variant, own, (sheet.unit, sheet.rater))
    )
    write_table(out / "elements.csv", ["unit", "rater", "element", "mark", "share"], rows)


def _passed(cells: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    return [cells[column] for column in columns]


def _name(sheet: Sheet) -> str:
    return f"{sheet.unit} oleh {sheet.rater}"
