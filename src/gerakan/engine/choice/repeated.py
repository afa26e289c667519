"""The chance of being chosen when merits are uncertain: the quotas are solved anew for every draw."""

from collections.abc import Sequence

import numpy as np
import scipy

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.choice.problem import Candidates, Problem, Quota, make_problem
from gerakan.engine.choice.solving import best, stretched
from gerakan.engine.errors import InputError

SWEEPS = 60
"""Rounds of price adjustment before a draw is handed to the solver."""


def selection_chances(candidates: Candidates, quotas: Sequence[Quota], count: int, merits: FloatArray) -> FloatArray:
    """Share of the draws in which each candidate is chosen; shape (units,).

    merits: shape (draws, units), in the order of the candidates. Raises InputError when the quotas contradict each other.

    Most draws are settled by prices on quotas that make the free choice keep them all (which proves it optimal); the rest
    by the linear relaxation, and where that is fractional by the exact solver.
    """
    problem = make_problem(candidates, quotas, count)
    if best(problem) is None:
        raise InputError("kuota-kuota ini tidak dapat dipenuhi bersama", row="quota", column="min")
    own = merits[:, list(problem.order)]
    times = np.zeros(len(problem.units))
    chosen, proven = choices_by_prices(problem, own)
    times += chosen[proven].sum(axis=0)
    for merit in own[~proven]:
        times += _exact(problem, merit)
    out = np.empty(len(problem.units))
    out[list(problem.order)] = times / len(merits)
    return out


def choices_by_prices(problem: Problem, merits: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Choices of all draws under quota prices, and which of them are proven optimal.

    Coordinate ascent on the dual: one quota at a time gets the smallest subsidy or tax that makes it hold. A choice that
    keeps every quota, and uses a price only on quotas at their bound, is optimal (complementary slackness).
    """
    prices = np.zeros((len(merits), len(problem.low)))
    adjusted = merits.copy()
    chosen = _top(adjusted, problem.count)
    open_ = np.arange(len(merits))
    for _sweep in range(SWEEPS):
        sums = chosen[open_] @ problem.members.T
        wanting = (sums < problem.low) | (sums > problem.high) | (prices[open_] != 0)
        for q in range(len(problem.low)):
            _adjust(problem, q, adjusted, prices, open_[wanting[:, q]])
        chosen[open_] = _top(adjusted[open_], problem.count)
        open_ = open_[~_proven(problem, chosen[open_], prices[open_])]
        if not open_.size:
            break
    return chosen, _proven(problem, chosen, prices)


def _top(adjusted: FloatArray, count: int) -> FloatArray:
    """The `count` highest of every row, as 0 and 1."""
    chosen = np.zeros(adjusted.shape)
    if count:
        at = np.argpartition(-adjusted, min(count, adjusted.shape[1] - 1), axis=1)[:, :count]
        np.put_along_axis(chosen, at, 1.0, axis=1)
    return chosen


def _proven(problem: Problem, chosen: FloatArray, prices: FloatArray) -> BoolArray:
    sums = chosen @ problem.members.T
    kept = ((sums >= problem.low) & (sums <= problem.high)).all(axis=1)
    slack = ((prices > 0) & (sums > problem.low)) | ((prices < 0) & (sums < problem.high))
    return np.asarray(kept & ~slack.any(axis=1))


def _adjust(problem: Problem, q: int, adjusted: FloatArray, prices: FloatArray, rows: IntArray) -> None:
    """Give one quota its best price while the other prices stand; changes adjusted and prices in place."""
    inside = problem.members[q] > 0
    size, count = int(inside.sum()), problem.count
    if not rows.size or not size or size == len(inside):
        return
    bare = adjusted[np.ix_(rows, inside)] - prices[rows, q][:, None]
    mine, theirs = -np.sort(-bare, axis=1), -np.sort(-adjusted[np.ix_(rows, ~inside)], axis=1)
    natural = _natural_count(mine, theirs, count)
    wanted = np.clip(natural, problem.low[q], problem.high[q]).astype(int)
    new = np.zeros(len(rows))
    moved = wanted != natural
    new[moved] = _middle_price(mine[moved], theirs[moved], wanted[moved], count)
    adjusted[np.ix_(rows, inside)] = bare + new[:, None]
    prices[rows, q] = new


def _natural_count(mine: FloatArray, theirs: FloatArray, count: int) -> IntArray:
    """Members among the top of a row without a price on this quota."""
    if not count:
        return np.zeros(len(mine), dtype=int)
    both = np.concatenate([mine, theirs], axis=1)
    last = both.shape[1] - count
    return np.asarray((mine >= np.partition(both, last, axis=1)[:, last : last + 1]).sum(axis=1))


def _middle_price(mine: FloatArray, theirs: FloatArray, wanted: IntArray, count: int) -> FloatArray:
    """A price that makes exactly `wanted` members win: between the two at which one more or one fewer would."""
    rows = np.arange(len(mine))
    wide = np.inf

    def at(sorted_: FloatArray, place: IntArray) -> FloatArray:
        padded = np.concatenate([np.full((len(sorted_), 1), wide), sorted_, np.full((len(sorted_), 1), -wide)], axis=1)
        return np.asarray(padded[rows, np.clip(place + 1, 0, padded.shape[1] - 1)])

    low = at(theirs, count - wanted) - at(mine, wanted - 1)
    high = at(theirs, count - wanted - 1) - at(mine, wanted)
    low, high = np.where(np.isnan(low), -wide, low), np.where(np.isnan(high), wide, high)
    nearest = np.where(low > 0, low, np.where(high < 0, high, 0.0))
    other = np.where(low > 0, high, low)
    step = np.where(np.isfinite(other), (other - nearest) / 2, np.sign(nearest))
    return np.asarray(nearest + np.where(nearest == 0, 0.0, step))


def _exact(problem: Problem, merit: FloatArray) -> FloatArray:
    """One draw by the linear relaxation, or the integer programme where that is fractional."""
    rows = np.vstack([problem.members, -problem.members])
    answer = scipy.optimize.linprog(
        -stretched(merit),
        A_ub=rows if len(rows) else None,
        b_ub=np.concatenate([problem.high, -problem.low]) if len(rows) else None,
        A_eq=np.ones((1, len(merit))),
        b_eq=[problem.count],
        bounds=(0, 1),
        method="highs",
    )
    if answer.x is not None and np.abs(answer.x - np.rint(answer.x)).max() < 1e-6:
        return np.asarray(np.rint(answer.x))
    order = np.argsort(-merit, kind="stable")
    sorted_ = Problem(
        tuple(problem.units[i] for i in order),
        merit[order],
        problem.members[:, order],
        problem.low,
        problem.high,
        problem.count,
        tuple(order.tolist()),
    )
    solved = best(sorted_)
    out = np.zeros(len(merit))
    out[order] = solved if solved is not None else 0.0
    return out
