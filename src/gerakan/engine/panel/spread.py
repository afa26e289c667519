"""How far a raw mean may be from what other assessors would have said: from the marks alone, corrected for nothing."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from gerakan.engine.arrays import FloatArray


def raw_errors(names: Sequence[str], units: Sequence[str], means: Sequence[float]) -> FloatArray:
    """Standard error of the raw mean of each of `names`; nan when no unit has two marks.

    units, means: one entry for each sheet, the mean that one rater gave one unit. The mean square within units, pooled over
    all, divided by how many marks a unit has; severity and taste of the raters are both in it, as they are in a raw mean.

    >>> raw_errors(["a", "b"], ["a", "a", "b", "b"], [2.0, 4.0, 3.0, 3.0]).round(4).tolist()
    [0.7071, 0.7071]

    One-way analysis of variance: Searle, Casella and McCulloch (1992), Variance Components, section 3.2.
    """
    told: dict[str, list[float]] = defaultdict(list)
    for unit, mean in zip(units, means, strict=True):
        told[unit].append(mean)
    freedom = sum(len(own) - 1 for own in told.values())
    if freedom < 1:
        return np.full(len(names), np.nan)
    square = sum(float(np.var(own)) * len(own) for own in told.values()) / freedom
    return np.array([np.sqrt(square / len(told[name])) if told.get(name) else np.nan for name in names])
