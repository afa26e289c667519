"""Several comparable values of a unit become one: means, Mazziotta-Pareto, TOPSIS."""

from collections.abc import Callable

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.spec import Group

Mean = Callable[[FloatArray, FloatArray, Group], FloatArray]
"""values and weights of shape (units, children); a child of weight 0 is absent and its value is 0. Gives (units,)."""


def arithmetic(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Sum of weight times value: fully compensatory."""
    return np.asarray((values * weights).sum(axis=1))


def geometric(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Exp of the sum of weight times log: a zero anywhere gives zero; negative values are refused."""
    with np.errstate(divide="ignore"):
        logs = np.where(weights > 0, np.log(np.where(weights > 0, values, 1.0)), 0.0)
        return np.asarray(np.exp(np.where(weights > 0, weights * logs, 0.0).sum(axis=1)))


def harmonic(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """One over the sum of weight over value: a zero anywhere gives zero."""
    return _power(values, weights, -1.0)


def generalised(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Power mean with exponent p; p = 1 arithmetic, 0 geometric, -1 harmonic."""
    return geometric(values, weights, group) if group.p == 0 else _power(values, weights, group.p)


def _power(values: FloatArray, weights: FloatArray, p: float) -> FloatArray:
    with np.errstate(divide="ignore"):
        terms = np.where(weights > 0, weights * np.where(weights > 0, values, 1.0) ** p, 0.0)
        return np.asarray(terms.sum(axis=1) ** (1.0 / p))


def mazziotta_pareto(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Mean minus standard deviation times coefficient of variation: unbalanced profiles are penalised.

    Mazziotta & Pareto (2016), the negative penalty of a phenomenon where more is better; weighted as in their 2022 note.
    """
    mean = (values * weights).sum(axis=1)
    spread = (weights * (values - mean[:, None]) ** 2).sum(axis=1)
    return np.asarray(mean - np.divide(spread, mean, out=np.zeros_like(mean), where=mean != 0))


def topsis(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Closeness to the ideal profile, 0 to 1. Hwang & Yoon (1981); needs "vector" values to be the textbook's."""
    there = weights > 0
    best = np.where(there, values, -np.inf).max(axis=0)
    worst = np.where(there, values, np.inf).min(axis=0)
    to_best = np.sqrt((np.where(there, weights * (values - best), 0.0) ** 2).sum(axis=1))
    to_worst = np.sqrt((np.where(there, weights * (values - worst), 0.0) ** 2).sum(axis=1))
    apart = to_best + to_worst
    return np.asarray(np.divide(to_worst, apart, out=np.full_like(apart, 0.5), where=apart > 0))


MEANS: dict[str, Mean] = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "generalised": generalised,
    "mazziotta_pareto": mazziotta_pareto,
    "topsis": topsis,
}


def lowest_allowed(group: Group) -> float:
    """The smallest value that a group's aggregation can take; -inf when anything goes."""
    whole_power = group.aggregation == "generalised" and not (group.p > 0 and float(group.p).is_integer())
    return 0.0 if group.aggregation in ("geometric", "harmonic") or whole_power else -np.inf


def refuse_impossible(
    values: FloatArray, weights: FloatArray, group: Group, children: tuple[str, ...], units: tuple[str, ...]
) -> None:
    """Name the first cell that a geometric, harmonic, power or Mazziotta-Pareto mean cannot take."""
    wrong = (weights > 0) & (values < lowest_allowed(group))
    if group.aggregation == "mazziotta_pareto":
        wrong = (weights > 0) & ((values * weights).sum(axis=1) <= 0)[:, None]
    if wrong.any():
        i, k = np.argwhere(wrong)[0]
        raise InputError(
            f"nilai ternormalisasi {values[i, k]:g} tidak dapat digabung dengan cara '{group.aggregation}'",
            place="data",
            row=units[i],
            column=children[k],
        )
