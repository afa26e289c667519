"""Scores of one cell of choices under many weightings at once, by matrix products."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.index import aggregation
from gerakan.engine.index.missing import enough
from gerakan.engine.index.spec import Group, IndexSpec
from gerakan.engine.index.tree import Node, climb, nodes_upward, weight_vector
from gerakan.engine.index.uncertainty.outranked import copeland_draws

BLOCK = 16
"""Rows per matrix product: small enough that the linear algebra library stays on one thread."""
ZERO = -1e12
"""Stands for the logarithm of zero: below every logarithm of a positive number, whatever its weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A group that has a score: who is present, in which of a few patterns.

    patterns: shape (patterns, children). which: shape (units,), the pattern of each unit. there: shape (units,).
    """

    node: Node
    patterns: BoolArray
    which: IntArray
    there: BoolArray


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One combination of choices, ready for any number of weightings.

    normalised: shape (units, indicators). samples: column to shape (samples, units), normalised posterior draws.
    columns: positions of this cell's indicators and groups among those of the whole specification.
    ranked: positions of the units that have an index.
    """

    spec: IndexSpec
    units: tuple[str, ...]
    normalised: FloatArray
    samples: dict[int, FloatArray]
    columns: IntArray
    nominal: FloatArray
    branches: tuple[Branch, ...]
    ranked: IntArray


def make_cell(
    spec: IndexSpec, units: tuple[str, ...], normalised: FloatArray, samples: dict[int, FloatArray], columns: IntArray
) -> Cell:
    """Find out once who is present where: it does not depend on the weights."""
    nominal, offset = weight_vector(spec), len(spec.indicators)
    table = np.zeros((len(units), offset + len(spec.groups)), dtype=bool)
    table[:, :offset] = np.isfinite(normalised)
    branches = []
    for node in nodes_upward(spec):
        children = list(node.children)
        present = table[:, children]
        there = enough(present, nominal[children], spec.missing)
        patterns, which = np.unique(present, axis=0, return_inverse=True)
        branches.append(Branch(node, patterns, which.ravel(), there))
        table[:, node.column] = there
    ranked = np.flatnonzero(branches[-1].there)
    return Cell(spec, units, normalised, samples, columns, nominal, tuple(branches), ranked)


def score(cell: Cell, factors: FloatArray, sample: IntArray | None = None) -> FloatArray:
    """Index of the ranked units, up to a monotone transformation; shape (draws, ranked units), more is better.

    factors: multipliers of the weights of the whole specification, shape (draws, indicators + groups).
    sample: which posterior draw each draw takes, shape (draws,).
    """
    weights = cell.nominal * factors[:, cell.columns]
    if not _fast(cell):
        return _one_by_one(cell, weights, sample)
    values: dict[int, FloatArray] = {}
    for branch in cell.branches:
        values[branch.node.column] = _branch_scores(cell, branch, weights, values, sample)
    top = cell.branches[-1]
    return _increasing(values[top.node.column], top.node.group)[:, cell.ranked]


def _fast(cell: Cell) -> bool:
    return all(branch.node.group.aggregation in FAST for branch in cell.branches)


def _one_by_one(cell: Cell, weights: FloatArray, sample: IntArray | None) -> FloatArray:
    """Methods without a matrix form, one draw at a time."""
    root = cell.spec.groups.index(cell.spec.root)
    rows = []
    for d, own in enumerate(weights):
        normalised = _sampled(cell, None if sample is None else int(sample[d]))
        rows.append(climb(normalised, cell.spec, cell.units, own)[0][cell.ranked, root])
    return np.array(rows)


def _sampled(cell: Cell, which: int | None) -> FloatArray:
    if which is None or not cell.samples:
        return cell.normalised
    normalised = cell.normalised.copy()
    for column, drawn in cell.samples.items():
        normalised[:, column] = drawn[which]
    return normalised


def _branch_scores(
    cell: Cell, branch: Branch, weights: FloatArray, values: dict[int, FloatArray], sample: IntArray | None
) -> FloatArray:
    """One group in the space of its own mean (logs for a geometric one); shape (draws, units), 0 where absent."""
    children = list(branch.node.children)
    own = weights[:, children]
    own = own / own.sum(axis=1, keepdims=True)
    fixed, moving = _children(cell, branch, values, sample)
    method = branch.node.group.aggregation
    if method == "copeland":
        return copeland_draws(own, fixed, moving, branch.patterns[branch.which])
    mean = _weighted(cell, branch, own, fixed, moving)
    if method == "mazziotta_pareto":
        square = _weighted(cell, branch, own, _squares(fixed), _squares(moving))
        return mean - np.divide(square - mean * mean, mean, out=np.zeros_like(mean), where=mean != 0)
    return mean


