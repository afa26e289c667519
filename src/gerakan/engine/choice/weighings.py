"""Weightings that are still acceptable: every weight within its stated range, all together one hundred."""

from collections.abc import Mapping

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError

TRIES = 200
"""Rounds of proposals before ranges are called too narrow to draw from."""


def acceptable_weights(
    weights: Mapping[str, float], ranges: Mapping[str, tuple[float, float]], *, draws: int, seed: int
) -> dict[str, FloatArray]:
    """Weightings drawn evenly from all that the ranges allow; part to shape (draws,), in per cent.

    A part without a range keeps its weight. Raises InputError when a range leaves out the rule's own weight.

    >>> drawn = acceptable_weights({"a": 70, "b": 30}, {"a": (60, 80), "b": (0, 100)}, draws=500, seed=1)
    >>> bool(60 <= drawn["a"].min() < drawn["a"].max() <= 80), bool(np.allclose(drawn["a"] + drawn["b"], 100))
    (True, True)
    """
    low, high = (np.array([float(ranges.get(name, (w, w))[end]) for name, w in weights.items()]) for end in (0, 1))
    for name, own, least, most in zip(weights, weights.values(), low, high, strict=True):
        if not 0 <= least <= own <= most <= 100:
            raise InputError(
                f"rentang bobot {least:g} sampai {most:g} tidak memuat bobot {own:g}", row=name, column="range"
            )
    free = np.flatnonzero(high > low)
    if len(free) < 2:
        return {name: np.full(draws, float(own)) for name, own in weights.items()}
    return dict(zip(weights, _drawn(low, high, free[np.argmax((high - low)[free])], draws, seed).T, strict=True))


def _drawn(low: FloatArray, high: FloatArray, last: np.intp, draws: int, seed: int) -> FloatArray:
    """All but the widest evenly in their ranges; the widest takes what is left, and is refused outside its own."""
    random = np.random.default_rng([seed, 11])
    kept: list[FloatArray] = []
    for _try in range(TRIES):
        proposed = low + (high - low) * random.random((draws, len(low)))
        proposed[:, last] = 100 - np.delete(proposed, last, axis=1).sum(axis=1)
        kept.append(proposed[(proposed[:, last] >= low[last]) & (proposed[:, last] <= high[last])])
        if sum(map(len, kept)) >= draws:
            return np.concatenate(kept)[:draws]
    raise InputError("rentang bobot terlalu sempit untuk dijumlahkan menjadi 100", row="ranges", column="range")
