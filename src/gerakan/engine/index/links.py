"""Does an indicator that only some units have link the two kinds, or does merely having it lift or lower the index?"""

from dataclasses import dataclass, replace

import numpy as np
import scipy

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.index.computing import IndexResult, Prepared, from_prepared

ROUNDING = 1e-12
"""Differences below this share of the largest score are rounding, not noise."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Points of the index that having the indicator brings at equal shared indicators; two-sided p of Student's t."""

    value: float
    se: float
    p: float


@dataclass(frozen=True, slots=True)
class Link:
    """An indicator of some units only. units: how many have it. effect: None where the table cannot tell it.

    mean_shift, most_shift: by how many ranks units move when the indicator is left out for everybody.
    """

    code: str
    units: int
    effect: Effect | None
    mean_shift: float
    most_shift: int


def links(prepared: Prepared, result: IndexResult) -> tuple[Link, ...]:
    """One link per indicator that applies to some units and not to others; empty when all apply to all."""
    applicable = prepared.data.applicable
    partial = np.flatnonzero(applicable.any(axis=0) & ~applicable.all(axis=0))
    shared = prepared.normalised[:, applicable.all(axis=0)]
    return tuple(_link(prepared, result, int(j), shared) for j in partial)


def effect_of_having(has: BoolArray, shared: FloatArray, index: FloatArray) -> Effect | None:
    """Least squares of the index on "has it" given the shared indicators, over complete rows.

    has, index: shape (units,); shared: shape (units, indicators). None when too few rows are left or the columns tell
    the same.

    >>> effect_of_having(np.array([True, True, False, False]), np.empty((4, 0)), np.array([3.0, 5.0, 1.0, 3.0])).value
    2.0
    """
    there = np.isfinite(index) & np.isfinite(shared).all(axis=1)
    columns = np.column_stack([np.ones(there.sum()), has[there].astype(float), shared[there]])
    rows, width = columns.shape
    if rows <= width or np.linalg.matrix_rank(columns) < width:
        return None
    inverse = np.linalg.inv(columns.T @ columns)
    estimate = inverse @ columns.T @ index[there]
    residual = index[there] - columns @ estimate
    value, size = float(estimate[1]), float(np.abs(index[there]).max())
    se = float(np.sqrt(residual @ residual / (rows - width) * inverse[1, 1]))
    if se <= size * ROUNDING:
        return Effect(value, se, float(abs(value) <= size * ROUNDING))
    return Effect(value, se, float(2 * scipy.stats.t.sf(abs(value) / se, rows - width)))


def _link(prepared: Prepared, result: IndexResult, j: int, shared: FloatArray) -> Link:
    has = prepared.data.applicable[:, j]
    normalised = prepared.normalised.copy()
    normalised[:, j] = np.nan
    without = from_prepared(replace(prepared, normalised=normalised))
    both = (result.rank > 0) & (without.rank > 0)
    shift = np.abs(result.rank - without.rank)[both]
    return Link(
        code=result.codes[j],
        units=int(has.sum()),
        effect=effect_of_having(has, shared, result.index),
        mean_shift=float(shift.mean()) if shift.size else 0.0,
        most_shift=int(shift.max()) if shift.size else 0,
    )
