"""Rankings from pairwise comparisons: Copeland and Kemeny-type, without any compensation."""

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray

TOLERANCE = 1e-12
"""Sums of weights closer than this are equal (0.1 + 0.2 against 0.3)."""
EXACT_UP_TO = 12
"""Units for which the best order is found exactly; above, by insertion moves from the Copeland order."""


def support(values: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Net and shared weight of every pair; both of shape (units, units).

    values: shape (units, children), nan where absent. Net is the weight for i over j minus the weight against, each pair
    rescaled to the children that both have.
    """
    count = len(values)
    net, shared = np.zeros((count, count)), np.zeros((count, count))
    for k, weight in enumerate(weights):
        column = values[:, k]
        there = np.isfinite(column)
        net += weight * np.nan_to_num(np.sign(column[:, None] - column[None, :]))
        shared += weight * (there[:, None] & there[None, :])
    return np.divide(net, shared, out=np.zeros_like(net), where=shared > 0), shared


def copeland(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Wins minus losses over all pairs; shape (units,).

    >>> copeland(np.array([[3.0, 1.0], [2.0, 3.0], [1.0, 2.0]]), np.array([0.6, 0.4]))
    array([ 2.,  0., -2.])

    Copeland (1951); Munda & Nardo (2009) for its use in composite indicators.
    """
    net, _shared = support(values, weights)
    return np.asarray((net > TOLERANCE).sum(axis=1) - (net < -TOLERANCE).sum(axis=1), dtype=float)


def kemeny(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Units below in the order of greatest total support; shape (units,), the best has units - 1.

    Exact up to twelve units, then a local search that no single move of one unit improves; ties go to the unit with more
    wins, then more support, so that the order of the rows does not matter unless two units are indistinguishable.
    Kemeny (1959); Munda & Nardo (2009).
    """
    net, _shared = support(values, weights)
    wins = (net > TOLERANCE).sum(axis=1) - (net < -TOLERANCE).sum(axis=1)
    start = np.lexsort((*np.nan_to_num(values).T, net.sum(axis=1).round(9), wins))[::-1]
    order = _best_order(net, start) if len(values) <= EXACT_UP_TO else _improved(net, start)
    below = np.empty(len(values))
    below[order] = np.arange(len(values))[::-1]
    return _level(below, values)


def _level(below: FloatArray, values: FloatArray) -> FloatArray:
    """Units with the very same values share the mean of their places."""
    _rows, which = np.unique(np.nan_to_num(values, nan=-np.inf), axis=0, return_inverse=True)
    which = which.ravel()
    return np.asarray((np.bincount(which, below) / np.bincount(which))[which])


def _best_order(net: FloatArray, start: IntArray) -> IntArray:
    """Dynamic programming over the set of units already placed, best first."""
    net = net[np.ix_(start, start)]
    count = len(net)
    member: BoolArray = (np.arange(1 << count)[:, None] >> np.arange(count)[None, :] & 1).astype(bool)
    best, last = np.full(1 << count, -np.inf), np.zeros(1 << count, dtype=int)
    best[0] = 0.0
    for placed in range(1 << count):
        for unit in np.flatnonzero(~member[placed]):
            gain = best[placed] + net[unit, ~member[placed]].sum()
            after = placed | (1 << int(unit))
            if gain > best[after] + TOLERANCE:
                best[after], last[after] = gain, unit
    order, placed = [], (1 << count) - 1
    while placed:
        order.append(last[placed])
        placed &= ~(1 << int(last[placed]))
    return np.asarray(start[np.array(order[::-1])])


def _improved(net: FloatArray, start: IntArray) -> IntArray:
    """Move one unit at a time to its best place until no move helps."""
    order, moved = list(start), True
    while moved:
        moved = False
        for unit in start:
            at = order.index(unit)
            rest = order[:at] + order[at + 1 :]
            gains = np.concatenate([[0.0], np.cumsum(net[rest, unit])]) - np.concatenate(
                [[0.0], np.cumsum(net[unit, rest])]
            )
            best = int(np.argmax(gains.round(9)))
            if gains[best] > gains[at] + 1e-9:
                order, moved = [*rest[:best], unit, *rest[best:]], True
    return np.array(order)
