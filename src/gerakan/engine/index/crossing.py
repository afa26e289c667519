"""What would it take: the smallest change in one or two indicators that carries a unit over the line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index.computing import Prepared, rank_descending
from gerakan.engine.index.tree import climb

STEPS = 60
"""Halvings of the interval: exact to the last bits of a double."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Normalised values that would reach the line, everything else and everybody else unchanged.

    codes: one indicator, or two that move by the same number of points. before, after: their normalised values.
    points: how far each moves on the normalised scale.
    """

    codes: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    points: float


def crossings(
    prepared: Prepared, unit: str, *, top: int, best: FloatArray | None = None, pairs: bool = True
) -> tuple[Crossing, ...]:
    """Every way of reaching rank `top` by raising one or two indicators, the smallest change first.

    best: highest normalised value that each indicator may reach, shape (indicators,); the highest present one by default.
    Works for every aggregation that rises when an indicator rises, because the unit is moved and all are ranked again.
    Empty when the unit is already in, or cannot get there this way.
    """
    at = prepared.data.units.index(unit)
    ceiling = np.nanmax(prepared.normalised, axis=0) if best is None else best
    if _inside(prepared, at, prepared.normalised[at], top):
        return ()
    present = [j for j in range(len(ceiling)) if np.isfinite(prepared.normalised[at, j])]
    ways: list[tuple[int, ...]] = [(j,) for j in present]
    ways += list(combinations(present, 2)) if pairs else []
    found = [_solve(prepared, at, way, ceiling, top) for way in ways]
    return tuple(sorted((way for way in found if way), key=lambda way: (way.points * len(way.codes), way.codes)))


def _solve(prepared: Prepared, at: int, way: Sequence[int], ceiling: FloatArray, top: int) -> Crossing | None:
    """Halve the interval of points until the line is met."""
    own, columns = prepared.normalised[at], list(way)

    def moved(points: float) -> FloatArray:
        row = own.copy()
        row[columns] = np.maximum(own[columns], np.minimum(own[columns] + points, ceiling[columns]))
        return np.asarray(row)

    low, high = 0.0, float((ceiling[columns] - own[columns]).max())
    if high <= 0 or not _inside(prepared, at, moved(high), top):
        return None
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if _inside(prepared, at, moved(middle), top) else (middle, high)
    codes = tuple(prepared.data.codes[j] for j in columns)
    return Crossing(codes, tuple(own[columns].tolist()), tuple(moved(high)[columns].tolist()), high)


def _inside(prepared: Prepared, at: int, row: FloatArray, top: int) -> bool:
    """The unit, with this row of values, ranks at `top` or better."""
    spec = prepared.spec
    compares = any(
        group.aggregation in ("copeland", "kemeny", "topsis", "benefit_of_the_doubt") for group in spec.groups
    )
    root = spec.groups.index(spec.root)
    if compares:
        table = prepared.normalised.copy()
        table[at] = row
        scores = climb(table, spec, prepared.data.units)[0][:, root]
    else:
        scores = _scores_of_others(prepared, root).copy()
        scores[at] = climb(row[None], spec, (prepared.data.units[at],))[0][0, root]
    return bool(0 < rank_descending(scores)[at] <= top)


def _scores_of_others(prepared: Prepared, root: int) -> FloatArray:
    return np.asarray(climb(prepared.normalised, prepared.spec, prepared.data.units)[0][:, root])


def without_unit(prepared: Prepared, unit: str) -> Prepared:
    """The same table with one unit's normalised row blanked: who moves up if it withdraws."""
    table = prepared.normalised.copy()
    table[prepared.data.units.index(unit)] = np.nan
    return replace(prepared, normalised=table)
