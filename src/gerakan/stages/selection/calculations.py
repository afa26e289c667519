"""From final marks to a ranking under quotas; the engine decides, this file speaks rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from gerakan.engine import ENGINE_VERSION
from gerakan.engine.arrays import FloatArray
from gerakan.engine.choice import Infeasible, Quota
from gerakan.engine.choice.final import Final, Finalists, FinalRule, decide_finally
from gerakan.engine.choice.noise import repetitions
from gerakan.engine.choice.parts import decided_marks
from gerakan.engine.errors import InputError
from gerakan.engine.panel.spread import raw_errors
from gerakan.foundation.audit.fingerprint import canonical, content_hash
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.selection.models import SelectionStanding
from gerakan.stages.selection.queries.ground import Finalist, Ground
from gerakan.stages.terms.models import INDEX, MARKS, Terms
from gerakan.stages.terms.queries import bounds_in_words, quota_label, quota_values
from gerakan.stages.trust.queries.files import rows_of

Place = SelectionStanding.Place


@dataclass(frozen=True)
class Trial:
    """Other choices, to see what they would do; what is None stays as the terms say."""

    name: str
    note: str = ""
    marks_weight: float | None = None
    basis: str | None = None
    place_count: int | None = None
    without_quotas: bool = False


@dataclass(frozen=True)
class Outcome:
    """A finished ranking, not yet stored; `standings` are rows by case."""

    ground: Ground
    inputs: dict[str, Any]
    parameters: dict[str, Any]
    results: dict[str, Any]
    standings: tuple[dict[str, Any], ...]
    trial: Trial | None = None
    engine_version: str = ENGINE_VERSION

    @property
    def content_hash(self) -> str:
        """The same marks under the same rule give the same fingerprint; a trial is told apart by its name."""
        return content_hash(
            inputs=self.inputs, parameters=self.parameters, results=self.results, standings=self.standings,
            engine_version=self.engine_version, trial=self.trial.name if self.trial else "",
        )  # fmt: skip


def outcome_of(ground: Ground, trial: Trial | None = None) -> Outcome:
    """Rank everybody and choose; raises TransitionRefused naming the quotas that contradict each other."""
    rows = ground.finalists
    rule, basis = rule_of(ground.terms, trial)
    units = [row.case.region.code for row in rows]
    try:
        marks, errors = _marks(ground, basis)
        finalists = Finalists(
            units=tuple(units),
            parts={MARKS: marks, INDEX: np.array([row.index for row in rows])},
            noise={MARKS: repetitions(marks, errors, draws=rule.draws, seed=rule.seed)},
            attributes={quota.column: [row.attributes[quota.column] for row in rows] for quota in rule.quotas},
            figures={code: _element(rows, code) for code in rule.ties if code not in (MARKS, INDEX)},
            barred=frozenset(row.case.region.code for row in rows if row.barred_because),
        )
        answer = decide_finally(rule, finalists)
    except InputError as error:
        raise TransitionRefused(_("Tidak dapat dihitung: %s") % error) from error
    if isinstance(answer, Infeasible):
        raise TransitionRefused(_clash(ground.terms, answer, rule.count))
    return Outcome(
        ground=ground,
        inputs={"rows": [_input(row) for row in rows]},
        parameters=canonical(_parameters(rule, basis)),
        results=canonical(_results(rule, answer, finalists)),
        standings=tuple(canonical(_standing(i, row, answer, finalists, errors)) for i, row in enumerate(rows)),
        trial=trial,
    )


def rule_of(terms: Terms, trial: Trial | None = None) -> tuple[FinalRule, Any]:
    """The published rule in the engine's words, with what a trial would change, and which marks it takes."""
    quotas = tuple(Quota(row.attribute, row.value, row.minimum, row.maximum) for row in terms.quotas.all())
    rule = FinalRule(
        weights=terms.weights, count=terms.place_count, reserve=terms.reserve_count, quotas=quotas,
        ties=tuple(terms.ties), ranges=terms.ranges, certain=terms.certain, out=terms.out, draws=terms.draws,
        seed=terms.seed,
    )  # fmt: skip
    if trial is None:
        return rule, terms.basis
    weight = terms.marks_weight if trial.marks_weight is None else trial.marks_weight
    low, high = min(weight, terms.marks_lowest), max(weight, terms.marks_highest)
    tried = replace(
        rule, weights={MARKS: weight, INDEX: 100 - weight}, count=trial.place_count or rule.count,
        ranges={MARKS: (low, high), INDEX: (100 - high, 100 - low)},
        quotas=() if trial.without_quotas else quotas,
    )  # fmt: skip
    return tried, trial.basis or terms.basis


