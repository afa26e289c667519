"""Third marks where they count: which assessor to send to which unit so that the fewest decisions go wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.panel.design import contrast_errors
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.mixed import MixedFit

LINKING = 1e-3
"""What a link between raters who are hard to compare is worth beside a decision: it breaks ties, no more."""
NODES = 61


@dataclass(frozen=True, slots=True)
class ThirdMark:
    """Send this rater to this unit. risk: chance that the decision is wrong now; gain: how much of it the mark removes."""

    unit: str
    rater: str
    risk: float
    gain: float


def propose_third_marks(
    marks: Marks,
    fit: MixedFit,
    *,
    top: int,
    count: int,
    capacity: Mapping[str, int],
    forbidden: Collection[tuple[str, str]] = (),
) -> tuple[ThirdMark, ...]:
    """At most `count` pairs, at most one per unit and `capacity` per rater, of greatest total gain; greatest gain first.

    Raters who marked the unit, or are `forbidden` (unit, rater) by a tie or the timetable, are never sent. A rater whose
    severity is poorly known tells less; among equals, the one who links the panel better goes. Nothing is random: the same
    marks give the same proposal.
    """
    risk, after = _risks(marks, fit, top)
    gain = risk[:, None] - after
    gain += LINKING * gain * _linking(marks)
    allowed = _allowed(marks, capacity, forbidden)
    chosen = _assigned(np.where(allowed, gain, -1.0), [capacity.get(rater, 0) for rater in marks.raters], count)
    found = [
        ThirdMark(marks.units[u], marks.raters[r], float(risk[u]), float(risk[u] - after[u, r])) for u, r in chosen
    ]
    return tuple(sorted(found, key=lambda own: (-own.gain, own.unit)))


def _risks(marks: Marks, fit: MixedFit, top: int) -> tuple[FloatArray, FloatArray]:
    """Chance of a wrong decision now (units,), and expected after one more interview by each rater (units, raters)."""
    mean, se = fit.units.value, np.maximum(fit.units.se, 1e-9)
    if not 0 < top < len(mean):
        return np.zeros(len(mean)), np.zeros((len(mean), len(marks.raters)))
    ordered = np.sort(mean)[::-1]
    away = mean - (ordered[top - 1] + ordered[top]) / 2
    now = scipy.special.ndtr(-np.abs(away) / se)
    per_item = (fit.variances["error"] or 0.0) + (fit.variances["rater_x_item"] or 0.0)
    noise = (fit.variances["unit_x_rater"] or 0.0) + per_item / len(marks.items) + fit.raters.se**2
    left = 1 / (1 / se[:, None] ** 2 + 1 / np.maximum(noise, 1e-12))
    moved = np.sqrt(np.maximum(se[:, None] ** 2 - left, 0.0))
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    places = away[:, None, None] + moved[:, :, None] * nodes
    wrong = scipy.special.ndtr(-np.abs(places) / np.sqrt(left)[:, :, None])
    return now, np.asarray(wrong @ (weights / weights.sum()))


def _linking(marks: Marks) -> FloatArray:
    """How poorly a rater can be compared with the unit's present raters, 0 to 1; shape (units, raters)."""
    unit, rater, _pair = marks.pairs()
    errors = contrast_errors([f"{u:09d}" for u in unit], [f"{r:09d}" for r in rater], noise=1.0)
    errors = np.where(np.isfinite(errors), errors, 2 * errors[np.isfinite(errors)].max(initial=1.0))
    met = np.zeros((len(marks.units), len(marks.raters)))
    met[unit, rater] = 1.0
    apart = met @ errors / met.sum(axis=1, keepdims=True)
    return np.asarray(apart / max(float(apart.max()), 1e-12))


def _allowed(marks: Marks, capacity: Mapping[str, int], forbidden: Collection[tuple[str, str]]) -> BoolArray:
    unit, rater, _pair = marks.pairs()
    allowed = np.tile([capacity.get(name, 0) > 0 for name in marks.raters], (len(marks.units), 1))
    allowed[unit, rater] = False
    at_unit = {name: i for i, name in enumerate(marks.units)}
    at_rater = {name: i for i, name in enumerate(marks.raters)}
    for name, other in forbidden:
        if name in at_unit and other in at_rater:
            allowed[at_unit[name], at_rater[other]] = False
    return allowed


def _assigned(gain: FloatArray, capacity: list[int], count: int) -> list[tuple[int, int]]:
    """Pairs of greatest total gain; one column per free slot of a rater, and a column of its own for each unit left alone."""
    units = len(gain)
    slots = np.repeat(np.arange(gain.shape[1]), np.minimum(capacity, units))
    alone = max(units - count, 0)
    far = 10.0 + float(np.abs(gain).max(initial=0.0)) * units
    table = np.full((units, len(slots) + units), 0.0)
    table[:, : len(slots)] = gain[:, slots]
    table[:, len(slots) : len(slots) + alone] = far
    rows, columns = scipy.optimize.linear_sum_assignment(table, maximize=True)
    return [
        (int(u), int(slots[c])) for u, c in zip(rows, columns, strict=True) if c < len(slots) and gain[u, slots[c]] > 0
    ]
