"""The engine's clean specimen as cells that somebody might type, sheet by sheet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gerakan.compute.plan_sample import sample_plan
from gerakan.stages.masterplans.queries.sheets import SHEETS

Row = dict[str, str]
Sheets = dict[str, list[Row]]
ALIKE = {
    "missions": "misi", "goals": "sasaran", "strategies": "strategi", "problems": "masalah", "programmes": "program",
    "milestones": "peta-jalan", "risks": "risiko", "swot": "swot", "gaps": "kesenjangan", "stakeholders": "pemangku",
    "participation": "peran-serta", "evidence": "bukti",
}  # fmt: skip
"""Sheets of the file whose cells are called as ours are."""
ELSEWHERE = {"peran-serta": {"held_on": "date"}}
SKIPPED = {"weight"}
"""A weight of our SWOT is a whole number, the specimen's a share."""


def head_and_sheets(*, programmes: int, starts: int) -> tuple[dict[str, Any], Sheets]:
    """What the plan's head says, and the rows of every sheet that has some."""
    plan = sample_plan(programmes=programmes, starts=starts)
    first, last = plan["rpjmd"]
    head = {
        "rpjmd_starts": first, "rpjmd_ends": last, "vision": plan["vision"], "keywords": ", ".join(plan["keywords"]),
    }  # fmt: skip
    return head, dict(_sheets(plan, starts))


def _sheets(plan: Mapping[str, Any], starts: int) -> Iterator[tuple[str, list[Row]]]:
    for name, code in ALIKE.items():
        yield code, [_alike(row, code) for row in plan[name]]
    goals = {row["code"] for row in plan["goals"]}
    yield "indikator", [_indicator(row, goals, starts) for row in plan["indicators"]]
    yield "anggaran", list(_money(plan["money"], starts))
    yield "pagu", [{"code": "PG-001", **_years({row["year"]: row["amount"] for row in plan["ceilings"]}, starts)}]
    yield (
        "rujukan",
        [{"programme": row["programme"], "scheme": row["scheme"], "key": row["code"]} for row in plan["references"]],
    )
    yield "kode", [{"scheme": of, "key": key} for of, keys in plan["known_codes"].items() for key in keys]
    words = {row["name"]: row["code"] for row in plan["indicators"]}
    yield "quick-win", [_quick_win(row, words) for row in plan["quick_wins"]]
    yield "langkah", [_step(row["code"], step) for row in plan["quick_wins"] for step in row["steps"]]


def _alike(row: Mapping[str, Any], sheet: str) -> Row:
    names = {column.field: column.field for column in SHEETS[sheet].columns} | ELSEWHERE.get(sheet, {})
    return {field: _typed(row[name]) for field, name in names.items() if name in row and field not in SKIPPED}


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return repr(value).replace(".", ",") if isinstance(value, float) else str(value)


def _years(values: Mapping[Any, Any], starts: int) -> Row:
    return {f"y{int(year) - starts + 1}": _typed(value) for year, value in values.items()}


def _indicator(row: Mapping[str, Any], goals: set[str], starts: int) -> Row:
    of = "goal" if row["of"] in goals else "programme"
    up = {"direction": row.get("direction", "up")}
    return up | _alike(row, "indikator") | {of: row["of"]} | _years(row["targets"], starts)


def _money(rows: Sequence[Mapping[str, Any]], starts: int) -> Iterator[Row]:
    """One line a programme, source and purpose, its years beside each other."""
    lines: dict[tuple[str, str, str], dict[int, int]] = {}
    for row in rows:
        key = row["programme"], row["source"], row.get("kind", "investment")
        lines.setdefault(key, {})[row["year"]] = row["amount"]
    for (programme, source, kind), amounts in lines.items():
        yield {"programme": programme, "source": source, "kind": kind, **_years(amounts, starts)}


def _quick_win(row: Mapping[str, Any], words: Mapping[str, str]) -> Row:
    """The specimen names indicators in words, ours by their codes."""
    codes = [words[name] for name in row["indicators"] if name in words]
    return _alike(row, "quick-win") | {"starts_on": f"{row['starts_month']}-01", "indicators": ", ".join(codes[:1])}


def _step(quick_win: str, step: Mapping[str, Any]) -> Row:
    return {"quick_win": quick_win, "month": str(step["month"]), "text": step["text"]}
