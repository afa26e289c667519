"""`gerakan compute scenario ASSUMPTIONS.csv SPEC.toml --draws N --seed S --out DIR`."""

import argparse
import math
import re
from collections.abc import Iterator
from pathlib import Path

from gerakan.compute.arguments import natural, share, whole_number
from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Row, Table, read_table, write_table
from gerakan.compute.toml import Section, read_toml, sections
from gerakan.engine.scenario import Assumption, Outcome, Question, scenario

FILES = ("path.csv", "contributions.csv", "influence.csv", "result.json")
COLUMNS = ("code", "kind", "low", "mode", "high", "chance", "starts", "full", "source", "year")
KINDS = ("baseline", "trend", "programme")
KNOWN = ("base_year", "until", "direction", "rule", "bound", "correlation", "target")
PATH = ("year", "without_low", "without_middle", "without_high", "low", "middle", "high", "mean", "target", "chance", "verdict")  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2200


def describe(parser: argparse.ArgumentParser) -> None:
    """Assumptions, and what is asked of them."""
    parser.add_argument("assumptions", type=Path, metavar="ASSUMPTIONS.csv", help=f"kolom {', '.join(COLUMNS)}")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help=f"{', '.join(KNOWN[:-1])}, [[target]] year, value")
    parser.add_argument("--draws", type=natural, default=4000, metavar="N", help="banyaknya undian (bawaan 4000)")
    parser.add_argument("--seed", type=whole_number, default=0, metavar="S", help="benih bilangan acak (bawaan 0)")
    parser.add_argument("--level", type=share, default=0.9, metavar="P", help="tingkat rentang (bawaan 0,9)")


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, write."""
    question = _question(arguments.spec)
    table = read_table(arguments.assumptions)
    table.need(*COLUMNS)
    rows = [_assumption(table, row) for row in table.rows]
    with told_by_file(arguments.assumptions, arguments.spec, table.lines("code")):
        found = scenario(question, rows, draws=arguments.draws, seed=arguments.seed, level=arguments.level)
    out = open_directory(arguments.out, FILES)
    write_table(out / "path.csv", PATH, _path(found))
    write_table(
        out / "contributions.csv",
        ("code", "mean", "low", "high"),
        ((a.code, a.mean, a.low, a.high) for a in found.added),
    )
    write_table(out / "influence.csv", ("code", "rank_correlation"), ((w.code, w.correlation) for w in found.weights))
    write_result(
        out,
        "scenario",
        parameters={"draws": arguments.draws, "level": arguments.level, "rule": question.rule,
                    "direction": question.direction, "correlation": question.correlation},
        seed=arguments.seed,
        warnings=_warnings(found),
        start=_rounded(found.start),
        trend=_rounded(found.trend),
    )  # fmt: skip
    return 0


def _question(file: Path) -> Question:
    values = read_toml(file, known=(*KNOWN, "name"))
    targets = sections(file, values, "target", known=("year", "value"))
    top = Section(file, "atas", {name: value for name, value in values.items() if name != "target"}, known=KNOWN)
    if "correlation" in top.values and not 0 <= top.number("correlation", 0) < 1:
        top.refuse("correlation", "harus dari 0 sampai di bawah 1")
    return Question(
        base_year=_year_of(top, "base_year"), until=_year_of(top, "until"),
        direction=_one_of(top, "direction", "up", "down"), rule=_one_of(top, "rule", "sum", "gap"),  # type: ignore[arg-type]
        bound=top.optional_number("bound"), correlation=top.number("correlation", 0.0), targets=_targets(targets),
    )  # fmt: skip


def _one_of(top: Section, key: str, *words: str) -> str:
    text = top.text(key, words[0])
    if text not in words:
        top.refuse(key, f"'{text}' bukan {' atau '.join(words)}")
    return text


def _year_of(own: Section, key: str) -> int:
    year = own.whole(key)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        own.refuse(key, f"harus di antara {FIRST_YEAR} dan {LAST_YEAR}")
    return year


def _targets(rows: list[Section]) -> dict[int, float]:
    found: dict[int, float] = {}
    for own in rows:
        year = _year_of(own, "year")
        if year in found:
            own.refuse("year", f"target {year} sudah ada")
        if "value" not in own.values:
            own.refuse("value", "belum diisi")
        found[year] = own.number("value", 0.0)
        if not math.isfinite(found[year]):
            own.refuse("value", "bukan bilangan")
    return found


def _assumption(table: Table, row: Row) -> Assumption:
    code, kind = row.cells["code"], row.cells["kind"]
    if not code:
        raise Complaint(table.file, "kode kosong", row=row.line, column="code")
    if kind not in KINDS:
        raise Complaint(table.file, f"'{kind}' bukan {', '.join(KINDS)}", row=row.line, column="kind")
    if not row.cells["source"]:
        raise Complaint(table.file, "sumber belum diisi", row=f"{row.line} ({code})", column="source")
    low, mode, high = (table.number(row, name) for name in ("low", "mode", "high"))
    chance = table.number(row, "chance") if row.cells["chance"] else 1.0
    starts, full = (_year(table, row, name) if kind == "programme" else 0 for name in ("starts", "full"))
    return Assumption(code, kind, low, mode, high, chance, starts, full)  # type: ignore[arg-type]


def _year(table: Table, row: Row, column: str) -> int:
    text = row.cells[column]
    if not re.fullmatch(r"\d{4}", text):
        raise Complaint(table.file, f"'{text}' bukan tahun", row=f"{row.line} ({row.cells['code']})", column=column)
    return int(text)


def _path(found: Outcome) -> Iterator[tuple[float | int | str | None, ...]]:
    for one in found.years:
        yield one.year, *one.without, *one.value, one.mean, one.target, one.chance, one.verdict


def _warnings(found: Outcome) -> list[str]:
    if not found.beyond:
        return []
    return [f"{found.beyond:.1%} undian pada tahun akhir melewati batas satuan; pakai rule = 'gap'."]


def _rounded(value: float) -> float:
    return float(f"{value:.15g}")
