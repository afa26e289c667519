"""How sure a rank is when estimates have standard errors: confidence sets for ranks, and who may be in the top."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.errors import InputError

DRAWS, CHUNK = 4000, 100
"""Draws of the estimation errors, and how many of them a thread holds in its cache."""


@dataclass(frozen=True, slots=True, eq=False)
class RankSets:
    """Sets that contain the true rank with the stated confidence; all of shape (units,), rank 1 is the highest estimate.

    marginal: for one unit at a time. simultaneous: for all units at once. possible_top: units that cannot be excluded from
    the top K (all of the true top K are among them with the stated confidence).
    """

    rank: IntArray
    marginal_lower: IntArray
    marginal_upper: IntArray
    simultaneous_lower: IntArray
    simultaneous_upper: IntArray
    possible_top: BoolArray


def rank_sets(estimates: FloatArray, errors: FloatArray, *, top: int, level: float = 0.95, seed: int = 0) -> RankSets:
    """Confidence sets for ranks by inverting tests of all pairwise differences.

    estimates, errors: shape (units,), independent and normal with these standard errors (zero is allowed).

    >>> sets = rank_sets(np.array([9.0, 5.0, 4.9]), np.array([0.1, 0.5, 0.5]), top=1)
    >>> sets.rank.tolist(), sets.marginal_lower.tolist(), sets.marginal_upper.tolist()
    ([1, 2, 3], [1, 2, 2], [1, 3, 3])

    Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91, one step, parametric critical values.
    """
    _refuse(estimates, errors, level, top)
    biggest = largest_differences(errors, seed)
    marginal = np.quantile(biggest, level, axis=0, method="higher")
    joint = float(np.quantile(biggest.max(axis=1), level, method="higher"))
    lower, upper = _bounds(estimates, errors, marginal)
    all_lower, all_upper = _bounds(estimates, errors, np.full(len(estimates), joint))
    rank = (estimates[None, :] > estimates[:, None]).sum(axis=1) + 1
    return RankSets(rank, lower, upper, all_lower, all_upper, all_lower <= top)


def _refuse(estimates: FloatArray, errors: FloatArray, level: float, top: int) -> None:
    if not 0 < level < 1:
        raise InputError("level harus di antara 0 dan 1", row="ranks", column="level")
    if top < 1:
        raise InputError("harus 1 atau lebih", row="ranks", column="top")
    if not (np.isfinite(estimates).all() and np.isfinite(errors).all() and (errors >= 0).all()):
        raise InputError("estimate dan se harus bilangan, se nol atau lebih", place="data", row="semua", column="se")


def largest_differences(errors: FloatArray, seed: int) -> FloatArray:
    """Largest standardised difference of each unit from any other, draw by draw; shape (draws, units).

    The same bits whatever the number of threads: each chunk has its own stream.
    """
    spread = np.sqrt(errors[:, None] ** 2 + errors[None, :] ** 2)
    inverse = np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 0)

    def chunk(number: int) -> FloatArray:
        generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
        noise = generator.standard_normal((CHUNK, len(errors))) * errors
        out = np.empty_like(noise)
        for j in range(len(errors)):
            away = noise - noise[:, j : j + 1]
            away *= inverse[j]
            out[:, j] = np.maximum(away.max(axis=1), -away.min(axis=1))
        return out

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return np.concatenate(list(pool.map(chunk, range(DRAWS // CHUNK))))


def _bounds(estimates: FloatArray, errors: FloatArray, critical: FloatArray) -> tuple[IntArray, IntArray]:
    """Lowest and highest rank that no test excludes, given each unit's critical value."""
    away = estimates[None, :] - estimates[:, None]
    margin = critical[:, None] * np.sqrt(errors[:, None] ** 2 + errors[None, :] ** 2)
    better, worse = away > margin, -away > margin
    return 1 + better.sum(axis=1), len(estimates) - worse.sum(axis=1)
