"""What an indicator really weighs: the share of the index's variance that knowing it would remove."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Importance:
    """nominal: effective shares as declared, mean over units, sum 1. linear: squared correlation with the index.

    main_effect: correlation ratio from a smooth curve, catches curves too. relative: main_effect scaled to sum 1, to be
    compared with nominal. All of shape (indicators,).
    """

    codes: tuple[str, ...]
    nominal: FloatArray
    linear: FloatArray
    main_effect: FloatArray
    relative: FloatArray


def effective_importance(
    codes: tuple[str, ...], normalised: FloatArray, index: FloatArray, weights: FloatArray
) -> Importance:
    """Compare declared weights with the influence they bought.

    normalised, weights: shape (units, indicators) as in IndexResult; index: shape (units,), nan where unranked.
    Paruolo, Saisana & Saltelli (2013), JRSS-A 176.
    """
    columns = [_pair(x, index) for x in normalised.T]
    linear = np.array([_linear(x, y) for x, y in columns])
    main = np.array([correlation_ratio(x, y) for x, y in columns])
    nominal = np.nanmean(np.where(np.isfinite(index)[:, None], weights, np.nan), axis=0)
    total = main.sum()
    return Importance(codes, nominal, linear, main, main / total if total > 0 else main)


def _pair(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    there = np.isfinite(x) & np.isfinite(y)
    return x[there], y[there]


def _linear(x: FloatArray, y: FloatArray) -> float:
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return 0.0
    return float(np.corrcoef(x, y)[0, 1] ** 2)


def correlation_ratio(x: FloatArray, y: FloatArray) -> float:
    """Variance of E(y | x) over the variance of y, by local linear regression with a cross-validated width.

    x, y: shape (units,), complete. 0 when either is constant or fewer than ten units are there.

    >>> x = np.linspace(-1, 1, 101)
    >>> correlation_ratio(x, x**2) > 0.98, _linear(x, x**2) < 0.01
    (True, True)
    """
    if len(x) < 10 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return 0.0
    z = (x - x.mean()) / x.std()
    widths = np.array([0.1, 0.2, 0.35, 0.6, 1.0, 2.0])
    fits = [_local_linear(z, y, width) for width in widths]
    best = int(np.argmin([np.mean(((y - fit) / np.maximum(1 - own, 1e-6)) ** 2) for fit, own in fits]))
    return float(min(1.0, fits[best][0].var() / y.var()))


def _local_linear(x: FloatArray, y: FloatArray, width: float) -> tuple[FloatArray, FloatArray]:
    """Fitted values, and the weight that each point has in its own fit; both of shape (units,)."""
    away = x[None, :] - x[:, None]
    kernel = np.exp(-0.5 * (away / width) ** 2)
    s0, s1, s2 = kernel.sum(axis=1), (kernel * away).sum(axis=1), (kernel * away**2).sum(axis=1)
    determinant = s0 * s2 - s1**2 + 1e-9
    fit = (s2 * (kernel @ y) - s1 * ((kernel * away) @ y)) / determinant
    return fit, s2 / determinant
