"""`gerakan compute ranks ESTIMATES.csv --top K --level 0.95 --out DIR`."""

import argparse
from pathlib import Path

import numpy as np

from gerakan.compute.arguments import natural, share, whole_number
from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Table, read_table, write_table
from gerakan.engine.choice.confidence import rank_sets

FILES = ("ranks.csv", "result.json")
COLUMNS = ("rank", "marginal_lower", "marginal_upper", "simultaneous_lower", "simultaneous_upper", "possible_top")


def describe(parser: argparse.ArgumentParser) -> None:
    """One file and two numbers."""
    parser.add_argument("estimates", type=Path, metavar="ESTIMATES.csv", help="kolom unit, estimate, se")
    parser.add_argument("--top", type=natural, required=True, metavar="K", help="banyaknya yang dipilih")
    parser.add_argument("--level", type=share, default=0.95, metavar="P", help="tingkat kepercayaan (0.95)")
    parser.add_argument("--seed", type=whole_number, default=0, metavar="S", help="benih bilangan acak (0)")


def run(arguments: argparse.Namespace) -> int:
    """Read, infer, write."""
    table = read_table(arguments.estimates)
    units = table.units()
    table.need("estimate", "se")
    estimates = np.array([table.number(row, "estimate") for row in table.rows])
    errors = np.array([_error(table, number) for number in range(len(table.rows))])
    with told_by_file(arguments.estimates, arguments.estimates, table.lines()):
        sets = rank_sets(estimates, errors, top=arguments.top, level=arguments.level, seed=arguments.seed)
    out = open_directory(arguments.out, FILES)
    values = [getattr(sets, column).astype(int).tolist() for column in COLUMNS]
    write_table(
        out / "ranks.csv", ["unit", *COLUMNS], ([unit, *own] for unit, *own in zip(units, *values, strict=True))
    )
    write_result(out, "ranks", parameters={"top": arguments.top, "level": arguments.level}, seed=arguments.seed)
    return 0


def _error(table: Table, number: int) -> float:
    row = table.rows[number]
    value = table.number(row, "se")
    if value < 0:
        raise Complaint(table.file, "galat baku tidak boleh negatif", row=row.line, column="se")
    return value
