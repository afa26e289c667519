"""All rows of a plan as the engine's plan: one query a sheet, links as codes."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gerakan.engine.plan import Plan, structure
from gerakan.engine.plan.plain import as_plain
from gerakan.stages.masterplans.calculations.grounds import Laid, laid
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, MoneyLine, PlanIndicator, PlanRow
from gerakan.stages.masterplans.queries.sheets import SHEETS

Rows = Mapping[str, Sequence[Any]]
PARTS = re.compile(r"[;,\n]")


def rows_of(plan: Masterplan) -> Rows:
    """Rows of every sheet, by the sheet's code."""
    return {code: list(sheet.rows_of(plan)) for code, sheet in SHEETS.items()}


def engine_plan(plan: Masterplan, rows: Rows) -> Plan:
    """What the sheets say of what the rules read; complete lists of agencies and places are unknown to us."""
    rpjmd = (plan.rpjmd_starts, plan.rpjmd_ends) if plan.rpjmd_starts and plan.rpjmd_ends else None
    sheets = {name: tuple(make(plan, rows[code], rows)) for name, (code, make) in _MAKERS.items()}
    return Plan(
        region=plan.region.code, region_name=plan.region.name, name=plan.name, starts=plan.starts, years=plan.years, rpjmd=rpjmd, vision=plan.vision,
        keywords=_parts(plan.keywords), known_codes=_known_codes(rows["kode"]), **sheets,
    )  # fmt: skip


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in PARTS.split(text) if part.strip())


def _known_codes(rows: Sequence[Any]) -> dict[str, frozenset[str]]:
    said = [(row.scheme, row.key.strip()) for row in rows if row.scheme and row.key.strip()]
    return {scheme: frozenset(key for of, key in said if of == scheme) for scheme in {of for of, _key in said}}


def _by_year(plan: Masterplan, row: Any) -> Iterator[tuple[int, Any]]:
    for year, field in zip(plan.all_years, YEAR_FIELDS, strict=False):
        if (value := getattr(row, field)) is not None:
            yield year, value


def _alike(kind: type[Any], row: PlanRow, /, **said: Any) -> Any:
    """The engine's row: what is not said otherwise are the fields called the same here and there."""
    for name in kind.__dataclass_fields__:
        if name not in said and (value := getattr(row, name, None)) is not None:
            said[name] = _plain(value)
    return kind(**said)


def _plain(value: Any) -> Any:
    """Codes for links, text for days, plain figures."""
    if isinstance(value, PlanRow):
        return value.code
    if isinstance(value, Decimal):
        return float(value)
    return tuple(value) if isinstance(value, list) else value.isoformat() if isinstance(value, dt.date) else value


def _each(kind: type[Any], **said: Callable[[Any], Any]) -> Any:
    """One row for one; said: what the fields that are called otherwise hold."""

    def make(_plan: Masterplan, own: Sequence[Any], _rows: Rows) -> Iterator[Any]:
        return (_alike(kind, row, **{name: of(row) for name, of in said.items()}) for row in own)

    return make


def _indicators(plan: Masterplan, own: Sequence[PlanIndicator], rows: Rows) -> Iterator[structure.PlanIndicator]:
    for row in own:
        measured = row.programme or row.goal
        targets = {year: float(value) for year, value in _by_year(plan, row)}
        yield _alike(structure.PlanIndicator, row, of=measured.code if measured else "", targets=targets)


def _money(plan: Masterplan, own: Sequence[MoneyLine], rows: Rows) -> Iterator[structure.Money]:
    for row in own:
        for year, amount in _by_year(plan, row):
            yield _alike(structure.Money, row, year=year, amount=amount, row=row.code)


def _ceilings(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Ceiling]:
    for row in own:
        yield from (structure.Ceiling(year, amount, row=row.code) for year, amount in _by_year(plan, row))


def _waivers(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Waiver]:
    return (_alike(structure.Waiver, row, row=row.code) for row in own if row.subdimension)


def _quick_wins(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.QuickWin]:
    steps: dict[str, list[structure.Step]] = {}
    for step in rows["langkah"]:
        if step.quick_win and step.month is not None:
            steps.setdefault(step.quick_win.code, []).append(structure.Step(step.month, step.text))
    for row in own:
        month = f"{row.starts_on:%Y-%m}" if row.starts_on else ""
        yield _alike(structure.QuickWin, row, starts_month=month, steps=tuple(steps.get(row.code, ())))


_SPLIT = {"partners": lambda row: _parts(row.partners), "location": lambda row: _parts(row.location)}
_OURS = {"row": lambda row: row.code}
_MAKERS: Mapping[str, tuple[str, Any]] = {
    "missions": ("misi", _each(structure.Mission)),
    "goals": ("sasaran", _each(structure.Goal)),
    "strategies": ("strategi", _each(structure.Strategy)),
    "problems": ("masalah", _each(structure.Problem)),
    "programmes": ("program", _each(structure.Programme, **_SPLIT)),
    "indicators": ("indikator", _indicators),
    "money": ("anggaran", _money),
    "ceilings": ("pagu", _ceilings),
    "milestones": ("peta-jalan", _each(structure.Milestone, **_OURS)),
    "risks": ("risiko", _each(structure.Risk)),
    "references": ("rujukan", _each(structure.Reference, **_OURS, code=lambda row: row.key.strip())),
    "quick_wins": ("quick-win", _quick_wins),
    "swot": ("swot", _each(structure.Swot)),
    "gaps": ("kesenjangan", _each(structure.Gap)),
    "stakeholders": ("pemangku", _each(structure.Stakeholder)),
    "participation": ("peran-serta", _each(structure.Participation, date=lambda row: row.held_on.isoformat() if row.held_on else "")),
    "waivers": ("pengecualian", _waivers),
    "evidence": ("bukti", _each(structure.Evidence)),
}  # fmt: skip
"""Sheets of the engine: the sheet here, and how its rows are made."""

SHEET_OF: Mapping[str, str] = {name: code for name, (code, _make) in _MAKERS.items()}


def read(plan: Masterplan) -> Laid:
    """The plan as the rules read it, with what later stages lay beside it."""
    return laid(plan, engine_plan(plan, rows_of(plan)))


def plan_json(plan: Masterplan) -> str:
    """PLAN.json of `gerakan compute plan`: the same plan without our database."""
    return json.dumps(as_plain(read(plan).plan), ensure_ascii=False, indent=1)
