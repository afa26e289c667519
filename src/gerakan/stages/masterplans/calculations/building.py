"""All rows of a plan as the engine's plan: one query a sheet, links as codes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gerakan.engine.plan import Plan, structure
from gerakan.engine.plan.plain import as_plain
from gerakan.stages.masterplans.calculations.grounds import Laid, laid
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, MoneyLine, PlanIndicator
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


def _code(row: Any) -> str:
    return str(row.code) if row is not None else ""


def _known_codes(rows: Sequence[Any]) -> dict[str, frozenset[str]]:
    said = [(row.scheme, row.key.strip()) for row in rows if row.scheme and row.key.strip()]
    return {scheme: frozenset(key for of, key in said if of == scheme) for scheme in {of for of, _key in said}}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _by_year(plan: Masterplan, row: Any) -> Iterator[tuple[int, Any]]:
    for year, field in zip(plan.all_years, YEAR_FIELDS, strict=False):
        if (value := getattr(row, field)) is not None:
            yield year, value


def _alike(kind: type[Any], *fields: str, links: Sequence[str] = (), codes: Sequence[str] = ()) -> Any:
    """Rows whose fields are called the same here and there."""

    def make(_plan: Masterplan, own: Sequence[Any], _rows: Rows) -> Iterator[Any]:
        for row in own:
            yield kind(
                code=row.code,
                **{name: getattr(row, name) for name in fields},
                **{name: _code(getattr(row, name)) for name in links},
                **{name: tuple(getattr(row, name)) for name in codes},
            )

    return make


def _programmes(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Programme]:
    for row in own:
        yield structure.Programme(
            **{name: getattr(row, name) for name in _PROGRAMME},
            parent=_code(row.parent), strategy=_code(row.strategy), problems=tuple(row.problems),
            depends_on=tuple(row.depends_on), partners=_parts(row.partners), location=_parts(row.location),
        )  # fmt: skip


_PROGRAMME = (
    "code", "kind", "name", "pillar", "subdimension", "innovation", "field", "owner", "beneficiaries",
    "beneficiaries_number", "budget_code", "starts", "ends", "legal_basis", "rtrw_checked", "flagship",
)  # fmt: skip


def _indicators(plan: Masterplan, own: Sequence[PlanIndicator], rows: Rows) -> Iterator[structure.PlanIndicator]:
    for row in own:
        yield structure.PlanIndicator(
            code=row.code, of=_code(row.programme or row.goal), name=row.name, unit=row.unit, direction=row.direction,
            formula=row.formula, source=row.source, baseline_year=row.baseline_year, baseline=_number(row.baseline),
            targets={year: float(value) for year, value in _by_year(plan, row)},
        )  # fmt: skip


def _money(plan: Masterplan, own: Sequence[MoneyLine], rows: Rows) -> Iterator[structure.Money]:
    for row in own:
        for year, amount in _by_year(plan, row):
            yield structure.Money(_code(row.programme), year, row.source, row.kind, amount, row.code)


def _ceilings(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Ceiling]:
    for row in own:
        yield from (structure.Ceiling(year, amount, row=row.code) for year, amount in _by_year(plan, row))


def _milestones(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Milestone]:
    return (structure.Milestone(_code(row.programme), row.year, row.text, row.code) for row in own)


def _references(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Reference]:
    return (structure.Reference(_code(row.programme), row.scheme, row.key.strip(), row.code) for row in own)


def _waivers(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Waiver]:
    return (structure.Waiver(row.subdimension, row.reason, row.code) for row in own if row.subdimension)


def _heard(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Participation]:
    for row in own:
        date = row.held_on.isoformat() if row.held_on else ""
        yield structure.Participation(row.code, date, row.who, row.helix, row.heard, row.changed)


def _evidence(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.Evidence]:
    for row in own:
        dated = row.dated.isoformat() if row.dated else ""
        yield structure.Evidence(
            row.code, row.kind, row.text, dated, row.page, row.quotation, row.is_stale, row.withdrawn
        )


def _quick_wins(plan: Masterplan, own: Sequence[Any], rows: Rows) -> Iterator[structure.QuickWin]:
    steps: dict[str, list[structure.Step]] = {}
    for step in rows["langkah"]:
        if step.quick_win and step.month is not None:
            steps.setdefault(step.quick_win.code, []).append(structure.Step(step.month, step.text))
    for row in own:
        yield structure.QuickWin(
            **{name: getattr(row, name) for name in _QUICK_WIN},
            programme=_code(row.programme), problems=tuple(row.problems), indicators=tuple(row.indicators),
            starts_month=f"{row.starts_on:%Y-%m}" if row.starts_on else "", steps=tuple(steps.get(row.code, ())),
        )  # fmt: skip


_QUICK_WIN = (
    "code", "name", "pillar", "subdimension", "idea", "novelty", "beneficiaries_number", "owner", "months", "sustainability",
)  # fmt: skip

_RISK = ("statement", "cause", "likelihood", "impact", "mitigation", "owner")
_GAP = ("subdimension", "present", "desired", "gap", "cause", "recommendation", "priority")

_MAKERS: Mapping[str, tuple[str, Any]] = {
    "missions": ("misi", _alike(structure.Mission, "text")),
    "goals": ("sasaran", _alike(structure.Goal, "text", links=("mission",))),
    "strategies": ("strategi", _alike(structure.Strategy, "pillar", "subdimension", "text", "kind", links=("goal",))),
    "problems": ("masalah", _alike(structure.Problem, "pillar", "subdimension", "statement", codes=("evidence",))),
    "programmes": ("program", _programmes),
    "indicators": ("indikator", _indicators),
    "money": ("anggaran", _money),
    "ceilings": ("pagu", _ceilings),
    "milestones": ("peta-jalan", _milestones),
    "risks": ("risiko", _alike(structure.Risk, *_RISK, links=("programme",))),
    "references": ("rujukan", _references),
    "quick_wins": ("quick-win", _quick_wins),
    "swot": ("swot", _alike(structure.Swot, "component", "kind", "statement", "weight", codes=("evidence",))),
    "gaps": ("kesenjangan", _alike(structure.Gap, *_GAP, codes=("evidence",))),
    "stakeholders": ("pemangku", _alike(structure.Stakeholder, "name", "helix", "role", "interest", "influence")),
    "participation": ("peran-serta", _heard),
    "waivers": ("pengecualian", _waivers),
    "evidence": ("bukti", _evidence),
}  # fmt: skip
"""Sheets of the engine: the sheet here, and how its rows are made."""

SHEET_OF: Mapping[str, str] = {name: code for name, (code, _make) in _MAKERS.items()}


def read(plan: Masterplan) -> Laid:
    """The plan as the rules read it, with what later stages lay beside it."""
    return laid(plan, engine_plan(plan, rows_of(plan)))


def plan_json(plan: Masterplan) -> str:
    """PLAN.json of `gerakan compute plan`: the same plan without our database."""
    return json.dumps(as_plain(read(plan).plan), ensure_ascii=False, indent=1)
