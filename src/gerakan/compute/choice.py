"""`gerakan compute choice CANDIDATES.csv SPEC.toml --out DIR`."""

import argparse
from dataclasses import asdict
from pathlib import Path

import numpy as np

from gerakan.compute.complaints import told_by_file
from gerakan.compute.quotas import QUOTA_COLUMNS, quota_rows, read_quotas
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Table, read_table, write_table
from gerakan.compute.toml import Section, read_toml
from gerakan.engine.choice import Candidates, Infeasible, Quota, choose

FILES = ("chosen.csv", "prices.csv", "conflict.csv", "result.json")
NO_ANSWER = 3


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("candidates", type=Path, metavar="CANDIDATES.csv", help="kolom unit, merit, dan atribut")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="choose = K dan bagian-bagian [[quota]]")


def run(arguments: argparse.Namespace) -> int:
    """Read, choose, write; exit 3 when the quotas contradict each other."""
    count, quotas = _read_spec(arguments.spec)
    table = read_table(arguments.candidates)
    candidates = _candidates(table)
    with told_by_file(arguments.candidates, arguments.spec, table.lines()):
        answer = choose(candidates, quotas, count)
    out = open_directory(arguments.out, FILES)
    parameters = {"choose": count, "quota": [asdict(quota) for quota in quotas]}
    if isinstance(answer, Infeasible):
        write_table(out / "conflict.csv", QUOTA_COLUMNS, quota_rows(answer.conflict))
        write_result(out, "choice", parameters=parameters, status="infeasible", candidates=len(candidates.units))
        return NO_ANSWER
    merit = dict(zip(candidates.units, candidates.merit.tolist(), strict=True))
    write_table(out / "chosen.csv", ["unit", "merit"], ([unit, merit[unit]] for unit in answer.chosen))
    prices = ([*row, price.price] for row, price in zip(quota_rows(quotas), answer.prices, strict=True))
    write_table(out / "prices.csv", [*QUOTA_COLUMNS, "price"], prices)
    changes = [{"gained": list(price.gained), "displaced": list(price.displaced)} for price in answer.prices]
    write_result(
        out,
        "choice",
        parameters=parameters,
        status="optimal",
        merit=answer.merit,
        gained=list(answer.gained),
        displaced=list(answer.displaced),
        quotas=changes,
    )
    return 0


def _read_spec(file: Path) -> tuple[int, list[Quota]]:
    values = read_toml(file, known=("choose", "quota"))
    own = Section(file, "atas", values, known=("choose", "quota"))
    return own.whole("choose"), read_quotas(file, values)


def _candidates(table: Table) -> Candidates:
    units = table.units()
    table.need("merit")
    merit = np.array([table.number(row, "merit") for row in table.rows])
    attributes = {
        column: [row.cells[column] for row in table.rows] for column in table.columns if column not in ("unit", "merit")
    }
    return Candidates(units, merit, attributes)
