"""The space in which a mean is a plain weighted sum: values, logarithms, reciprocals, powers."""

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index.spec import Group

ZERO, ZERO_MEAN = -1e12, -2000.0
"""Stands for the logarithm of zero, and what no mean of logarithms of positive numbers is as low as."""
HUGE, HUGE_MEAN = 1e60, 1e45
"""Stands for one over zero, and what no mean of ordinary reciprocals reaches."""
BLOCK = 16
"""Rows per matrix product: small enough that the linear algebra library stays on one thread."""


def power_of(group: Group) -> float | None:
    """Exponent of the mean; 0 for the geometric, None for methods that are no power mean."""
    powers = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0, "generalised": group.p}
    return powers.get(group.aggregation)


def into(values: FloatArray, group: Group) -> FloatArray:
    """Values in the space of this group's mean; a new array."""
    power = power_of(group)
    if power is None or power == 1.0:
        return values.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        if power == 0.0:
            return np.asarray(np.maximum(np.log(values), ZERO))
        return np.asarray(np.minimum(values**power, HUGE))


def out_of(values: FloatArray, group: Group) -> FloatArray:
    """Back to values."""
    power = power_of(group)
    if power is None or power == 1.0:
        return values
    if power == 0.0:
        return np.asarray(np.exp(values))
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = values ** (1.0 / power)
    return np.asarray(np.where(values >= HUGE_MEAN, 0.0, plain) if power < 0 else plain)


def respace(values: FloatArray, source: Group, target: Group) -> FloatArray:
    """From the space of a child group into that of its parent; nothing to do when both are the same."""
    if power_of(source) is not None and power_of(source) == power_of(target):
        return values
    return into(out_of(values, source), target)


def increasing(values: FloatArray, group: Group) -> FloatArray:
    """An index up to a monotone transformation; a zero under a geometric or harmonic mean is the bottom, tied."""
    power = power_of(group)
    if power == 0.0:
        return np.asarray(np.exp(values)) if values.min(initial=0.0) < ZERO_MEAN else values
    return out_of(values, group) if power is not None and power < 0 else values


def product(left: FloatArray, right: FloatArray) -> FloatArray:
    """Matrix product in small blocks of rows, so that it never starts threads of its own."""
    rows = len(left)
    full = rows - rows % BLOCK
    out = np.empty((rows, right.shape[1]))
    if full:
        blocks = out[:full].reshape(-1, BLOCK, right.shape[1])
        np.matmul(left[:full].reshape(-1, BLOCK, left.shape[1]), right, out=blocks)
    if full < rows:
        np.matmul(left[full:], right, out=out[full:])
    return out
