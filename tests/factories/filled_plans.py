"""A real plan of a region, filled with the engine's specimen by the commands that people use."""

from collections.abc import Iterator
from typing import Any

from gerakan.engine.plan import structure
from gerakan.engine.plan.specimen import specimen
from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.calculations.building import SHEET_OF
from gerakan.stages.masterplans.commands.cells import save_cells
from gerakan.stages.masterplans.commands.plans import frame
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS
from tests.factories.masterplans import a_plan

Row = dict[str, str]
LATER = ("parent", "depends_on", "innovation")
"""Cells that name rows of their own sheet, or need an indicator first."""


def a_filled_plan(programmes: int = 60) -> tuple[Masterplan, User]:
    """Clean by the rules: 2028-2037, of nobody's region."""
    plan, writer = a_plan()
    fill_with_specimen(plan, by=writer, programmes=programmes)
    return plan, writer


def fill_with_specimen(plan: Masterplan, *, by: User, programmes: int = 60) -> None:
    """Head and every sheet, as if typed."""
    clean = specimen(programmes=programmes, starts=plan.starts, years=plan.years)
    first, last = clean.rpjmd or (None, None)
    head = {"rpjmd_starts": first, "rpjmd_ends": last, "vision": clean.vision, "keywords": ", ".join(clean.keywords)}
    frame(plan, values=head, seen={}, by=by)
    rows = dict(_sheets(clean))
    for code in SHEETS:
        if rows.get(code):
            _type(plan, code, [{k: v for k, v in row.items() if k not in LATER} for row in rows[code]], by)
    _type_later(plan, rows["program"], by)
    plan.refresh_from_db()


def _type(plan: Masterplan, sheet: str, rows: list[Row], by: User) -> None:
    edits = [
        Edit(field, text, key=str(number)) for number, row in enumerate(rows) for field, text in row.items() if text
    ]
    refused = [one for one in save_cells(plan, sheet=SHEETS[sheet], edits=edits, by=by) if one.status != Outcome.SAVED]
    assert not refused, [(one.edit, one.sentence) for one in refused[:3]]


def _type_later(plan: Masterplan, rows: list[Row], by: User) -> None:
    keys = {row.code: row.pk for row in SHEETS["program"].rows_of(plan)}
    edits = [Edit(field, row[field], "", keys[row["code"]]) for row in rows for field in LATER if row.get(field)]
    assert {one.status for one in save_cells(plan, sheet=SHEETS["program"], edits=edits, by=by)} == {Outcome.SAVED}


def _sheets(clean: structure.Plan) -> Iterator[tuple[str, list[Row]]]:
    for name, code in SHEET_OF.items():
        if name not in {"money", "ceilings", "quick_wins", "indicators", "references", "waivers"}:
            yield code, [_cells(row, code) for row in structure.rows(clean, name)]
    goals = {one.code for one in clean.goals}
    yield "indikator", [_indicator(clean, one, goals) for one in clean.indicators]
    yield "anggaran", list(_money(clean))
    yield "pagu", [{"code": "PG-001", **_years(clean, {one.year: one.amount for one in clean.ceilings})}]
    yield "rujukan", [{"programme": one.programme, "scheme": one.scheme, "key": one.code} for one in clean.references]
    yield "kode", [{"scheme": scheme, "key": key} for scheme, keys in clean.known_codes.items() for key in sorted(keys)]
    words = {one.code: one.name for one in clean.indicators}
    yield "quick-win", [_quick_win(one, words) for one in clean.quick_wins]
    yield (
        "langkah",
        [
            {"quick_win": one.code, "month": str(step.month), "text": step.text}
            for one in clean.quick_wins
            for step in one.steps
        ],
    )


def _cells(row: Any, sheet: str) -> Row:
    """Cells of the same name; a weight of our SWOT is a whole number."""
    said = {"held_on": row.date} if sheet == "peran-serta" else {}
    for column in SHEETS[sheet].columns:
        if hasattr(row, column.field) and column.field != "weight":
            said[column.field] = _typed(getattr(row, column.field))
    return said


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return "" if value is None else str(value)


def _years(clean: structure.Plan, values: dict[int, Any]) -> Row:
    return {f"y{year - clean.starts + 1}": _typed(value) for year, value in values.items()}


def _indicator(clean: structure.Plan, one: structure.PlanIndicator, goals: set[str]) -> Row:
    of = "goal" if one.of in goals else "programme"
    return _cells(one, "indikator") | {of: one.of} | _years(clean, dict(one.targets))


def _money(clean: structure.Plan) -> Iterator[Row]:
    lines: dict[tuple[str, str, str], dict[int, int]] = {}
    for one in clean.money:
        lines.setdefault((one.programme, one.source, one.kind), {})[one.year] = one.amount
    for (programme, source, kind), amounts in lines.items():
        yield {"programme": programme, "source": source, "kind": kind, **_years(clean, amounts)}


def _quick_win(one: structure.QuickWin, words: dict[str, str]) -> Row:
    """The specimen names indicators in words, ours by their codes."""
    codes = [code for code, name in words.items() if name in one.indicators]
    starts = f"{one.starts_month}-01"
    return _cells(one, "quick-win") | {"starts_on": starts, "indicators": ", ".join(codes[:1])}
