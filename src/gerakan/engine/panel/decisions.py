"""From joint draws to decisions: chance of the top K, zones, ranks, duels, and whose fate hangs on one assessor."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.choice import Candidates, Quota, selection_chances
from gerakan.engine.panel.arrow import Arrow, make_arrow, solve
from gerakan.engine.panel.covariates import covariates
from gerakan.engine.panel.effects import statements
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.points import Point
from gerakan.engine.panel.reml import Reml, estimable, fit_variances

CERTAIN, OUT = 0.90, 0.10
ZONES = ("certain", "grey", "out")


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Per unit, all of shape (units,): chance of the top K, its simulation error, zone, expected rank (1 is best)."""

    p_top: FloatArray
    error: FloatArray
    zone: tuple[str, ...]
    expected_rank: FloatArray


def decide(draws: FloatArray, top: int, *, certain: float = CERTAIN, out: float = OUT) -> Decision:
    """Chances of being among the `top` highest; draws: shape (draws, units). Chances sum to top; ties share their places.

    >>> decide(np.array([[3.0, 2.0, 1.0], [3.0, 1.0, 1.0]]), 2).p_top.tolist()
    [1.0, 0.75, 0.25]
    """
    chance = np.mean([_places(row, top) for row in draws], axis=0) if top < draws.shape[1] else np.ones(draws.shape[1])
    return Decision(chance, _error(chance, len(draws)), zones(chance, certain=certain, out=out), _expected_rank(draws))


def decide_under_quotas(
    draws: FloatArray, candidates: Candidates, quotas: Sequence[Quota], top: int, *, certain: float = CERTAIN
) -> Decision:
    """As `decide`, the quotas solved anew in every draw; draws: shape (draws, units) in the order of the candidates."""
    chance = selection_chances(candidates, quotas, top, draws)
    zone = zones(chance, certain=certain, out=1 - certain)
    return Decision(chance, _error(chance, len(draws)), zone, _expected_rank(draws))


def zones(chance: FloatArray, *, certain: float = CERTAIN, out: float = OUT) -> tuple[str, ...]:
    """certain from 90 per cent, out below 10 per cent, grey between."""
    return tuple("certain" if p >= certain else "out" if p < out else "grey" for p in chance)


def _places(row: FloatArray, top: int) -> FloatArray:
    """Share of a place that each unit gets in one draw."""
    cut = np.partition(row, len(row) - top)[len(row) - top]
    above, level = row > cut, row == cut
    return np.asarray(above + level * ((top - above.sum()) / level.sum()))


def _error(chance: FloatArray, draws: int) -> FloatArray:
    return np.asarray(np.sqrt(chance * (1 - chance) / draws))


def _expected_rank(draws: FloatArray) -> FloatArray:
    ranks = np.argsort(np.argsort(-draws, axis=1, kind="stable"), axis=1)
    return np.asarray(1 + ranks.mean(axis=0))


def pairwise_wins(draws: FloatArray) -> FloatArray:
    """Chance that the row's unit is above the column's; a tie counts half; shape (units, units)."""
    own = (draws[:, [i]] for i in range(draws.shape[1]))
    return np.array([(one > draws).mean(axis=0) + (one == draws).mean(axis=0) / 2 for one in own])


@dataclass(frozen=True, slots=True)
class Influence:
    """Without this rater, the unit would change sides of the cut line."""

    unit: str
    rater: str
    selected: bool
    """With all raters, before the removal."""


def hanging_on_one(marks: Marks, top: int) -> tuple[Influence, ...]:
    """Units whose place in the top K by corrected mark would be won or lost if all marks of one of their raters went.

    Variance components stay those of all marks; a unit that would be left without marks is not listed.
    """
    if len(marks.units) <= top or np.ptp(marks.mark) == 0:
        return ()
    design = np.hstack([np.ones((len(marks), 1)), covariates(marks).columns])
    arrow = make_arrow(marks, design, estimable(marks))
    fit = fit_variances(arrow)
    everybody = np.ones(len(marks.units), dtype=bool)
    before = _top(_corrected(arrow, fit, marks), marks.units, top, everybody)
    at_unit, at_rater, _pair = marks.pairs()
    found = []
    for r, rater in enumerate(marks.raters if len(marks.raters) > 1 else ()):
        left = np.bincount(at_unit[at_rater != r], minlength=len(marks.units)) > 0
        after = _top(_corrected(arrow.without(r), fit, marks), marks.units, top, left)
        own = [marks.units[u] for u in at_unit[at_rater == r] if left[u]]
        found += [Influence(unit, rater, unit in before) for unit in own if (unit in before) != (unit in after)]
    return tuple(sorted(found, key=lambda own: (own.unit, own.rater)))


def _corrected(arrow: Arrow, fit: Reml, marks: Marks) -> FloatArray:
    if "unit" not in arrow.names:
        return marks.raw()
    point = Point(solve(arrow, fit.ratio), fit.ratio, 1.0, 1.0)
    return statements(arrow, point, len(marks.items)).units.mean(point)


def _top(values: FloatArray, units: Sequence[str], top: int, taking_part: BoolArray) -> set[str]:
    order = sorted(np.flatnonzero(taking_part).tolist(), key=lambda i: (-float(values[i]), units[i]))
    return {units[i] for i in order[:top]}
