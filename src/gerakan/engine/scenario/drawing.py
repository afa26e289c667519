"""Random values of assumptions: triangles joined by one common factor, repeatable row by row."""

import hashlib
from collections.abc import Sequence

import numpy as np
import scipy

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.scenario.question import Assumption

COMMON = "bersama"


def triangle(low: float, mode: float, high: float, at: FloatArray) -> FloatArray:
    """The value below which the share `at` of a triangular distribution lies; a single point when low is high.

    >>> triangle(0.0, 1.0, 2.0, np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 1.0, 2.0]

    Evans, Hastings & Peacock (2000), Statistical Distributions, ch. 40.
    """
    width = high - low
    if width <= 0:
        return np.full_like(at, low)
    turn = (mode - low) / width
    rising = low + np.sqrt(at * width * (mode - low))
    falling = high - np.sqrt((1 - at) * width * (high - mode))
    value: FloatArray = np.where(at < turn, rising, falling)
    return value


def drawn(rows: Sequence[Assumption], *, draws: int, seed: int, correlation: float) -> FloatArray:
    """Values of each row, shape (rows, draws).

    A row's numbers come from the seed and its own code, so that they stay when other rows are added, moved or removed:
    two scenarios with one seed differ by their assumptions only. Effects of programmes share a common factor.
    """
    common = _normal(COMMON, seed, draws)
    values = np.empty((len(rows), draws))
    for at, one in enumerate(rows):
        own = _normal(f"{one.kind}:{one.code}", seed, draws)
        joined = correlation if one.kind == "programme" else 0.0
        score = np.sqrt(joined) * common + np.sqrt(1 - joined) * own
        values[at] = triangle(one.low, one.mode, one.high, scipy.special.ndtr(score))
    return values


def carried_out(rows: Sequence[Assumption], *, draws: int, seed: int) -> BoolArray:
    """Whether each programme is carried out, shape (rows, draws)."""
    told = [_generator(f"terlaksana:{one.code}", seed).random(draws) < one.chance for one in rows]
    return np.array(told, dtype=np.bool_).reshape(len(rows), draws)


def _normal(name: str, seed: int, draws: int) -> FloatArray:
    return _generator(name, seed).standard_normal(draws)


def _generator(name: str, seed: int) -> np.random.Generator:
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.default_rng([seed, *np.frombuffer(digest[:16], dtype="<u4").tolist()])
