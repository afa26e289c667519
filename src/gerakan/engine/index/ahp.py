"""Weights from pairwise judgements, and whether the judge contradicted himself."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Mean consistency index of random matrices of 1 to 15 rows, Saaty (1980)."""
ACCEPTABLE = 0.10


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """weights: shape (items,), sum 1. ratio: consistency ratio; above 0.10 the judgements should be revised.

    most_contradictory: positions of the pair whose judgement departs most from the ratio of the weights; None below 3 items.
    """

    weights: FloatArray
    largest_eigenvalue: float
    ratio: float
    most_contradictory: tuple[int, int] | None

    @property
    def acceptable(self) -> bool:
        """Saaty's rule of thumb."""
        return self.ratio <= ACCEPTABLE


def ahp(comparisons: FloatArray, *, confirmed: bool = False) -> Judgement:
    """Principal eigenvector of a reciprocal matrix of pairwise comparisons.

    comparisons: shape (items, items), entry (i, j) says how many times i matters as much as j.
    Raises InputError when the matrix is not reciprocal, or inconsistent (ratio above 0.10) and not confirmed.

    >>> judgement = ahp(np.array([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]))
    >>> judgement.weights.round(4), round(judgement.ratio, 6)
    (array([0.5714, 0.2857, 0.1429]), 0.0)

    Saaty (1980), The Analytic Hierarchy Process.
    """
    _refuse_unreciprocal(comparisons)
    count = len(comparisons)
    if count > len(RANDOM_INDEX):
        raise InputError(f"AHP menampung paling banyak {len(RANDOM_INDEX)} butir", row="ahp", column="comparisons")
    values, vectors = np.linalg.eig(comparisons)
    at = int(np.argmax(values.real))
    weights = np.abs(vectors[:, at].real)
    weights = weights / weights.sum()
    largest = float(values[at].real)
    ratio = 0.0 if count < 3 else max(0.0, (largest - count) / (count - 1) / RANDOM_INDEX[count - 1])
    if ratio > ACCEPTABLE and not confirmed:
        raise InputError(
            f"perbandingan tidak konsisten (rasio {ratio:.2f}, paling tinggi 0,10)", row="ahp", column="comparisons"
        )
    return Judgement(weights, largest, ratio, _worst_pair(comparisons, weights))


def _refuse_unreciprocal(comparisons: FloatArray) -> None:
    if comparisons.ndim != 2 or comparisons.shape[0] != comparisons.shape[1]:
        raise InputError("matriks perbandingan harus bujur sangkar", row="ahp", column="comparisons")
    if not np.isfinite(comparisons).all() or (comparisons <= 0).any():
        raise InputError("perbandingan harus berupa bilangan positif", row="ahp", column="comparisons")
    if not np.allclose(comparisons * comparisons.T, 1.0, rtol=1e-6):
        i, j = np.argwhere(~np.isclose(comparisons * comparisons.T, 1.0, rtol=1e-6))[0]
        raise InputError(
            f"perbandingan butir {i + 1} dan {j + 1} tidak saling berkebalikan", row="ahp", column="comparisons"
        )


def _worst_pair(comparisons: FloatArray, weights: FloatArray) -> tuple[int, int] | None:
    if len(weights) < 3:
        return None
    departure = np.abs(np.log(comparisons * weights[None, :] / weights[:, None]))
    i, j = np.unravel_index(int(np.argmax(np.triu(departure, 1))), departure.shape)
    return int(i), int(j)
