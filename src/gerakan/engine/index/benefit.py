"""Benefit of the doubt: every unit is seen with the weights that flatter it most, within bounds."""

from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class Benefit:
    """scores: shape (units,), 1 is best practice. weights: shape (units, children), each unit's own most flattering ones."""

    scores: FloatArray
    weights: FloatArray


def benefit_of_the_doubt(values: FloatArray, *, least: float = 0.0, most: float = 1.0) -> Benefit:
    """Score of each unit under its own best weights, such that nobody scores above 1 with them.

    values: shape (units, children), not negative; nan counts as zero, so absence never helps.
    least, most: bounds on each child's share of the unit's own score (pie shares), 0 to 1.

    >>> benefit_of_the_doubt(np.array([[2.0, 1.0], [1.0, 2.0], [1.0, 1.0]])).scores.round(4)
    array([1.    , 1.    , 0.6667])

    Cherchye et al. (2008), JORS 59; equals input-oriented DEA with one dummy input.
    """
    count = values.shape[1]
    if not (0 <= least <= 1 / count and 1 / count <= most <= 1):
        raise InputError(f"batas pangsa harus memuat 1/{count}", row="benefit_of_the_doubt", column="least")
    filled = np.nan_to_num(values)
    if (filled < 0).any():
        raise InputError(
            "benefit_of_the_doubt menuntut nilai nol atau lebih", row="benefit_of_the_doubt", column="aggregation"
        )
    solved = [_most_flattering(filled, i, least, most) for i in range(len(filled))]
    return Benefit(np.array([score for score, _ in solved]), np.array([weights for _, weights in solved]))


def _most_flattering(values: FloatArray, i: int, least: float, most: float) -> tuple[float, FloatArray]:

    own = values[i]
    if not own.any():
        return 0.0, np.zeros_like(own)
    shares = np.diag(own)
    rows = np.vstack([values, least * own[None, :] - shares, shares - most * own[None, :]])
    limits = np.concatenate([np.ones(len(values)), np.zeros(2 * len(own))])
    answer = scipy.optimize.linprog(-own, A_ub=rows, b_ub=limits, bounds=(0, None), method="highs")
    return float(-answer.fun), np.asarray(answer.x)
