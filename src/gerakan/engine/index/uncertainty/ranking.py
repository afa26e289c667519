"""Ranks of many draws at once by sorting packed keys."""

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.index.computing import RANK_TOLERANCE


def order_and_position(scores: FloatArray) -> tuple[IntArray, IntArray]:
    """Units from best to worst in every draw, and their 0-based ranks; ties share the better one.

    scores: shape (draws, units), finite, more is better. Both results have that shape.

    The score becomes a whole number of grains (the same grain that ties are judged by), the unit sits in the low bits, and
    one sort of plain integers does the rest.
    """
    units = scores.shape[1]
    bits = max(int(units - 1).bit_length(), 1)
    grain = np.maximum(np.abs(scores).max(axis=1, keepdims=True), 1e-300) * RANK_TOLERANCE
    keys = np.rint(scores / -grain).astype(np.int64)
    keys <<= bits
    keys |= np.arange(units)
    keys.sort(axis=1)
    order = keys & ((1 << bits) - 1)
    keys >>= bits
    return order, _positions(keys)


def _positions(sorted_steps: IntArray) -> IntArray:
    draws, units = sorted_steps.shape
    places = np.broadcast_to(np.arange(units), (draws, units))
    same = sorted_steps[:, 1:] == sorted_steps[:, :-1]
    if not same.any():
        return places
    starts = places.copy()
    starts[:, 1:][same] = 0
    return np.maximum.accumulate(starts, axis=1)


def ranks_of(scores: FloatArray) -> IntArray:
    """Rank of every unit in every draw, 1 is best; shape (draws, units).

    >>> ranks_of(np.array([[10.0, 30.0, 10.0]])).tolist()
    [[2, 1, 2]]
    """
    order, position = order_and_position(scores)
    ranks = np.empty(scores.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, position + 1, axis=1)
    return ranks


def add_to_histogram(histogram: IntArray, scores: FloatArray, columns: IntArray) -> None:
    """Count every draw's ranks into histogram, shape (units, ranks); columns: which units the scores are of."""
    order, position = order_and_position(scores)
    units, places = histogram.shape
    flat = columns[order] * places + position
    histogram += np.bincount(flat.ravel(), minlength=units * places).reshape(units, places)
