"""Scores of one cell of choices under many weightings at once, by matrix products."""

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.index.tree import climb
from gerakan.engine.index.uncertainty.cell import Branch, Cell, Flat
from gerakan.engine.index.uncertainty.outranked import copeland_draws
from gerakan.engine.index.uncertainty.spaces import increasing, into, product, respace

FAST = frozenset({"arithmetic", "geometric", "harmonic", "generalised", "mazziotta_pareto", "copeland"})
"""Methods with a matrix form; the others are computed one draw at a time."""


def score(cell: Cell, factors: FloatArray, sample: IntArray | None = None) -> FloatArray:
    """Index of the ranked units, up to a monotone transformation; shape (draws, ranked units), more is better.

    factors: multipliers of the weights of the whole specification, shape (draws, indicators + groups).
    sample: which posterior draw each draw takes, shape (draws,).
    """
    weights = cell.nominal * factors[:, cell.columns]
    root = cell.spec.root
    if cell.flat is not None:
        return increasing(_flat_scores(cell, cell.flat, weights, sample), root)
    if not all(branch.node.group.aggregation in FAST for branch in cell.branches):
        return _one_by_one(cell, weights, sample)
    values: dict[int, FloatArray] = {}
    for branch in cell.branches:
        values[branch.node.column] = _branch_scores(cell, branch, weights, values, sample)
    return increasing(values[cell.branches[-1].node.column][:, cell.ranked], root)


def _flat_scores(cell: Cell, flat: Flat, weights: FloatArray, sample: IntArray | None) -> FloatArray:
    out = np.empty((len(weights), flat.values.shape[1]))
    shifts = {j: _shift(cell, flat, j, sample) for j in flat.samples} if sample is not None else {}
    for pattern, where in zip(flat.patterns, flat.slices, strict=True):
        path = _path_weights(cell, weights, pattern)
        out[:, where] = product(path, flat.values[:, where])
        for j, shift in shifts.items():
            out[:, where] += path[:, j : j + 1] * shift[:, where]
    return out


def _shift(cell: Cell, flat: Flat, column: int, sample: IntArray) -> FloatArray:
    """What the drawn values of an indicator add to the steady ones; shape (draws, ranked units)."""
    drawn = flat.samples[column][sample]
    if len(cell.ranked) < len(cell.units) or len(flat.slices) > 1:
        drawn = drawn[:, cell.ranked]
    return np.where(flat.present(column), drawn - flat.values[column], 0.0)


def _path_weights(cell: Cell, weights: FloatArray, pattern: FloatArray) -> FloatArray:
    """Share of every indicator in the index of units with one pattern of presence; shape (draws, indicators)."""
    count = len(pattern)
    present = np.zeros(weights.shape[1], dtype=bool)
    present[:count] = pattern
    shares = np.zeros(weights.shape)
    for branch in cell.branches:
        at = [child for child in branch.node.children if present[child]]
        present[branch.node.column] = bool(at)
        if at:
            shares[:, at] = _shares(weights[:, branch.node.children], weights[:, at], cell.spec.missing.weight_rule)
    for branch in cell.branches[-2::-1]:
        shares[:, branch.node.children] *= shares[:, branch.node.column, None]
    return shares[:, :count]


def _shares(everybody: FloatArray, present: FloatArray, rule: str) -> FloatArray:
    if rule == "proportional":
        return np.asarray(present / present.sum(axis=1, keepdims=True))
    own = present / everybody.sum(axis=1, keepdims=True)
    return np.asarray(own + (1.0 - own.sum(axis=1, keepdims=True)) / own.shape[1])


def _one_by_one(cell: Cell, weights: FloatArray, sample: IntArray | None) -> FloatArray:
    """Methods without a matrix form, one draw at a time."""
    root = cell.spec.groups.index(cell.spec.root)
    rows = []
    for d, own in enumerate(weights):
        normalised = cell.normalised.copy()
        for column, drawn in cell.samples.items() if sample is not None else ():
            normalised[:, column] = drawn[sample[d]] if sample is not None else normalised[:, column]
        rows.append(climb(normalised, cell.spec, cell.units, own)[0][cell.ranked, root])
    return np.array(rows)


def _branch_scores(
    cell: Cell, branch: Branch, weights: FloatArray, values: dict[int, FloatArray], sample: IntArray | None
) -> FloatArray:
    """One group in the space of its own mean (logs for a geometric one); shape (draws, units), 0 where absent."""
    own = weights[:, branch.node.children]
    own /= own.sum(axis=1, keepdims=True)
    moving = _moving(cell, branch, values, sample)
    steady = np.zeros((0, len(cell.units))) if branch.values is None else branch.values
    method = branch.node.group.aggregation
    if method == "copeland":
        fixed = dict(zip(branch.steady, steady, strict=True))
        return copeland_draws(own, fixed, moving, branch.patterns[branch.which])
    mean = _weighted(cell, branch, own, steady, moving)
    if method == "mazziotta_pareto":
        squares = {k: value * value for k, value in moving.items()}
        square = _weighted(cell, branch, own, steady * steady, squares)
        return mean - np.divide(square - mean * mean, mean, out=np.zeros_like(mean), where=mean != 0)
    return mean


def _moving(
    cell: Cell, branch: Branch, values: dict[int, FloatArray], sample: IntArray | None
) -> dict[int, FloatArray]:
    """Children that differ between draws, by position, in the space of this group's mean; shape (draws, units)."""
    moving = _drawn(cell, branch, sample) if sample is not None else {}
    groups = {other.node.column: other.node.group for other in cell.branches}
    for k, column in enumerate(branch.node.children):
        if column in groups:
            value = respace(values[column], groups[column], branch.node.group)
            absent = ~branch.patterns[branch.which, k]
            if absent.any():
                value[:, absent] = 0.0
            moving[k] = value
    return moving


def _drawn(cell: Cell, branch: Branch, sample: IntArray) -> dict[int, FloatArray]:
    """Children with posterior draws, 0 where absent."""
    return {
        k: np.where(branch.patterns[branch.which, k], into(cell.samples[column][sample], branch.node.group), 0.0)
        for k, column in enumerate(branch.node.children)
        if column in cell.samples
    }


def _weighted(
    cell: Cell, branch: Branch, own: FloatArray, steady: FloatArray, moving: dict[int, FloatArray]
) -> FloatArray:
    """Weighted mean over the present children, by the rule for missing ones."""
    total = product(own[:, branch.steady], steady) if branch.steady else np.zeros((len(own), len(cell.units)))
    for k, value in moving.items():
        total += own[:, k : k + 1] * value
    if branch.patterns.all():
        return total
    shares = own @ branch.patterns.T.astype(float)
    if cell.spec.missing.weight_rule == "proportional":
        total *= (1.0 / np.where(shares > 0, shares, 1.0))[:, branch.which]
        return total
    spare = (1.0 - shares) / np.maximum(branch.patterns.sum(axis=1), 1)
    everything = sum(moving.values(), steady.sum(axis=0))
    total += spare[:, branch.which] * everything
    return total
