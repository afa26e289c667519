"""One combination of choices, ready for any number of weightings: all that does not depend on weights, worked out once."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.index.missing import enough, patterns_of
from gerakan.engine.index.spec import IndexSpec
from gerakan.engine.index.tree import Node, nodes_upward, weight_vector
from gerakan.engine.index.uncertainty.spaces import into, power_of

MOST_PATTERNS = 48
"""Patterns of missingness up to which one matrix product each is cheaper than walking the tree."""


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A group that has a score, and its children in the space of its mean.

    patterns: shape (patterns, children), who is present; which: shape (units,), the pattern of each unit.
    steady: children that are the same in all draws; values: shape (len(steady), units), 0 where absent; None in a flat cell.
    """

    node: Node
    patterns: BoolArray
    which: IntArray
    there: BoolArray
    steady: tuple[int, ...]
    values: FloatArray | None


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """A whole tree in one space: the index is one weighted sum over the indicators.

    patterns: shape (patterns, indicators). slices: where the units of each pattern stand in `ranked`.
    values: shape (indicators, ranked units), 0 where absent. samples: column to (samples, units), in that space.
    """

    patterns: BoolArray
    slices: tuple[slice, ...]
    values: FloatArray
    samples: dict[int, FloatArray]

    def present(self, column: int) -> BoolArray:
        """Ranked units that have this indicator; shape (ranked units,)."""
        return np.repeat(self.patterns[:, column], [where.stop - where.start for where in self.slices])


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """normalised: shape (units, indicators). samples: column to (samples, units), normalised posterior draws.

    columns: positions of this cell's indicators and groups among those of the whole specification; nominal: their weights.
    ranked: positions of the units that have an index, in the order in which `score` gives them.
    """

    spec: IndexSpec
    units: tuple[str, ...]
    normalised: FloatArray
    samples: dict[int, FloatArray]
    columns: IntArray
    nominal: FloatArray
    branches: tuple[Branch, ...]
    ranked: IntArray
    flat: Flat | None


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Who is present where, and what follows from it: the same for every scale and every completed set.

    patterns, slices: as in Flat, slices None where there is no one-sum form. ranked: as in Cell.
    """

    nominal: FloatArray
    branches: tuple[Branch, ...]
    ranked: IntArray
    patterns: BoolArray
    slices: tuple[slice, ...] | None


def shape_of(spec: IndexSpec, present: BoolArray, sampled: Collection[int]) -> Shape:
    """present: shape (units, indicators). sampled: columns with posterior draws."""
    nominal, offset = weight_vector(spec), len(spec.indicators)
    table = np.zeros((len(present), offset + len(spec.groups)), dtype=bool)
    table[:, :offset] = present
    branches = []
    for node in nodes_upward(spec):
        branches.append(_branch(spec, node, table, nominal, sampled))
        table[:, node.column] = branches[-1].there
    ranked = np.flatnonzero(branches[-1].there)
    patterns, which = patterns_of(present[ranked])
    if not (ranked.size and len(patterns) <= MOST_PATTERNS and _one_space(branches) and _nobody_shut_out(branches)):
        return Shape(nominal, tuple(branches), ranked, patterns, None)
    ends = np.cumsum(np.bincount(which, minlength=len(patterns)))
    slices = tuple(slice(int(start), int(end)) for start, end in zip([0, *ends[:-1]], ends, strict=True))
    return Shape(nominal, tuple(branches), ranked[np.argsort(which, kind="stable")], patterns, slices)


def make_cell(
    spec: IndexSpec,
    units: tuple[str, ...],
    normalised: FloatArray,
    shape: Shape,
    *,
    samples: dict[int, FloatArray],
    spaced: dict[int, FloatArray],
    columns: IntArray,
) -> Cell:
    """Put the values into their shape; arrays as in Cell. spaced: the samples in the space of the root's mean."""
    flat = _flat(shape, normalised, spaced)
    branches = shape.branches if flat else tuple(_with_values(branch, normalised) for branch in shape.branches)
    return Cell(spec, units, normalised, samples, columns, shape.nominal, branches, shape.ranked, flat)


def _branch(spec: IndexSpec, node: Node, table: BoolArray, nominal: FloatArray, sampled: Collection[int]) -> Branch:
    children, offset = list(node.children), len(spec.indicators)
    present = table[:, children]
    there = enough(present, nominal[children], spec.missing)
    patterns, which = patterns_of(present)
    steady = tuple(k for k, column in enumerate(children) if column < offset and column not in sampled)
    return Branch(node, patterns, which, there, steady, None)


def _with_values(branch: Branch, normalised: FloatArray) -> Branch:
    children, group = branch.node.children, branch.node.group
    values = [
        np.where(branch.patterns[branch.which, k], into(np.nan_to_num(normalised[:, children[k]]), group), 0.0)
        for k in branch.steady
    ]
    return replace(branch, values=np.array(values).reshape(len(branch.steady), len(branch.which)))


def _flat(shape: Shape, normalised: FloatArray, spaced: dict[int, FloatArray]) -> Flat | None:
    """The one-sum form where there is one; units stand sorted by pattern."""
    if shape.slices is None:
        return None
    own = normalised[shape.ranked]
    present = np.isfinite(own)
    values = np.where(present, into(np.where(present, own, 0.0), shape.branches[-1].node.group), 0.0)
    return Flat(shape.patterns, shape.slices, np.ascontiguousarray(values.T), spaced)


def _one_space(branches: list[Branch]) -> bool:
    """Every group is the same kind of power mean."""
    powers = {power_of(branch.node.group) for branch in branches}
    return len(powers) == 1 and None not in powers


def _nobody_shut_out(branches: list[Branch]) -> bool:
    """No group is empty although one of its weighted children is there (too little availability, or only weightless ones)."""
    return all((branch.there == branch.patterns[branch.which].any(axis=1)).all() for branch in branches)
