"""How far assessors agree: overall and item by item, never without the number of pairs."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.panel.alpha import METRICS, alphas
from gerakan.engine.panel.icc import FORMS, UNKNOWN, Statistic, averaged, intraclass
from gerakan.engine.panel.marks import Marks

OVERALL = "overall"
STATISTICS = (*FORMS, *METRICS, "mean_absolute_difference", "within_one", "pairs")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One statistic of one scope: `overall`, or the name of an item."""

    scope: str
    statistic: str
    value: float
    lower: float
    upper: float


def agreement(marks: Marks, *, seed: int = 0, level: float = 0.90) -> tuple[Agreement, ...]:
    """All statistics overall and per item.

    Overall, intraclass correlations are those of the mean over items (what a decision is made of); alpha, differences and
    pairs are over all (unit, item) pairs. A pair is two raters' marks of one item of one unit; within_one is the share of
    pairs at most one level apart.
    """
    found = _scope(OVERALL, marks, seed, level)
    for i, item in enumerate(marks.items):
        found += _scope(item, marks.taken(marks.item == i), seed, level)
    return tuple(found)


def _scope(scope: str, marks: Marks, seed: int, level: float) -> list[Agreement]:
    one = averaged(marks) if len(marks.items) > 1 else marks
    told = {**intraclass(one, level=level), **alphas(marks, level=level, seed=seed), **_differences(marks)}
    return [Agreement(scope, name, told[name].value, told[name].lower, told[name].upper) for name in STATISTICS]


def _differences(marks: Marks) -> dict[str, Statistic]:
    """Mean absolute difference and share within one level over all pairs of marks, and how many pairs there are."""
    place = marks.unit * len(marks.items) + marks.item
    by_place = np.argsort(place, kind="stable")
    ordered, at = marks.mark[by_place], place[by_place]
    longest = int(np.bincount(np.unique(place, return_inverse=True)[1].ravel()).max())
    apart = [np.abs(ordered[n:] - ordered[:-n])[at[n:] == at[:-n]] for n in range(1, longest)]
    gaps = np.concatenate(apart) if apart else np.empty(0)
    if not gaps.size:
        return {"mean_absolute_difference": UNKNOWN, "within_one": UNKNOWN, "pairs": _alone(0.0)}
    return {
        "mean_absolute_difference": _alone(float(gaps.mean())),
        "within_one": _alone(float((gaps <= 1 + 1e-9).mean())),
        "pairs": _alone(float(gaps.size)),
    }


def _alone(value: float) -> Statistic:
    return Statistic(value, float("nan"), float("nan"))