def _squares(values: dict[int, FloatArray]) -> dict[int, FloatArray]:
    return {k: value * value for k, value in values.items()}


def _children(
    cell: Cell, branch: Branch, values: dict[int, FloatArray], sample: IntArray | None
) -> tuple[dict[int, FloatArray], dict[int, FloatArray]]:
    """Children by position, in the space of this group's mean: the same in all draws (units,), or not (draws, units)."""
    fixed, moving = {}, {}
    groups = {b.node.column: b.node.group for b in cell.branches}
    for k, column in enumerate(branch.node.children):
        if column in groups:
            moving[k] = _respace(values[column], groups[column], branch.node.group)
        elif sample is not None and column in cell.samples:
            moving[k] = _into(np.nan_to_num(cell.samples[column]), branch.node.group)[sample]
        else:
            fixed[k] = _into(np.nan_to_num(cell.normalised[:, column]), branch.node.group)
        value = (fixed if k in fixed else moving)[k]
        absent = ~branch.patterns[branch.which, k]
        if absent.any():
            value[..., absent] = 0.0
    return fixed, moving


def _weighted(
    cell: Cell, branch: Branch, own: FloatArray, fixed: dict[int, FloatArray], moving: dict[int, FloatArray]
) -> FloatArray:
    """Weighted mean over the present children, by the rule for missing ones."""
    total = (
        product(own[:, list(fixed)], np.array(list(fixed.values()))) if fixed else np.zeros((len(own), len(cell.units)))
    )
    for k, value in moving.items():
        total += own[:, k : k + 1] * value
    if branch.patterns.all():
        return total
    shares = own @ branch.patterns.T.astype(float)
    if cell.spec.missing.weight_rule == "proportional":
        total *= (1.0 / np.where(shares > 0, shares, 1.0))[:, branch.which]
        return total
    spare = (1.0 - shares) / np.maximum(branch.patterns.sum(axis=1), 1)
    everything = sum((*fixed.values(), *moving.values()), np.zeros(len(cell.units)))
    total += spare[:, branch.which] * everything
    return total


def product(left: FloatArray, right: FloatArray) -> FloatArray:
    """Matrix product in small blocks of rows, so that it never starts threads of its own."""
    rows = len(left)
    full = rows - rows % BLOCK
    out = np.empty((rows, right.shape[1]))
    if full:
        np.matmul(
            left[:full].reshape(-1, BLOCK, left.shape[1]), right, out=out[:full].reshape(-1, BLOCK, right.shape[1])
        )
    if full < rows:
        np.matmul(left[full:], right, out=out[full:])
    return out


def _power_of(group: Group) -> float | None:
    """Exponent of the mean; 0 for the geometric, None for methods that are no power mean."""
    powers = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0, "generalised": group.p}
    return powers.get(group.aggregation)


def _into(values: FloatArray, group: Group) -> FloatArray:
    """Values in the space where this group's mean is a plain weighted sum."""
    power = _power_of(group)
    if power is None or power == 1.0:
        return values.copy()
    with np.errstate(divide="ignore"):
        if power == 0.0:
            return np.asarray(np.maximum(np.log(values), ZERO))
        return np.asarray(np.minimum(values**power, HUGE))


def _out_of(values: FloatArray, group: Group) -> FloatArray:
    power = _power_of(group)
    if power is None or power == 1.0:
        return values
    if power == 0.0:
        return np.asarray(np.exp(values))
    with np.errstate(divide="ignore"):
        return np.asarray(
            np.where(values >= HUGE_MEAN, 0.0, values ** (1.0 / power)) if power < 0 else values ** (1.0 / power)
        )


HUGE, HUGE_MEAN = 1e60, 1e50
"""Stands for one over zero, and what no mean of ordinary values reaches."""


def _respace(values: FloatArray, source: Group, target: Group) -> FloatArray:
    """From the space of a child group into that of its parent; nothing to do when both are the same."""
    if _power_of(source) is not None and _power_of(source) == _power_of(target):
        return values
    return _into(_out_of(values, source), target)


def _increasing(values: FloatArray, group: Group) -> FloatArray:
    """The index up to a monotone transformation; a zero under a geometric or harmonic mean is the bottom, tied."""
    power = _power_of(group)
    if power == 0.0:
        return np.asarray(np.exp(values)) if (values < ZERO_MEAN).any() else values
    if power is not None and power < 0:
        return _out_of(values, group)
    return values


ZERO_MEAN = -2000.0
"""No mean of logarithms of positive doubles is as low as this."""

FAST = frozenset({"arithmetic", "geometric", "harmonic", "generalised", "mazziotta_pareto", "copeland"})
"""Methods with a matrix form."""

if aggregation.MEANS.keys() - FAST - {"topsis"}:  # pragma: no cover
    raise AssertionError("a mean without a scoring rule")
