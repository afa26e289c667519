"""Equations of the crossed mixed model, cut by rater so that they stay small.

Everything nested within a rater (own level, halo per unit, taste per item) forms one small block; what raters share (fixed
effects, units, items) forms the hub. Given the hub, blocks are independent: an arrow-shaped system.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.marks import Marks

HUB = ("unit", "item")
BLOCK = ("rater", "unit_x_rater", "rater_x_item")
EFFECTS = ("unit", "rater", "item", "unit_x_rater", "rater_x_item")
"""Random effects of the model, in the order in which they are reported."""
BY_RATER = ("block", "across", "active", "met", "met_y", "block_y", "block_kind", "block_item")
FIXED, HAIR = -1, 1e-7
"""Kind of a fixed effect, and the share of its cross-product that keeps an empty one solvable."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """Cross-products of one panel; h columns in the hub, at most b in a block, each touching at most a of the hub, R raters.

    hub: (h, h), hub_y: (h,), block: (R, b, b), across: (R, b, a), block_y: (R, b), all of marks minus their mean.
    active: (R, a): columns of the hub that a block touches, h for padding. met: (R, a, a), met_y: (R, a), what a rater's own
    marks add to the hub.
    hub_kind: (h,), block_kind: (R, b): position in EFFECTS, -1 for a fixed effect, -2 for padding.
    block_item: (R, b): item of a rater_x_item column, else -1. sum_y2: sum of squares.
    """

    names: tuple[str, ...]
    hub: FloatArray
    hub_y: FloatArray
    block: FloatArray
    across: FloatArray
    active: IntArray
    met: FloatArray
    met_y: FloatArray
    block_y: FloatArray
    hub_kind: IntArray
    block_kind: IntArray
    block_item: IntArray
    sum_y2: float
    count: int
    fixed: int
    shift: float

    @property
    def free(self) -> int:
        """Degrees of freedom of the residual contrasts."""
        return self.count - self.fixed

    def without(self, rater: int) -> "Arrow":
        """The same system without the marks of one rater; numbers of marks stay, variances are given anyway.

        A fixed effect that only this rater carried (a tie) is left with a hair on its diagonal and comes out as zero.
        """
        keep = np.arange(len(self.block)) != rater
        h, at = len(self.hub), self.active[rater]
        hub, hub_y = np.pad(self.hub, (0, 1)), np.append(self.hub_y, 0.0)
        hub[np.ix_(at, at)] -= self.met[rater]
        hub_y[at] -= self.met_y[rater]
        fixed = np.flatnonzero(self.hub_kind == FIXED)
        hub[fixed, fixed] += HAIR * np.diag(self.hub)[fixed]
        fewer = {name: getattr(self, name)[keep] for name in BY_RATER}
        return replace(self, hub=hub[:h, :h], hub_y=hub_y[:h], **fewer)


def make_arrow(marks: Marks, design: FloatArray, names: tuple[str, ...]) -> Arrow:
    """Cross-products for the random effects in `names` and the fixed effects in `design`, shape (marks, fixed)."""
    shift = float(marks.mark.mean())
    y = marks.mark - shift
    shared, hub_kind = _hub_columns(marks, design, names)
    parts = [_rater_columns(marks, r, names) for r in range(len(marks.raters))]
    touched = [np.unique(shared[rows].indices) for rows, _own, _kind, _item in parts]
    h, raters = shared.shape[1], len(parts)
    b, a = max(len(kind) for _rows, _own, kind, _item in parts), max(map(len, touched))
    block, across, block_y = np.zeros((raters, b, b)), np.zeros((raters, b, a)), np.zeros((raters, b))
    met, met_y = np.zeros((raters, a, a)), np.zeros((raters, a))
    kinds, items, active = np.full((raters, b), -2), np.full((raters, b), -1), np.full((raters, a), h)
    for r, (rows, own, kind, item) in enumerate(parts):
        k, t = len(kind), len(touched[r])
        block[r, :k, :k], block_y[r, :k] = (own.T @ own).toarray(), own.T @ y[rows]
        near = shared[rows][:, touched[r]]
        across[r, :k, :t] = (own.T @ near).toarray()
        met[r, :t, :t], met_y[r, :t] = (near.T @ near).toarray(), near.T @ y[rows]
        kinds[r, :k], items[r, :k], active[r, :t] = kind, item, touched[r]
    return Arrow(
        names=names,
        hub=(shared.T @ shared).toarray(),
        hub_y=shared.T @ y,
        block=block,
        across=across,
        active=active,
        met=met,
        met_y=met_y,
        block_y=block_y,
        hub_kind=hub_kind,
        block_kind=kinds,
        block_item=items,
        sum_y2=float(y @ y),
        count=len(y),
        fixed=design.shape[1],
        shift=shift,
    )


def _hub_columns(marks: Marks, design: FloatArray, names: tuple[str, ...]) -> tuple[Any, IntArray]:
    columns, kinds = [scipy.sparse.csr_array(design)], [np.full(design.shape[1], -1)]
    for name in HUB:
        if name in names:
            columns.append(_indicators(getattr(marks, name), len(getattr(marks, name + "s"))))
            kinds.append(np.full(columns[-1].shape[1], EFFECTS.index(name)))
    return scipy.sparse.hstack(columns, format="csr"), np.concatenate(kinds)


def _rater_columns(marks: Marks, rater: int, names: tuple[str, ...]) -> tuple[IntArray, Any, list[int], list[int]]:
    """Rows of one rater, their columns, and what each column is."""
    rows = np.flatnonzero(marks.rater == rater)
    columns, kinds, items = [scipy.sparse.csr_array((len(rows), 0))], [], []
    if "rater" in names:
        columns.append(_indicators(np.zeros(len(rows), dtype=np.int64), 1))
        kinds, items = [EFFECTS.index("rater")], [-1]
    if "unit_x_rater" in names:
        own, at = np.unique(marks.unit[rows], return_inverse=True)
        columns.append(_indicators(at.ravel(), len(own)))
        kinds += [EFFECTS.index("unit_x_rater")] * len(own)
        items += [-1] * len(own)
    if "rater_x_item" in names:
        columns.append(_indicators(marks.item[rows], len(marks.items)))
        kinds += [EFFECTS.index("rater_x_item")] * len(marks.items)
        items += list(range(len(marks.items)))
    return rows, scipy.sparse.hstack(columns, format="csr"), kinds, items


def _indicators(levels: IntArray, count: int) -> Any:
    rows = len(levels)
    return scipy.sparse.csr_array((np.ones(rows), levels, np.arange(rows + 1)), shape=(rows, count))


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The system at one set of relative standard deviations; effects are in units of the marks, before scaling.

    inner: inverse of each block (R, b, b). spread: inner times across (R, b, a). root: inverse of the hub's Cholesky factor (h, h).
    hub, block: solutions. hub_scale, block_scale: what turns a solution into an effect. rss: penalised sum of squares.
    """

    inner: FloatArray
    spread: FloatArray
    base: FloatArray
    root: FloatArray
    hub: FloatArray
    block: FloatArray
    hub_scale: FloatArray
    block_scale: FloatArray
    rss: float
    logdet: float


