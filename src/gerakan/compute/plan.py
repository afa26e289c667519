"""`gerakan compute plan PLAN.json --out DIR`: what the rules say about a masterplan."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gerakan.compute.plan_paces import read_paces
from gerakan.compute.plan_reading import read_plan
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import write_table
from gerakan.engine.plan import Others, OtherText, Place, Plan, Report, Severity, Yardsticks, check
from gerakan.engine.plan.affordability import affordability
from gerakan.engine.plan.completeness import Completeness, completeness
from gerakan.engine.plan.prose import prose
from gerakan.engine.plan.sentences import SENTENCES, sentence
from gerakan.engine.plan.structure.words import MONEY_KINDS, SOURCES

FILES = ("findings.csv", "completeness.csv", "missing.csv", "money.csv", "result.json")
PLACE = ("sheet", "code", "field", "year")
Cell = str | int | float | None


def describe(parser: argparse.ArgumentParser) -> None:
    """One plan, and what it may be compared with."""
    parser.add_argument("plan", type=Path, metavar="PLAN.json", help="rencana induk")
    parser.add_argument("--other", type=Path, action="append", default=[], metavar="PLAN.json",
                        help="rencana lain yang kalimatnya dibandingkan (boleh diulang)")  # fmt: skip
    parser.add_argument("--paces", type=Path, metavar="PACES.csv", help="laju perbaikan daerah sebanding")


def run(arguments: argparse.Namespace) -> int:
    """Read, check, write."""
    plan = read_plan(arguments.plan)
    others = Others(text for file in arguments.other for text in _texts(read_plan(file)))
    paces = read_paces(arguments.paces) if arguments.paces else {}
    out = open_directory(arguments.out, FILES)
    report, complete = check(plan, Yardsticks(peers=paces, others=others)), completeness(plan)
    write_table(
        out / "findings.csv",
        ("rule", "severity", *PLACE, *(f"other_{name}" for name in PLACE), "sentence"),
        _findings(report),
    )
    _write_completeness(out, complete)
    write_table(out / "money.csv", ("year", *MONEY_KINDS, *SOURCES, "total", "ceiling", "room"), _money(plan))
    write_result(
        out,
        "plan",
        parameters=_size(plan, len(arguments.other), len(paces)),
        warnings=_unasked(report),
        **_summary(report, complete),
    )
    return 0


def _texts(plan: Plan) -> Iterator[OtherText]:
    for place, text, _ in prose(plan):
        yield OtherText(plan.region, place.sheet, place.code, place.field, text)


def _cells(place: Place) -> tuple[Cell, ...]:
    return place.sheet, place.code, place.field, "" if place.year is None else str(place.year)


def _findings(report: Report) -> Iterator[tuple[Cell, ...]]:
    """One row each; of more than two places the second stands for the others, and the sentence names them all."""
    for one in report.findings:
        other = _cells(one.places[1]) if len(one.places) > 1 else ("",) * len(PLACE)
        yield one.rule, one.severity.value, *_cells(one.place), *other, sentence(one)


def _write_completeness(out: Path, complete: Completeness) -> None:
    parts = ((one.name, one.met, one.needed, one.share) for one in complete.parts)
    write_table(out / "completeness.csv", ("part", "met", "needed", "share"), parts)
    missing = ((one.name, *_cells(place)) for one in complete.parts for place in one.missing)
    write_table(out / "missing.csv", ("part", *PLACE), missing)


def _money(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    """Amounts as text: every rupiah is written. Ceiling: of all money; room: under the tightest ceiling of the year."""
    for one in affordability(plan).years:
        kinds, sources = (one.of_kind(kind) for kind in MONEY_KINDS), (one.of_source(source) for source in SOURCES)
        yield tuple(_exact((one.year, *kinds, *sources, one.total, one.ceilings.get(""), one.room)))


def _exact(amounts: Iterable[int | None]) -> Iterator[str]:
    return ("" if amount is None else str(amount) for amount in amounts)


def _size(plan: Plan, others: int, paces: int) -> dict[str, str | int]:
    programmes = sum(1 for one in plan.programmes if one.kind == "programme")
    return {
        "region": plan.region,
        "starts": plan.starts,
        "years": plan.years,
        "programmes": programmes,
        "indicators": len(plan.indicators),
        "others": others,
        "paces": paces,
    }


def _unasked(report: Report) -> list[str]:
    said = (
        f"Aturan {code} ({SENTENCES[code].title}) tidak diperiksa: pembandingnya tidak ada." for code in report.unasked
    )
    return list(said)


def _summary(report: Report, complete: Completeness) -> dict[str, Any]:
    counts = Counter(one.severity for one in report.findings)
    return {
        "findings": {severity.value: counts[severity] for severity in Severity},
        "completeness": round(complete.share, 6),
        "rules": dict(report.versions),
    }
