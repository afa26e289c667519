"""Numbers as tables publish them: who computes from the table computes the same as who computes from memory."""

import numpy as np

from gerakan.engine.arrays import FloatArray

DIGITS = 10
"""Significant digits that are written: more than anybody needs, fewer than rounding can change."""


def published(values: FloatArray) -> FloatArray:
    """Each to its significant digits; nan stays.

    >>> published(np.array([2.71828182845904, np.nan])).tolist()
    [2.718281828, nan]
    """
    return np.array([float(f"{value:.{DIGITS}g}") for value in values], dtype=float)
