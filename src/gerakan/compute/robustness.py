"""`gerakan compute robustness DATA.csv SPEC.toml --draws N --seed S --top K --out DIR`."""

import argparse
from dataclasses import asdict
from pathlib import Path

from gerakan.compute.arguments import natural, whole_number
from gerakan.compute.complaints import told_by_file
from gerakan.compute.index_data import index_data
from gerakan.compute.index_spec import as_parameters, read_index_spec
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import read_table, write_table
from gerakan.engine.index import RobustnessResult, robustness

FILES = ("rank_distribution.csv", "sobol.csv", "result.json")


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files and three numbers."""
    parser.add_argument("data", type=Path, metavar="DATA.csv", help="kolom unit dan satu kolom per indikator")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="indeks, dengan bagian [robustness]")
    parser.add_argument("--draws", type=natural, default=10_000, metavar="N", help="banyaknya tarikan acak (10000)")
    parser.add_argument("--seed", type=whole_number, default=0, metavar="S", help="benih bilangan acak (0)")
    parser.add_argument("--top", type=natural, required=True, metavar="K", help="banyaknya yang dipilih")
    parser.add_argument("--threads", type=natural, metavar="T", help="utas; hasilnya sama berapa pun utasnya")


def run(arguments: argparse.Namespace) -> int:
    """Read, draw, write."""
    spec, plan = read_index_spec(arguments.spec)
    table = read_table(arguments.data)
    data, unused = index_data(table, spec)
    with told_by_file(arguments.data, arguments.spec, table.lines()):
        result = robustness(
            data, spec, plan, draws=arguments.draws, seed=arguments.seed, top=arguments.top, threads=arguments.threads
        )
    out = open_directory(arguments.out, FILES)
    _write_tables(out, result)
    write_result(
        out,
        "robustness",
        parameters=as_parameters(spec) | {"robustness": asdict(plan), "draws": arguments.draws, "top": arguments.top},
        seed=arguments.seed,
        warnings=[*unused, *result.warnings],
        cells=result.cells,
        zones={zone: result.zone.count(zone) for zone in ("in", "contested", "out")},
    )
    return 0


def _write_tables(out: Path, result: RobustnessResult) -> None:
    columns = (result.rank_median, result.rank_p05, result.rank_p95)
    write_table(
        out / "rank_distribution.csv",
        ["unit", "p_top", "rank_median", "rank_p05", "rank_p95"],
        (
            [unit, float(result.p_top[i]), *(int(column[i]) or None for column in columns)]
            for i, unit in enumerate(result.units)
        ),
    )
    write_table(
        out / "sobol.csv",
        ["output", "unit", "factor", "first", "first_se", "total", "total_se"],
        (list(asdict(index).values()) for index in result.sobol),
    )
