"""Walking up the tree of groups: every group's score from its children's."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import aggregation, outranking
from gerakan.engine.index.benefit import benefit_of_the_doubt
from gerakan.engine.index.missing import child_weights, enough
from gerakan.engine.index.spec import Group, IndexSpec


@dataclass(frozen=True, slots=True)
class Node:
    """A group with its children, as columns of a table of all indicators followed by all groups."""

    group: Group
    column: int
    children: tuple[int, ...]
    codes: tuple[str, ...]


def nodes_upward(spec: IndexSpec) -> tuple[Node, ...]:
    """Groups with their children before themselves; the root is last."""
    offset = len(spec.indicators)
    items = spec.items
    done: list[Node] = []
    left = list(range(len(spec.groups)))
    while left:
        for g in list(left):
            group = spec.groups[g]
            children = tuple(c for c, item in enumerate(items) if item.parent == group.code)
            if all(c < offset or c - offset not in left for c in children):
                done.append(Node(group, offset + g, children, tuple(items[c].code for c in children)))
                left.remove(g)
    return tuple(done)


def weight_vector(spec: IndexSpec) -> FloatArray:
    """Nominal weights of all indicators followed by all groups."""
    return np.array([item.weight for item in spec.items], dtype=float)


def climb(
    normalised: FloatArray, spec: IndexSpec, units: tuple[str, ...], weights: FloatArray | None = None
) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Scores of all groups, and the weights that every unit's children had in the end.

    normalised: shape (units, indicators), nan where absent. weights: as weight_vector; the nominal ones when not given.
    Returns scores of shape (units, groups) in the order of spec.groups, and per group (units, children).
    """
    offset = len(spec.indicators)
    nominal = weight_vector(spec) if weights is None else weights
    table = np.full((len(units), offset + len(spec.groups)), np.nan)
    table[:, :offset] = normalised
    used: dict[str, FloatArray] = {}
    for node in nodes_upward(spec):
        own = nominal[list(node.children)]
        score, used[node.group.code] = aggregate(table[:, list(node.children)], own, node, spec, units)
        table[:, node.column] = score
    return table[:, offset:], used


def aggregate(
    values: FloatArray, weights: FloatArray, node: Node, spec: IndexSpec, units: tuple[str, ...]
) -> tuple[FloatArray, FloatArray]:
    """One group: its score of shape (units,), nan where too little is there, and the weights used (units, children)."""
    present = np.isfinite(values)
    there = enough(present, weights, spec.missing)
    effective = child_weights(weights, present, spec.missing.weight_rule)
    effective[~there] = 0.0
    method = node.group.aggregation
    score = np.full(len(units), np.nan)
    if method in aggregation.MEANS:
        filled = np.where(effective > 0, values, 0.0)[there]
        inside = tuple(unit for unit, here in zip(units, there, strict=True) if here)
        aggregation.refuse_impossible(filled, effective[there], node.group, node.codes, inside)
        score[there] = aggregation.MEANS[method](filled, effective[there], node.group)
    elif there.any():
        score[there] = _by_comparison(values[there], weights, node.group)
    return score, effective


def _by_comparison(values: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    if group.aggregation == "benefit_of_the_doubt":
        return benefit_of_the_doubt(values, least=group.least, most=group.most).scores
    return (outranking.copeland if group.aggregation == "copeland" else outranking.kemeny)(values, weights)
