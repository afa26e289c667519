"""What the solved system says about units, raters and items: means, variances and joint draws."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.arrow import EFFECTS, Arrow
from gerakan.engine.panel.points import Point


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Linear statements about the system: value = start + load @ hub, plus noise with variance `noise` times sigma squared.

    start: (k,), load: (k, h), noise: (k,) of each, independent of the hub.
    """

    start: FloatArray
    load: FloatArray
    noise: FloatArray

    def mean(self, point: Point) -> FloatArray:
        """Posterior means; shape (k,)."""
        return self.start + self.load @ point.solved.hub

    def variance(self, point: Point) -> FloatArray:
        """Posterior variances; shape (k,)."""
        half = self.load @ point.solved.root.T
        return np.asarray(point.sigma**2 * ((half**2).sum(axis=1) + self.noise))


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Marks of units at the average severity, severities and difficulties (both against their average), fixed effects."""

    units: Linear
    raters: Linear
    items: Linear
    fixed: Linear


def statements(arrow: Arrow, point: Point, items: int, units: int = 1) -> Statements:
    """All statements of one point; units: how many, for panels that cannot tell them apart. A rater's effect is the own level plus the mean taste over the items."""
    solved, raters = point.solved, len(arrow.block)
    own = np.where(arrow.block_kind == EFFECTS.index("rater"), 1.0, 0.0)
    own += np.where(arrow.block_kind == EFFECTS.index("rater_x_item"), 1.0 / items, 0.0)
    level = _of_blocks(arrow, point, (own * solved.block_scale)[:, None, :])
    by_rater = Linear(level[0][:, 0], level[1][:, 0], level[2][:, 0, 0])
    common = by_rater.load.mean(axis=0)
    common[:1] += 1.0
    common += np.where(arrow.hub_kind == EFFECTS.index("item"), solved.hub_scale / items, 0.0)
    at = np.flatnonzero(arrow.hub_kind == EFFECTS.index("unit"))
    load = np.tile(common, (max(len(at), units), 1))
    load[np.arange(len(at)), at] += solved.hub_scale[at]
    start = arrow.shift + by_rater.start.mean()
    noise = by_rater.noise.sum() / raters**2
    by_unit = Linear(np.full(len(load), start), load, np.full(len(load), noise))
    fixed = np.eye(arrow.fixed, len(arrow.hub_kind))
    free = Linear(np.zeros(arrow.fixed), fixed, np.zeros(arrow.fixed))
    return Statements(by_unit, _against_average(by_rater), _difficulties(arrow, point, items), free)


def _of_blocks(arrow: Arrow, point: Point, asked: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Start (R, k), load (R, k, h) and noise (R, k, k) of k combinations per block; asked: (R, k, b)."""
    solved, h = point.solved, len(arrow.hub_kind)
    start = (asked @ solved.base[:, :, None])[:, :, 0]
    near = -(asked @ solved.spread)
    load = np.zeros((*asked.shape[:2], h + 1))
    np.put_along_axis(load, np.broadcast_to(arrow.active[:, None, :], near.shape), near, axis=2)
    return start, load[:, :, :h], asked @ solved.inner @ asked.transpose(0, 2, 1)


def _against_average(each: Linear) -> Linear:
    """Strictness: minus the effect, against the average of the panel."""
    count = len(each.start)
    noise = each.noise * (1 - 2 / count) + each.noise.sum() / count**2
    return Linear(each.start.mean() - each.start, each.load.mean(axis=0) - each.load, np.maximum(noise, 0.0))


def _difficulties(arrow: Arrow, point: Point, items: int) -> Linear:
    """Minus the effect of an item (its level plus the mean taste of the raters for it), against the average item."""
    solved, raters = point.solved, len(arrow.block)
    load = np.zeros((items, len(arrow.hub_kind)))
    at = np.flatnonzero(arrow.hub_kind == EFFECTS.index("item"))
    load[np.arange(len(at)), at] = solved.hub_scale[at]
    start, noise = np.zeros(items), np.zeros(items)
    if "rater_x_item" in arrow.names:
        asked = _tastes(arrow, items) * solved.block_scale[:, None, :] / raters
        asked -= asked.mean(axis=1, keepdims=True)
        own = _of_blocks(arrow, point, asked)
        start, load = own[0].sum(axis=0), load + own[1].sum(axis=0)
        noise = np.einsum("rkk->k", own[2])
    return Linear(start.mean() - start, load.mean(axis=0) - load, noise)


def _tastes(arrow: Arrow, items: int) -> FloatArray:
    """Which column of a block is the taste for which item; shape (R, items, b)."""
    return np.asarray((arrow.block_item[:, None, :] == np.arange(items)[:, None]).astype(float))


def draw_units(said: Linear, point: Point, normals: FloatArray) -> FloatArray:
    """Joint draws of the marks of all units at the average severity; normals: (draws, h + 1); shape (draws, units)."""
    hub = point.solved.hub + point.sigma * (normals[:, :-1] @ point.solved.root)
    shared = point.sigma * np.sqrt(said.noise[0]) * normals[:, -1:]
    return np.asarray(said.start + hub @ said.load.T + shared)


def shares(weights: FloatArray, draws: int) -> IntArray:
    """How many draws each point gets: systematic, so within one of its due."""
    return np.asarray(
        np.diff(np.floor(np.concatenate([[0.0], np.cumsum(weights)]) / weights.sum() * draws + 0.5)).astype(np.int64)
    )
