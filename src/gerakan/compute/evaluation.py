"""`gerakan compute evaluation SCORES.csv SPEC.toml --out DIR`."""

import argparse
import re
from dataclasses import asdict
from pathlib import Path

from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Table, read_table, write_table
from gerakan.compute.toml import read_toml, section, sections
from gerakan.engine.progress import Predicate, evaluate

FILES = ("index.csv", "result.json")


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("scores", type=Path, metavar="SCORES.csv", help="kolom unit, year, dimension, score")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="bagian [weights] dan bagian-bagian [[predicate]]")


def run(arguments: argparse.Namespace) -> int:
    """Read, evaluate, write."""
    weights, predicates = _read_spec(arguments.spec)
    table = read_table(arguments.scores)
    scores = _scores(table, weights)
    with told_by_file(arguments.scores, arguments.spec, {}):
        rows = evaluate(scores, weights, predicates)
    out = open_directory(arguments.out, FILES)
    columns = ["unit", "year", "index", "improvement", "predicate", "rank"]
    write_table(out / "index.csv", columns, (list(asdict(row).values()) for row in rows))
    write_result(
        out,
        "evaluation",
        parameters={"weights": weights, "predicate": [asdict(predicate) for predicate in predicates]},
        warnings=[
            f"{row.unit} {row.year}: tanpa indeks karena ada dimensi yang kosong" for row in rows if row.index is None
        ],
    )
    return 0


def _read_spec(file: Path) -> tuple[dict[str, float], list[Predicate]]:
    values = read_toml(file, known=("weights", "predicate"))
    own = section(file, values, "weights", known=tuple(values.get("weights") or ()))
    weights = {name: own.number(name, 0.0) for name in own.values}
    if not weights:
        raise Complaint(file, "bagian [weights] belum diisi", row="atas", column="weights")
    items = sections(file, values, "predicate", known=("name", "from"))
    for item in items:
        if "from" not in item.values:
            item.refuse("from", "belum diisi")
    return weights, [Predicate(item.text("name"), item.number("from", 0.0)) for item in items]


def _scores(table: Table, weights: dict[str, float]) -> dict[tuple[str, int], dict[str, float]]:
    table.need("unit", "year", "dimension", "score")
    scores: dict[tuple[str, int], dict[str, float]] = {}
    for row in table.rows:
        unit, year, dimension = (row.cells[column] for column in ("unit", "year", "dimension"))
        if not unit:
            raise Complaint(table.file, "nama unit kosong", row=row.line, column="unit")
        if not re.fullmatch(r"\d{4}", year):
            raise Complaint(table.file, f"'{year}' bukan tahun", row=row.line, column="year")
        if dimension not in weights:
            raise Complaint(table.file, f"dimensi '{dimension}' tidak berbobot", row=row.line, column="dimension")
        own = scores.setdefault((unit, int(year)), {})
        if dimension in own:
            raise Complaint(table.file, f"{unit} {year} {dimension} sudah ada", row=row.line, column="dimension")
        value = table.number_or_hole(row, "score")
        if isinstance(value, float):
            own[dimension] = value
    return scores
