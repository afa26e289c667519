"""From independent marks to what they are worth; the engine computes, this file speaks rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from gerakan.engine import ENGINE_VERSION
from gerakan.engine.panel.analysis import Analysis, Facet, analyse
from gerakan.engine.panel.decisions import hanging_on_one
from gerakan.engine.panel.generalisability import dependability, raters_needed
from gerakan.engine.panel.marks import Marks, make_marks
from gerakan.engine.panel.mixed import fit_mixed
from gerakan.engine.panel.third import propose_third_marks
from gerakan.foundation.audit.fingerprint import canonical, content_hash
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.trust.calculations.hours import room_in_hours
from gerakan.stages.trust.models import TrustRun
from gerakan.stages.trust.queries.files import rows_of
from gerakan.stages.trust.queries.marks import SheetMarks, independent_marks

TOTAL = "nilai"
"""The one item of the panel that decides: each sheet's total, weighed by the instrument."""
FEWEST_REGIONS = 3
DEPENDABLE = 0.8


@dataclass(frozen=True)
class Outcome:
    """A finished calculation, not yet stored; `standings` and `assessors` are rows by region and by engagement."""

    is_linked: bool
    seed: int
    inputs: dict[str, Any]
    parameters: dict[str, Any]
    results: dict[str, Any]
    standings: tuple[dict[str, Any], ...]
    assessors: tuple[dict[str, Any], ...]
    engine_version: str = ENGINE_VERSION

    @property
    def content_hash(self) -> str:
        """The same marks under the same ruling give the same fingerprint."""
        return content_hash(
            inputs=self.inputs, parameters=self.parameters, results=self.results, standings=self.standings,
            assessors=self.assessors, engine_version=self.engine_version, seed=self.seed,
        )  # fmt: skip


def _in_silence(_doing: str) -> None:
    """Nobody waits for words."""


def outcome_of(ruling: Ruling, *, say: Callable[[str], None] = _in_silence) -> Outcome:
    """Everything from the marks of this moment; raises TransitionRefused while there is too little to compute."""
    sheets = [sheet for sheet in independent_marks(ruling) if sheet.total is not None]
    if len({sheet.region for sheet in sheets}) < FEWEST_REGIONS:
        raise TransitionRefused(
            _("Nilai dari paling sedikit %d daerah harus lengkap sebelum kepercayaan nilai dapat dihitung.")
            % FEWEST_REGIONS
        )
    say(_("Menimbang asesor satu sama lain"))
    totals = marks_of_totals(sheets)
    decided = analyse(totals, top=ruling.place_count, seed=ruling.seed)
    say(_("Memeriksa tiap butir"))
    itemwise = analyse(marks_of_items(sheets), top=ruling.place_count, seed=ruling.seed)
    say(_("Mencari daerah yang bergantung pada satu asesor"))
    return _outcome(ruling, sheets, decided, itemwise)


def marks_of_totals(sheets: Sequence[SheetMarks]) -> Marks:
    """One mark per sheet: its weighed total."""
    return make_marks(
        [sheet.region for sheet in sheets], [sheet.assessor for sheet in sheets], [TOTAL] * len(sheets),
        [sheet.total or 0.0 for sheet in sheets], order=[sheet.order for sheet in sheets],
        tie=[sheet.tie for sheet in sheets], hour=[sheet.hour for sheet in sheets],
    )  # fmt: skip


def marks_of_items(sheets: Sequence[SheetMarks]) -> Marks:
    """One mark per item of each sheet."""
    rows = [(sheet, code, level) for sheet in sheets for code, level in sorted(sheet.levels.items())]
    return make_marks(
        [sheet.region for sheet, _code, _level in rows], [sheet.assessor for sheet, _code, _level in rows],
        [code for _sheet, code, _level in rows], [level for _sheet, _code, level in rows],
        order=[sheet.order for sheet, _code, _level in rows], tie=[sheet.tie for sheet, _code, _level in rows],
    )  # fmt: skip


def _outcome(ruling: Ruling, sheets: Sequence[SheetMarks], decided: Analysis, itemwise: Analysis) -> Outcome:
    is_linked = decided.design.correctable
    return Outcome(
        is_linked=is_linked,
        seed=ruling.seed,
        inputs={"rows": [_input(sheet) for sheet in sheets]},
        parameters=_parameters(ruling, sheets),
        results=canonical(_results(decided, itemwise)),
        standings=tuple(_standings(sheets, decided, ruling.place_count, is_linked=is_linked)),
        assessors=tuple(_assessors(sheets, decided.raters, is_linked=is_linked)),
    )


def _input(sheet: SheetMarks) -> list[Any]:
    return [sheet.region, sheet.assessor, dict(sheet.levels), sheet.total, sheet.order, sheet.tie, sheet.hour]


def _parameters(ruling: Ruling, sheets: Sequence[SheetMarks]) -> dict[str, Any]:
    return {
        "top": ruling.place_count, "scale": [0, 4], "model": "mixed", "seed": ruling.seed, "sheets": len(sheets),
        "instrument": ruling.version.content_hash,
    }  # fmt: skip


