"""The exact solver: mixed-integer programming by HiGHS, spared where the best candidates already satisfy everybody."""

from collections.abc import Sequence

import numpy as np
import scipy

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.choice.problem import Problem

PRECISION = 1e6
"""Merits are stretched to this range, so that the solver's absolute gap of 1e-6 is a millionth of a millionth of it."""


def stretched(merit: FloatArray) -> FloatArray:
    """Merits between 0 and PRECISION; the number chosen is fixed, so the shift changes no choice."""
    width = np.ptp(merit) if merit.size else 0.0
    return np.asarray((merit - merit.min()) / width * PRECISION) if width > 0 else np.zeros_like(merit)


def best(problem: Problem, forbidden: Sequence[FloatArray] = ()) -> FloatArray | None:
    """The choice of greatest merit, shape (units,) of 0 and 1; None when the quotas cannot all hold.

    forbidden: earlier choices that must not come back.
    """
    if problem.count > len(problem.units):
        return None
    plain = (np.arange(len(problem.units)) < problem.count).astype(float)
    if not forbidden and problem.meets(plain):
        return plain
    chosen = _programme(problem, stretched(problem.merit), forbidden)
    return chosen if chosen is None or forbidden else _first_of_equals(problem, chosen)


def _programme(problem: Problem, merit: FloatArray, forbidden: Sequence[FloatArray]) -> FloatArray | None:
    units = len(problem.units)
    rows = np.vstack([np.ones((1, units)), problem.members, *(cut[None, :] for cut in forbidden)])
    low = np.concatenate([[problem.count], problem.low, np.zeros(len(forbidden))])
    high = np.concatenate([[problem.count], problem.high, np.full(len(forbidden), problem.count - 1.0)])
    if (low > high).any():
        return None

    answer = scipy.optimize.milp(
        -merit,
        constraints=scipy.optimize.LinearConstraint(rows, low, high),
        integrality=np.ones(units),
        bounds=scipy.optimize.Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    return None if answer.x is None else np.asarray(np.rint(answer.x))


def signatures(problem: Problem) -> IntArray:
    """Candidates of one signature count for the same quotas; shape (units,), numbered from 0."""
    if not len(problem.low):
        return np.zeros(len(problem.units), dtype=np.int64)
    return np.asarray(np.unique(problem.members, axis=1, return_inverse=True)[1], dtype=np.int64).ravel()


def _first_of_equals(problem: Problem, chosen: FloatArray) -> FloatArray:
    """Among candidates of one signature take the best, and of equal merits the first by name."""
    out = np.zeros_like(chosen)
    kinds = signatures(problem)
    for kind in np.unique(kinds):
        own = np.flatnonzero(kinds == kind)
        out[own[: int(chosen[own].sum())]] = 1.0
    return (
        out
        if problem.merit @ out >= problem.merit @ chosen - 1e-9 * max(1.0, abs(float(problem.merit @ chosen)))
        else chosen
    )


def feasible(problem: Problem) -> bool:
    """The quotas can hold together: a small programme over signatures, whatever the merits."""
    if problem.count > len(problem.units) or (problem.low > problem.high).any():
        return False
    kinds = signatures(problem)
    sizes = np.bincount(kinds) if len(kinds) else np.zeros(1)
    first = [int(np.flatnonzero(kinds == kind)[0]) for kind in range(len(sizes))]
    rows = np.vstack([np.ones((1, len(sizes))), problem.members[:, first]])

    answer = scipy.optimize.milp(
        np.zeros(len(sizes)),
        constraints=scipy.optimize.LinearConstraint(
            rows, [problem.count, *problem.low], [problem.count, *problem.high]
        ),
        integrality=np.ones(len(sizes)),
        bounds=scipy.optimize.Bounds(0, sizes),
    )
    return answer.x is not None


def conflict(problem: Problem) -> tuple[int, ...]:
    """An irreducible set of quotas that cannot hold together: without any one of them the others can.

    Deletion filter, Chinneck & Dravnieks (1991), ORSA Journal on Computing 3; positions among the problem's quotas.
    """
    kept = list(range(len(problem.low)))
    for quota in range(len(problem.low)):
        fewer = [other for other in kept if other != quota]
        if not feasible(problem.only(fewer)):
            kept = fewer
    return tuple(kept)


def chosen_mask(problem: Problem, chosen: FloatArray) -> BoolArray:
    """The choice in the order of the given candidates."""
    mask = np.zeros(len(problem.units), dtype=bool)
    mask[list(problem.order)] = chosen > 0.5
    return mask