def _marks(ground: Ground, basis: Any) -> tuple[FloatArray, FloatArray]:
    rows = ground.finalists

    def panel(name: str) -> FloatArray:
        told = [getattr(row.panel, name) if row.panel else None for row in rows]
        return np.array([np.nan if value is None else value for value in told], dtype=float)

    sheets = [row for row in rows_of(ground.trust_run.inputs) if row[3] is not None]
    errors = raw_errors([row.case.region.code for row in rows], [row[0] for row in sheets], [row[3] for row in sheets])
    totals = np.array([row.total for row in rows])
    return decided_marks(
        totals, panel("raw"), panel("corrected"), panel("lower"), panel("upper"), basis=basis, raw_error=errors
    )


def _element(rows: Sequence[Finalist], code: str) -> FloatArray:
    """An element that does not apply somewhere counts as nothing there."""
    told = [{element: mark for element, _title, mark, _share in row.elements}.get(code) for row in rows]
    return np.array([mark or 0.0 for mark in told])


def _input(row: Finalist) -> dict[str, Any]:
    panel = row.panel
    return {
        "region": row.case.region.code, "items": dict(row.items), "total": row.total, "index": row.index, "attributes": dict(row.attributes),
        "elements": {code: mark for code, _title, mark, _share in row.elements}, "barred": row.barred_because,
        "panel": [panel.raw, panel.corrected, panel.lower, panel.upper] if panel else None,
    }  # fmt: skip


def _parameters(rule: FinalRule, basis: str) -> dict[str, Any]:
    return {
        "basis": basis, "weights": dict(rule.weights), "ranges": {part: list(ends) for part, ends in rule.ranges.items()},
        "choose": rule.count, "reserve": rule.reserve, "ties": list(rule.ties), "certain": rule.certain, "out": rule.out,
        "draws": rule.draws, "seed": rule.seed,
        "quotas": [[row.column, row.value, row.min, row.max] for row in rule.quotas],
    }  # fmt: skip


def _results(rule: FinalRule, answer: Final, finalists: Finalists) -> dict[str, Any]:
    """Prices of the quotas, and whom they moved together against the plain order of those that may be chosen."""
    order = [finalists.units[i] for i in np.argsort(answer.rank)]
    plain = [unit for unit in order if unit not in finalists.barred][: rule.count]
    return {
        "prices": [
            {
                "quota": [one.quota.column, one.quota.value, one.quota.min, one.quota.max], "price": one.price,
                "gained": list(one.gained), "displaced": list(one.displaced),
            }
            for one in answer.prices
        ],
        "gained": [unit for unit in answer.chosen if unit not in plain],
        "displaced": [unit for unit in plain if unit not in answer.chosen],
    }  # fmt: skip


def _standing(i: int, row: Finalist, answer: Final, finalists: Finalists, errors: FloatArray) -> dict[str, Any]:
    unit, sure = finalists.units[i], answer.certainty
    return {
        "case_id": row.case.pk, "region_id": row.case.region_id, "marks": finalists.parts[MARKS][i],
        "marks_se": errors[i], "index": row.index, "points": {part: answer.points[part][i] for part in (MARKS, INDEX)},
        "elements": [list(element) for element in row.elements], "score": answer.score[i], "rank": int(answer.rank[i]),
        "low": int(sure.low[i]), "high": int(sure.high[i]), "tied": answer.tied[i],
        "place": _place(unit, finalists, answer),
        "position": answer.reserve.index(unit) + 1 if unit in answer.reserve else None,
        "chance": sure.chance[i], "weighings": sure.weighings[i], "zone": sure.zone[i],
        "barred_because": row.barred_because,
    }  # fmt: skip


def _place(unit: str, finalists: Finalists, answer: Final) -> str:
    if unit in finalists.barred:
        return Place.BARRED
    if unit in answer.chosen:
        return Place.CHOSEN
    return Place.RESERVE if unit in answer.reserve else Place.BELOW


def _clash(terms: Terms, answer: Infeasible, count: int) -> str:
    if not answer.conflict:
        return _("Daerah yang memenuhi syarat kurang dari %d tempat.") % count
    names = quota_values(terms.edition)
    rows = {(row.attribute, row.value): row for row in terms.quotas.all()}
    words = [
        f"{quota_label(one.column, one.value, names)} {bounds_in_words(rows[one.column, one.value])}"
        for one in answer.conflict
    ]
    return _("Kuota ini tidak dapat dipenuhi bersama: %s.") % "; ".join(words)
