"""The index of the yearly evaluation: weighted dimensions, improvement, predicate, rank within the year."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.errors import InputError
from gerakan.engine.index.computing import rank_descending

DEFAULT_WEIGHTS = {"baseline": 10.0, "output": 20.0, "outcome": 30.0, "impact": 20.0, "quick_win": 20.0}
ROUNDING = 1e-9
"""A threshold is reached when only rounding keeps an index below it."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word for every index of at least `start`."""

    name: str
    start: float


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One unit in one year, unrounded; None where a dimension is missing, or there is no earlier year."""

    unit: str
    year: int
    index: float | None
    improvement: float | None
    predicate: str | None
    rank: int | None


def evaluate(
    scores: Mapping[tuple[str, int], Mapping[str, float]],
    weights: Mapping[str, float],
    predicates: Sequence[Predicate] = (),
) -> tuple[Evaluated, ...]:
    """Index, improvement on the latest earlier year, predicate and rank (1 is best, ties share) by year and unit.

    scores: dimension to score, per (unit, year). weights: dimension to weight, summing to 100. Raises InputError otherwise.

    >>> kediri = {"baseline": 3.60, "output": 3.21, "outcome": 3.23, "impact": 3.07, "quick_win": 3.65}
    >>> round(evaluate({("Kediri", 2022): kediri}, DEFAULT_WEIGHTS)[0].index, 3)
    3.315
    """
    _refuse_odd_weights(weights)
    index = {key: _index(own, weights) for key, own in scores.items()}
    years = sorted({year for _unit, year in index})
    rows: list[Evaluated] = []
    for year in years:
        own = {unit: value for (unit, when), value in index.items() if when == year}
        ranks = rank_descending(np.array([math.nan if value is None else value for value in own.values()]))
        for (unit, value), rank in zip(own.items(), ranks, strict=True):
            word = None if value is None else predicate_of(value, predicates)
            rows.append(Evaluated(unit, year, value, _improvement(index, unit, year), word, int(rank) or None))
    return tuple(rows)


def _refuse_odd_weights(weights: Mapping[str, float]) -> None:
    for name, weight in weights.items():
        if not (math.isfinite(weight) and weight >= 0):
            raise InputError(f"bobot {weight} harus berupa bilangan nol atau lebih", row="weights", column=name)
    if abs(sum(weights.values()) - 100) > ROUNDING:
        last = list(weights)[-1] if weights else "baseline"
        raise InputError(f"jumlah bobot {sum(weights.values()):g}, seharusnya 100", row="weights", column=last)


def _index(own: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    for name in own:
        if name not in weights:
            raise InputError(f"dimensi '{name}' tidak berbobot", place="data", row=name, column="dimension")
    if any(name not in own for name in weights):
        return None
    return math.fsum(weight * own[name] for name, weight in weights.items()) / 100


def _improvement(index: Mapping[tuple[str, int], float | None], unit: str, year: int) -> float | None:
    earlier = [
        (when, value) for (who, when), value in index.items() if who == unit and when < year and value is not None
    ]
    now = index[unit, year]
    return None if now is None or not earlier else now - max(earlier)[1]


def predicate_of(value: float, predicates: Sequence[Predicate]) -> str | None:
    """The word with the highest threshold that the value reaches; None below all."""
    reached = [predicate for predicate in predicates if value >= predicate.start - ROUNDING]
    return max(reached, key=lambda predicate: predicate.start).name if reached else None