def solve(arrow: Arrow, ratio: Mapping[str, float]) -> Solved:
    """Solve the mixed model equations; ratio: standard deviation of each effect divided by that of the error."""
    scale = np.array([ratio.get(name, 0.0) for name in EFFECTS] + [1.0, 1.0])
    by_hub, by_block = scale[arrow.hub_kind], scale[arrow.block_kind]
    h = len(by_hub)
    block = arrow.block * by_block[:, :, None] * by_block[:, None, :] + np.eye(by_block.shape[1])
    across = arrow.across * by_block[:, :, None] * np.append(by_hub, 0.0)[arrow.active][:, None, :]
    own_y = arrow.block_y * by_block
    inner = np.linalg.inv(block)
    spread = inner @ across
    base = (inner @ own_y[:, :, None])[:, :, 0]
    taken = _gathered(arrow, across.transpose(0, 2, 1) @ spread, h)
    factor = np.linalg.cholesky(arrow.hub * np.outer(by_hub, by_hub) + np.diag((arrow.hub_kind >= 0) * 1.0) - taken)
    root = np.asarray(scipy.linalg.lapack.dtrtri(factor, lower=1)[0])
    lost = (across.transpose(0, 2, 1) @ base[:, :, None]).ravel()
    right = arrow.hub_y * by_hub - np.bincount(arrow.active.ravel(), weights=lost, minlength=h + 1)[:h]
    half = root @ right
    hub = root.T @ half
    rss = arrow.sum_y2 - float(half @ half) - float((base * own_y).sum())
    pivots = np.einsum("rbb->rb", np.linalg.cholesky(block))
    logdet = 2 * float(np.log(np.diag(factor)).sum() + np.log(pivots).sum())
    own = base - (spread @ np.append(hub, 0.0)[arrow.active][:, :, None])[:, :, 0]
    return Solved(inner, spread, base, root, hub, own, by_hub, by_block, max(rss, 1e-300), logdet)


def _gathered(arrow: Arrow, parts: FloatArray, h: int) -> FloatArray:
    """Sum of small matrices (R, a, a) at their places in the hub; shape (h, h)."""
    at = arrow.active[:, :, None] * (h + 1) + arrow.active[:, None, :]
    whole = np.bincount(at.ravel(), weights=parts.ravel(), minlength=(h + 1) ** 2)
    return np.asarray(whole.reshape(h + 1, h + 1)[:h, :h], dtype=float)


def deviance(arrow: Arrow, solved: Solved) -> float:
    """Minus twice the restricted log-likelihood with the error variance and the fixed effects profiled out."""
    return solved.logdet + arrow.free * (1 + float(np.log(2 * np.pi * solved.rss / arrow.free)))


def slopes(arrow: Arrow, solved: Solved, ratio: Mapping[str, float]) -> FloatArray:
    """Derivatives of the deviance in the squared ratios of `arrow.names`; shape (effects,).

    Bates, Maechler, Bolker & Walker (2015), Journal of Statistical Software 67, with the chain rule.
    """
    inverse = solved.root.T @ solved.root
    wide = np.pad(inverse, (0, 1))
    near = wide[arrow.active[:, :, None], arrow.active[:, None, :]]
    own = ((solved.spread @ near) * solved.spread).sum(axis=2)
    of_block = (np.einsum("rbb->rb", solved.inner) + own).ravel()
    kinds = np.concatenate([arrow.hub_kind, arrow.block_kind.ravel()])
    left = 1 - np.concatenate([np.diag(inverse), of_block])
    squares = np.concatenate([solved.hub, solved.block.ravel()]) ** 2
    pull = left - arrow.free * squares / solved.rss
    sums = [pull[kinds == EFFECTS.index(name)].sum() / ratio[name] ** 2 for name in arrow.names]
    return np.array(sums)
