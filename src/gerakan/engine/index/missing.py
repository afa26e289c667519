"""Empty cells: what is filled, and how the weight of what stays empty is handed on."""

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.spec import Missing

BITS = 63
"""Columns whose presence fits into one whole number, which sorts far faster than a row of booleans."""
RIDGE = 1e-3
"""Share of the mean variance added to a covariance matrix so that it can always be inverted."""


def holes(data: IndexData) -> BoolArray:
    """Cells that are not reported; cells that do not apply are no holes. Shape (units, indicators)."""
    return np.isnan(data.values) & data.applicable


def impute(data: IndexData, missing: Missing) -> tuple[FloatArray, BoolArray]:
    """Fill what was not reported, never what does not apply.

    Returns values and a mask of the filled cells, both of shape (units, indicators).

    >>> data = IndexData.from_rows(["a", "b", "c"], ["x"], [[1.0], [None], [4.0]])
    >>> impute(data, Missing("impute_median"))[0].ravel()
    array([1. , 2.5, 4. ])
    """
    values, empty = data.values.copy(), holes(data)
    if not missing.rule.startswith("impute") or not empty.any():
        return values, np.zeros_like(empty)
    _refuse_empty_columns(data)
    if missing.rule == "impute_regression":
        return _regression(data), empty
    centre = np.nanmedian if missing.rule == "impute_median" else np.nanmean
    return np.where(empty, centre(values, axis=0), values), empty


def _refuse_empty_columns(data: IndexData) -> None:
    for j in np.flatnonzero(np.isnan(data.values).all(axis=0)):
        raise InputError("kolom ini kosong", place="data", row="semua", column=data.codes[j])


def _regression(data: IndexData) -> FloatArray:
    centre, covariance = gaussian_fit(data.values)
    values = data.values.copy()
    for i in np.flatnonzero(holes(data).any(axis=1)):
        at = holes(data)[i]
        values[i, at] = _conditional(values[i], at, centre, covariance)[0]
    return values


def patterns_of(present: BoolArray) -> tuple[BoolArray, IntArray]:
    """Different rows in order, shape (patterns, columns), and the one of every unit, shape (units,).

    >>> patterns_of(np.array([[True, False], [False, True], [True, False]]))[1].tolist()
    [1, 0, 1]
    """
    if not 0 < present.shape[1] < BITS:
        patterns, which = np.unique(present, axis=0, return_inverse=True)
        return patterns, which.ravel()
    numbers = present @ (1 << np.arange(present.shape[1])[::-1])
    _numbers, first, which = np.unique(numbers, return_index=True, return_inverse=True)
    return present[first], which


def gaussian_fit(values: FloatArray, steps: int = 50) -> tuple[FloatArray, FloatArray]:
    """Mean and covariance of incomplete columns by expectation-maximisation, slightly ridged.

    values: shape (units, indicators), nan allowed. Returns shapes (indicators,) and (indicators, indicators).
    Little & Rubin (2019), Statistical Analysis with Missing Data, section 11.2.
    """
    scale = np.nanstd(values, axis=0)
    scale[scale == 0] = 1.0
    z = (values - np.nanmean(values, axis=0)) / scale
    centre, covariance = np.zeros(z.shape[1]), np.eye(z.shape[1])
    patterns, which = patterns_of(np.isnan(z))
    absent = [(pattern, np.flatnonzero(which == k)) for k, pattern in enumerate(patterns) if pattern.any()]
    for _ in range(steps):
        moved, covariance_next = _em_step(z, centre, covariance, absent)
        still = np.allclose(moved, centre, atol=1e-6) and np.allclose(covariance_next, covariance, atol=1e-6)
        centre, covariance = moved, covariance_next
        if still:
            break
    return np.nanmean(values, axis=0) + centre * scale, covariance * np.outer(scale, scale)


def _em_step(
    z: FloatArray, centre: FloatArray, covariance: FloatArray, absent: list[tuple[BoolArray, IntArray]]
) -> tuple[FloatArray, FloatArray]:
    """absent: every pattern of empty columns with the rows that have it."""
    filled, spread = z.copy(), np.zeros_like(covariance)
    for pattern, rows in absent:
        mean, left = _conditional(z[rows], pattern, centre, covariance)
        filled[np.ix_(rows, pattern)] = mean
        spread[np.ix_(pattern, pattern)] += len(rows) * left
    moved = filled.mean(axis=0)
    away = filled - moved
    return moved, (away.T @ away + spread) / len(z) + RIDGE * np.eye(len(covariance))


def _conditional(
    rows: FloatArray, absent: BoolArray, centre: FloatArray, covariance: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Mean and covariance of the absent columns given the present ones."""
    there = ~absent & np.isfinite(rows if rows.ndim == 1 else rows[0])
    if not there.any():
        return np.broadcast_to(centre[absent], (*rows.shape[:-1], int(absent.sum()))), covariance[
            np.ix_(absent, absent)
        ]
    slope = np.linalg.solve(covariance[np.ix_(there, there)], covariance[np.ix_(there, absent)])
    mean = centre[absent] + (rows[..., there] - centre[there]) @ slope
    return mean, covariance[np.ix_(absent, absent)] - covariance[np.ix_(absent, there)] @ slope


def imputations(data: IndexData, count: int, seed: np.random.SeedSequence) -> FloatArray:
    """Completed sets drawn from the fitted normal distribution; shape (count, units, indicators).

    Rubin (1987), Multiple Imputation for Nonresponse in Surveys; cells that do not apply stay nan.
    """
    _refuse_empty_columns(data)
    generator = np.random.default_rng(seed)
    centre, covariance = gaussian_fit(data.values)
    sets = np.repeat(data.values[None], count, axis=0)
    empty = holes(data)
    for i in np.flatnonzero(empty.any(axis=1)):
        mean, left = _conditional(data.values[i], empty[i], centre, covariance)
        root = np.linalg.cholesky(left + 1e-12 * np.trace(left) * np.eye(len(left)))
        sets[:, i, empty[i]] = mean + generator.standard_normal((count, len(mean))) @ root.T
    return sets


def child_weights(weights: FloatArray, present: BoolArray, rule: str) -> FloatArray:
    """Weights of the children of one group for every unit, rows summing to 1 (0 where nothing is present).

    weights: shape (children,). present: shape (units, children). rule: "proportional" or "equal_share".

    >>> child_weights(np.array([0.5, 0.3, 0.2]), np.array([[True, True, False]]), "equal_share")
    array([[0.6, 0.4, 0. ]])
    """
    shares = np.where(present, weights / weights.sum(), 0.0)
    total = shares.sum(axis=1, keepdims=True)
    if rule == "equal_share":
        count = np.maximum(present.sum(axis=1, keepdims=True), 1)
        return np.where(present, shares + (1.0 - total) / count, 0.0)
    return np.asarray(np.divide(shares, total, out=np.zeros_like(shares), where=total > 0))


def enough(present: BoolArray, weights: FloatArray, missing: Missing) -> BoolArray:
    """Units whose group has a value: something that weighs is there, and at least the share asked for. Shape (units,)."""
    share = present.mean(axis=1)
    return np.asarray((present & (weights > 0)).any(axis=1) & (share >= missing.min_availability - 1e-12))
