"""Who earned what: a score split over the indicators, or over the branches of the root, without remainder."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import aggregation
from gerakan.engine.index.spec import Group, IndexSpec

SHAPLEY_UP_TO = 8
"""Branches for which every coalition is enumerated."""


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """values: shape (units, len(codes)), nan where the unit has no score; every row sums to what `scale` says.

    "score": the score itself. "log": its natural logarithm. "above_average": score minus `baseline`, the score of the
    average profile.
    """

    codes: tuple[str, ...]
    values: FloatArray
    scale: Literal["score", "log", "above_average"]
    baseline: float = 0.0


def effective_weights(spec: IndexSpec, used: dict[str, FloatArray]) -> FloatArray:
    """Weight of every indicator in every unit's index: the product along its path; shape (units, indicators)."""
    parents = {group.code: group.parent for group in spec.groups}
    codes = {group.code: [item.code for item in spec.items if item.parent == group.code] for group in spec.groups}
    columns = []
    for indicator in spec.indicators:
        child, parent = indicator.code, parents.get(indicator.parent)
        weight = used[indicator.parent][:, codes[indicator.parent].index(child)]
        child = indicator.parent
        while parent is not None:
            weight = weight * used[parent][:, codes[parent].index(child)]
            child, parent = parent, parents[parent]
        columns.append(weight)
    return np.column_stack(columns)


def contributions(
    spec: IndexSpec, normalised: FloatArray, scores: FloatArray, used: dict[str, FloatArray]
) -> Contributions | None:
    """Split the root's score; exact for all-arithmetic and all-geometric trees, otherwise Shapley over the root's branches.

    normalised: (units, indicators). scores: (units, groups). used: weights per group as `climb` returns them.
    Returns None where no exact split is offered (outranking, or more than eight branches of a mixed tree).
    Shapley (1953), A value for n-person games.
    """
    methods = {group.aggregation for group in spec.groups}
    top = scores[:, spec.groups.index(spec.root)]
    if methods == {"arithmetic"}:
        return _additive(spec, normalised, top, used)
    if methods == {"geometric"}:
        return _logarithmic(spec, normalised, top, used)
    return _branches(spec, normalised, scores, used)


def _additive(spec: IndexSpec, normalised: FloatArray, top: FloatArray, used: dict[str, FloatArray]) -> Contributions:
    parts = effective_weights(spec, used) * np.nan_to_num(normalised)
    parts[~np.isfinite(top)] = np.nan
    return Contributions(spec.codes, parts, "score")


def _logarithmic(
    spec: IndexSpec, normalised: FloatArray, top: FloatArray, used: dict[str, FloatArray]
) -> Contributions:
    weights = effective_weights(spec, used)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(weights > 0, weights * np.log(np.where(weights > 0, normalised, 1.0)), 0.0)
    parts[~np.isfinite(top)] = np.nan
    return Contributions(spec.codes, parts, "log")


def _branches(
    spec: IndexSpec, normalised: FloatArray, scores: FloatArray, used: dict[str, FloatArray]
) -> Contributions | None:
    root, items = spec.root, spec.items
    at = [c for c, item in enumerate(items) if item.parent == root.code]
    if root.aggregation not in aggregation.MEANS or root.aggregation == "topsis" or len(at) > SHAPLEY_UP_TO:
        return None
    values = np.hstack([normalised, scores])[:, at]
    shares = used[root.code]
    known = np.isfinite(scores[:, spec.groups.index(root)])
    average = np.array([column[np.isfinite(column)].mean() for column in values.T])
    parts = np.full(values.shape, np.nan)
    filled = np.where(shares > 0, values, 0.0)[known]
    parts[known] = shapley(filled, np.broadcast_to(average, filled.shape), shares[known], root)
    whole = np.array([[items[c].weight for c in at]]) / sum(items[c].weight for c in at)
    baseline = float(aggregation.MEANS[root.aggregation](average[None], whole, root)[0])
    return Contributions(tuple(items[c].code for c in at), parts, "above_average", baseline)


def shapley(values: FloatArray, average: FloatArray, weights: FloatArray, group: Group) -> FloatArray:
    """Average marginal effect of replacing each child's average by the unit's own value, over all orders.

    values, average, weights: shape (units, children), children at most eight. Rows sum to the unit's value minus that of
    the average profile under the same weights.

    >>> shapley(np.array([[4.0, 1.0]]), np.array([[1.0, 1.0]]), np.array([[0.5, 0.5]]), Group("g", aggregation="geometric"))
    array([[1., 0.]])
    """
    count = values.shape[1]
    worth = {
        s: aggregation.MEANS[group.aggregation](_coalition(values, average, s), weights, group) for s in _subsets(count)
    }
    parts = np.zeros(values.shape)
    for subset in _subsets(count):
        order = (
            math.factorial(len(subset)) * math.factorial(count - len(subset) - 1) / math.factorial(count)
            if len(subset) < count
            else 0.0
        )
        for k in set(range(count)) - set(subset):
            parts[:, k] += order * (worth[tuple(sorted((*subset, k)))] - worth[subset])
    return parts


def _subsets(count: int) -> list[tuple[int, ...]]:
    return [subset for size in range(count + 1) for subset in combinations(range(count), size)]


def _coalition(values: FloatArray, average: FloatArray, own: Sequence[int]) -> FloatArray:
    mixed = np.array(average)
    mixed[:, list(own)] = values[:, list(own)]
    return mixed
