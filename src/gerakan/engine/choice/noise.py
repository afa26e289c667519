"""Repetitions of a marking that was uncertain: what the same panel might have said another time."""

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


def repetitions(values: FloatArray, errors: FloatArray, *, draws: int, seed: int) -> FloatArray:
    """Values plus normal noise, independent by unit; shape (draws, units).

    values, errors: shape (units,); an error of zero repeats the value. Raises InputError for a negative error.

    >>> again = repetitions(np.array([60.0, 50.0]), np.array([2.0, 0.0]), draws=4000, seed=1)
    >>> again.mean(axis=0).round().tolist(), again.std(axis=0).round(1).tolist()
    ([60.0, 50.0], [2.0, 0.0])
    """
    if not (np.isfinite(errors).all() and (errors >= 0).all()):
        raise InputError("galat baku harus bilangan nol atau lebih", place="data", row="semua", column="se")
    noise = np.random.default_rng([seed, 3]).standard_normal((draws, len(values)))
    return np.asarray(values + noise * errors)
