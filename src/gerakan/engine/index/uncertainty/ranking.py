"""Ranks of many draws at once by sorting packed keys."""

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.index.computing import RANK_TOLERANCE


def sorted_labels(scores: FloatArray, labels: IntArray) -> tuple[IntArray, IntArray]:
    """Labels from the best to the worst unit of every draw, and the 0-based ranks of those places; ties share the better.

    scores: shape (draws, units), finite, more is better. labels: shape (units,), whole numbers below 2**25.

    The score becomes a whole number of grains (the same grain that ties are judged by), the label sits in the low bits, and
    one sort of plain integers in place does the rest.
    """
    bits = max(int(labels.max()).bit_length(), 1)
    grain = np.maximum(scores.max(axis=1), -scores.min(axis=1))
    steps = scores * (-1.0 / (np.maximum(grain, 1e-300) * RANK_TOLERANCE))[:, None]
    keys = np.rint(steps, out=steps).astype(np.int64)
    keys <<= bits
    keys |= labels
    keys.sort(axis=1)
    places = _places(keys, bits)
    keys &= (1 << bits) - 1
    return keys, places


def _places(keys: IntArray, bits: int) -> IntArray:
    """Ranks of sorted places; shape (units,) when nobody ties, else (draws, units)."""
    units = keys.shape[1]
    gaps = keys[:, 1:] - keys[:, :-1]
    if units < 2 or gaps.min() >= 1 << bits:
        return np.arange(units)
    same = keys[:, 1:] >> bits == keys[:, :-1] >> bits
    starts = np.tile(np.arange(units), (len(keys), 1))
    starts[:, 1:][same] = 0
    return np.maximum.accumulate(starts, axis=1)


def ranks_of(scores: FloatArray) -> IntArray:
    """Rank of every unit in every draw, 1 is best; shape (draws, units).

    >>> ranks_of(np.array([[10.0, 30.0, 10.0]])).tolist()
    [[2, 1, 2]]
    """
    draws, units = scores.shape
    order, places = sorted_labels(scores, np.arange(units))
    order += (np.arange(draws) * units)[:, None]
    ranks = np.empty(draws * units, dtype=np.int64)
    ranks[order.ravel()] = np.broadcast_to(places + 1, order.shape).ravel()
    return ranks.reshape(draws, units)


def add_to_histogram(histogram: IntArray, scores: FloatArray, columns: IntArray) -> None:
    """Count every draw's ranks into histogram, shape (units, ranks); columns: which units the scores are of."""
    ranks = histogram.shape[1]
    flat, places = sorted_labels(scores, columns * ranks)
    flat += places
    np.add.at(histogram.reshape(-1), flat.ravel(), 1)
