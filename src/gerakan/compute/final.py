"""`gerakan compute final REGIONS.csv SPEC.toml --out DIR`: the ranking of a plenary, its cut line, and how sure it is."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.quotas import QUOTA_COLUMNS, quota_rows, read_quotas
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Row, Table, read_table, write_table
from gerakan.compute.toml import Section, read_toml, section
from gerakan.engine.arrays import FloatArray
from gerakan.engine.choice import Infeasible
from gerakan.engine.choice.final import Final, Finalists, FinalRule, decide_finally
from gerakan.engine.choice.noise import repetitions

FILES = ("ranking.csv", "prices.csv", "conflict.csv", "result.json")
KNOWN = ("choose", "reserve", "seed", "draws", "ties", "weights", "ranges", "zones", "quota")
ERROR = "_se"
BARRED = "barred"
NO_ANSWER = 3


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument(
        "regions", type=Path, metavar="REGIONS.csv", help="kolom unit, bagian nilai, BAGIAN_se, atribut, barred"
    )
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="choose = K, [weights], [ranges], ties, [[quota]]")


def run(arguments: argparse.Namespace) -> int:
    """Read, decide, write; exit 3 when the quotas contradict each other."""
    rule = _read_rule(arguments.spec)
    table = read_table(arguments.regions)
    finalists = _finalists(table, rule)
    with told_by_file(arguments.regions, arguments.spec, table.lines()):
        answer = decide_finally(rule, finalists)
    out = open_directory(arguments.out, FILES)
    parameters = _parameters(rule)
    if isinstance(answer, Infeasible):
        write_table(out / "conflict.csv", QUOTA_COLUMNS, quota_rows(answer.conflict))
        write_result(out, "final", parameters=parameters, seed=rule.seed, status="infeasible")
        return NO_ANSWER
    _write(out, rule, finalists, answer)
    write_result(
        out,
        "final",
        parameters=parameters,
        seed=rule.seed,
        status="optimal",
        chosen=list(answer.chosen),
        reserve=list(answer.reserve),
        quotas=[{"gained": list(one.gained), "displaced": list(one.displaced)} for one in answer.prices],
    )
    return 0


def _read_rule(file: Path) -> FinalRule:
    values = read_toml(file, known=KNOWN)
    own = Section(file, "atas", values, known=KNOWN)
    weights = section(file, values, "weights", known=values.get("weights", {}))
    ranges = section(file, values, "ranges", known=weights.values)
    zones = section(file, values, "zones", known=("certain", "out"))
    if not weights.values:
        own.refuse("weights", "belum diisi")
    with told_by_file(file, file, {}):
        return FinalRule(
            weights={part: weights.number(part, 0) for part in weights.values},
            count=own.whole("choose"),
            reserve=own.whole("reserve", 0),
            quotas=tuple(read_quotas(file, values)),
            ties=tuple(str(name) for name in own.items("ties")),
            ranges={part: _range(ranges, part) for part in ranges.values},
            certain=zones.number("certain", 0.9),
            out=zones.number("out", 0.1),
            draws=own.whole("draws", 2000),
            seed=own.whole("seed", 0),
        )


def _range(own: Section, part: str) -> tuple[float, float]:
    ends = own.numbers(part)
    if len(ends) != 2:
        own.refuse(part, "rentang memerlukan dua bilangan: terendah dan tertinggi")
    return ends[0], ends[1]


def _finalists(table: Table, rule: FinalRule) -> Finalists:
    units = table.units()
    table.need(*rule.weights, *rule.ties, *(quota.column for quota in rule.quotas))
    parts = {part: _numbers(table, part) for part in rule.weights}
    noise = {
        part: repetitions(values, _errors(table, part), draws=rule.draws, seed=rule.seed + place)
        for place, (part, values) in enumerate(parts.items())
        if part + ERROR in table.columns
    }
    return Finalists(
        units=units,
        parts=parts,
        noise=noise,
        attributes={quota.column: [row.cells[quota.column] for row in table.rows] for quota in rule.quotas},
        figures={name: _numbers(table, name) for name in rule.ties if name not in parts},
        barred=frozenset(unit for unit, row in zip(units, table.rows, strict=True) if _is_barred(table, row)),
    )


def _numbers(table: Table, column: str) -> FloatArray:
    return np.array([table.number(row, column) for row in table.rows])


def _errors(table: Table, part: str) -> FloatArray:
    column = part + ERROR
    errors = _numbers(table, column)
    for at in np.flatnonzero(errors < 0):
        raise Complaint(table.file, "galat baku tidak boleh negatif", row=table.rows[at].line, column=column)
    return errors


def _is_barred(table: Table, row: Row) -> bool:
    said = row.cells.get(BARRED, "")
    if said not in ("", "0", "1"):
        raise Complaint(table.file, f"'{said}' harus 1, 0, atau kosong", row=row.line, column=BARRED)
    return said == "1"


def _parameters(rule: FinalRule) -> dict[str, Any]:
    return {
        "choose": rule.count, "reserve": rule.reserve, "draws": rule.draws, "weights": dict(rule.weights),
        "ranges": {part: list(ends) for part, ends in rule.ranges.items()}, "ties": list(rule.ties),
        "zones": {"certain": rule.certain, "out": rule.out},
        "quota": [dict(zip(QUOTA_COLUMNS, row, strict=True)) for row in quota_rows(rule.quotas)],
    }  # fmt: skip


def _write(out: Path, rule: FinalRule, finalists: Finalists, answer: Final) -> None:
    header = ["unit", "rank", "score", *rule.weights, "tied", "decision", "reserve"]
    header += ["chance", "error", "weighings", "low", "high", "zone"]
    write_table(out / "ranking.csv", header, _ranking(rule, finalists, answer))
    prices = (
        [*row, one.price, " ".join(one.gained), " ".join(one.displaced)]
        for row, one in zip(quota_rows(rule.quotas), answer.prices, strict=True)
    )
    write_table(out / "prices.csv", [*QUOTA_COLUMNS, "price", "gained", "displaced"], prices)


def _ranking(rule: FinalRule, finalists: Finalists, answer: Final) -> Iterator[list[Any]]:
    """Best first."""
    sure = answer.certainty
    for at in np.argsort(answer.rank, kind="stable"):
        unit = finalists.units[at]
        waiting = answer.reserve.index(unit) + 1 if unit in answer.reserve else None
        yield [
            unit, int(answer.rank[at]), float(answer.score[at]), *(float(answer.points[part][at]) for part in rule.weights),
            answer.tied[at], _decision(unit, finalists, answer), waiting, float(sure.chance[at]), float(sure.error[at]),
            float(sure.weighings[at]), int(sure.low[at]), int(sure.high[at]), sure.zone[at],
        ]  # fmt: skip


def _decision(unit: str, finalists: Finalists, answer: Final) -> str:
    if unit in finalists.barred:
        return BARRED
    if unit in answer.chosen:
        return "chosen"
    return "reserve" if unit in answer.reserve else "not_chosen"