def proposals_of(run: TrustRun) -> list[dict[str, Any]]:
    """Rows of third marks: whom to send to which region so that the decision gains most; the same run proposes the same."""
    rows = rows_of(run.inputs)
    marks = make_marks(
        [row[0] for row in rows], [row[1] for row in rows], [TOTAL] * len(rows), [row[3] for row in rows],
        order=[row[4] for row in rows], tie=[row[5] for row in rows],
    )  # fmt: skip
    room, places = room_in_hours(run.ruling)
    found = propose_third_marks(
        marks, fit_mixed(marks, seed=run.seed), top=int(run.parameters["top"]),
        count=min(run.ruling.third_marks, places), capacity=room.capacity, forbidden=room.forbidden,
    )  # fmt: skip
    cases = {row.case.region.code: row for row in run.standings.select_related("case__region")}
    people = dict(run.assessors.values_list("engagement__code", "engagement_id"))
    return [
        {
            "case_id": cases[one.unit].case_id, "engagement_id": people[one.rater], "gain": one.gain,
            "chance_before": cases[one.unit].chance,
        } for one in found
    ]  # fmt: skip


def _dependability(variances: Mapping[str, float | None], items: int) -> dict[str, Any]:
    """Phi for one to six assessors, and how many reach 0.8."""
    told = [dependability(variances, raters=raters, items=items).absolute for raters in range(1, 7)]
    return {"phi": told, "needed": raters_needed(variances, items=items, target=DEPENDABLE)}


def _results(decided: Analysis, itemwise: Analysis) -> dict[str, Any]:
    """What the pages show beside the rows of regions and assessors."""
    return {
        "groups": [{"units": group.units, "raters": group.raters} for group in decided.design.groups],
        "bridges": decided.design.bridges,
        "cut_units": decided.design.cut_units,
        "variances": dict(decided.variances),
        "dependability": _dependability(itemwise.variances, len(itemwise.marks.items)),
        "item_variances": dict(itemwise.variances),
        "effects": [asdict(effect) for effect in decided.effects],
        "agreement": [asdict(told) for told in itemwise.agreement],
        "total_agreement": [asdict(told) for told in decided.agreement],
        "items": _item_rows(itemwise.items),
        "warnings": [*decided.warnings, *itemwise.warnings],
    }


def _item_rows(facet: Facet) -> list[dict[str, Any]]:
    columns = zip(facet.names, facet.count, facet.value, facet.se, facet.infit, facet.outfit, strict=True)
    names = ("code", "count", "difficulty", "se", "infit", "outfit")
    return [dict(zip(names, [row[0], int(row[1]), *(float(x) for x in row[2:])], strict=True)) for row in columns]


def _standings(
    sheets: Sequence[SheetMarks], decided: Analysis, places: int, *, is_linked: bool
) -> list[dict[str, Any]]:
    cases = {sheet.region: sheet.case_id for sheet in sheets}
    people = {sheet.assessor: sheet.engagement_id for sheet in sheets}
    hanging = {found.unit: people[found.rater] for found in hanging_on_one(decided.marks, places)} if is_linked else {}
    ranks = _ranks(decided.raw)
    rows = []
    for i, region in enumerate(decided.marks.units):
        row: dict[str, Any] = {
            "case_id": cases[region],
            "mark_count": int(decided.n_raters[i]),
            "raw": float(decided.raw[i]),
        }
        row |= {"rank": int(ranks[i]), "hangs_on_id": hanging.get(region)}
        rows.append(row | (_corrected(decided, i) if is_linked else {}))
    return rows


def _corrected(decided: Analysis, i: int) -> dict[str, Any]:
    if decided.corrected is None or decided.decision is None:
        return {}
    found = decided.corrected
    return {
        "corrected": float(found.value[i]), "lower": float(found.lower[i]), "upper": float(found.upper[i]),
        "chance": float(decided.decision.p_top[i]), "zone": decided.decision.zone[i],
    }  # fmt: skip


def _ranks(values: Any) -> Any:
    """1 is the highest; equals share the better place."""
    return 1 + (np.asarray(values)[None, :] > np.asarray(values)[:, None] + 1e-12).sum(axis=1)


def _assessors(sheets: Sequence[SheetMarks], facet: Facet, *, is_linked: bool) -> list[dict[str, Any]]:
    people = {sheet.assessor: sheet.engagement_id for sheet in sheets}
    rows = []
    for i, code in enumerate(facet.names):
        row: dict[str, Any] = {"engagement_id": people[code], "region_count": int(facet.count[i])}
        if is_linked and np.isfinite(facet.value[i]):
            row |= {"severity": float(facet.value[i]), "standard_error": float(facet.se[i])}
            row |= {"infit": _finite(facet.infit[i]), "outfit": _finite(facet.outfit[i])}
        rows.append(row)
    return rows


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
