"""Copeland scores of many weightings at once."""

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.index.outranking import TOLERANCE, copeland

BLOCK_BYTES = 32_000_000
"""Memory for the pairs of one block of draws."""


def copeland_draws(
    weights: FloatArray, fixed: dict[int, FloatArray], moving: dict[int, FloatArray], present: BoolArray
) -> FloatArray:
    """Wins minus losses; shape (draws, units).

    weights: shape (draws, children). fixed, moving: children by position, (units,) or (draws, units).
    present: shape (units, children).
    """
    if moving:
        return _one_by_one(weights, fixed, moving, present)
    units = len(present)
    signs, shared = _pairs(fixed, present)
    out = np.empty((len(weights), units))
    step = max(1, BLOCK_BYTES // (8 * units * units))
    for start in range(0, len(weights), step):
        some = weights[start : start + step]
        net = some @ signs
        limit = TOLERANCE * (1.0 if present.all() else some @ shared)
        wins = (net > limit).reshape(len(some), units, units).sum(axis=2)
        out[start : start + step] = wins - (net < -limit).reshape(len(some), units, units).sum(axis=2)
    return out


def _pairs(fixed: dict[int, FloatArray], present: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Sign of every pair, and whether both are present; both of shape (children, units * units)."""
    signs, shared = [], []
    for k in range(present.shape[1]):
        both = present[:, k][:, None] & present[:, k][None, :]
        signs.append((np.sign(fixed[k][:, None] - fixed[k][None, :]) * both).ravel())
        shared.append(both.ravel().astype(float))
    return np.array(signs), np.array(shared)


def _one_by_one(
    weights: FloatArray, fixed: dict[int, FloatArray], moving: dict[int, FloatArray], present: BoolArray
) -> FloatArray:
    rows = []
    for d, own in enumerate(weights):
        children = [fixed[k] if k in fixed else moving[k][d] for k in range(present.shape[1])]
        rows.append(copeland(np.where(present, np.column_stack(children), np.nan), own))
    return np.array(rows)
