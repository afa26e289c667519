"""`gerakan compute index DATA.csv SPEC.toml --out DIR`."""

import argparse
from dataclasses import asdict
from pathlib import Path

from gerakan.compute.complaints import told_by_file
from gerakan.compute.index_data import index_data
from gerakan.compute.index_spec import as_parameters, read_index_spec
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import NOT_APPLICABLE, read_table, write_table
from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import IndexData, IndexResult, from_prepared, links, prepare

FILES = ("scores.csv", "ranks.csv", "normalised.csv", "treated.csv", "contributions.csv", "result.json")


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("data", type=Path, metavar="DATA.csv", help="kolom unit dan satu kolom per indikator")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="indikator, grup, dan pilihan metode")


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, write."""
    spec, _plan = read_index_spec(arguments.spec)
    table = read_table(arguments.data)
    data, unused = index_data(table, spec)
    with told_by_file(arguments.data, arguments.spec, table.lines()):
        prepared = prepare(data, spec)
        result = from_prepared(prepared)
    out = open_directory(arguments.out, FILES)
    _write_tables(out, result, data)
    split = result.contributions
    write_result(
        out,
        "index",
        parameters=as_parameters(spec),
        warnings=[*unused, *result.warnings, *([] if split else ["kontribusi tidak dapat dipecah untuk agregasi ini"])],
        root=result.root,
        contributions={"scale": split.scale, "baseline": split.baseline} if split else None,
        coverage={unit: float(share) for unit, share in zip(result.units, result.coverage, strict=True)},
        imputed=[
            {"unit": result.units[i], "indicator": result.codes[j]}
            for i, j in zip(*(at.tolist() for at in result.imputed.nonzero()), strict=True)
        ],
        treated=[
            {"indicator": change.code, "method": change.method, "units": [result.units[i] for i in change.rows]}
            for change in result.changes
        ],
        ties=[list(tie) for tie in result.ties],
        links=[asdict(link) for link in links(prepared, result)],
    )
    return 0


def _write_tables(out: Path, result: IndexResult, data: IndexData) -> None:
    units = result.units
    write_table(
        out / "scores.csv", ["unit", *result.groups], ([u, *row] for u, row in zip(units, result.scores, strict=True))
    )
    ranks = ([u, *(int(r) or None for r in row)] for u, row in zip(units, result.ranks, strict=True))
    write_table(out / "ranks.csv", ["unit", *result.groups], ranks)
    write_table(out / "normalised.csv", ["unit", *result.codes], _with_holes(result.normalised, data))
    write_table(out / "treated.csv", ["unit", *result.codes], _with_holes(result.treated, data))
    split = result.contributions
    rows = ([u, *row] for u, row in zip(units, split.values, strict=True)) if split else ([u] for u in units)
    write_table(out / "contributions.csv", ["unit", *(split.codes if split else ())], rows)


def _with_holes(values: FloatArray, data: IndexData) -> list[list[float | str]]:
    """Rows of a table of indicators; NA where an indicator does not apply, empty where nothing is known."""
    return [
        [unit, *(float(value) if there else NOT_APPLICABLE for value, there in zip(row, applies, strict=True))]
        for unit, row, applies in zip(data.units, values, data.applicable, strict=True)
    ]
