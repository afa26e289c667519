"""How sure a ranking is: every choice that somebody else might have made, varied together.

Saisana, Saltelli & Tarantola (2005), JRSS-A 168; Lahdelma & Salminen (2001), SMAA-2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.computing import compute
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.spec import IndexSpec
from gerakan.engine.index.uncertainty.drawing import rank_draws, rank_histogram
from gerakan.engine.index.uncertainty.grid import make_grid
from gerakan.engine.index.uncertainty.plan import RobustnessPlan, Samples
from gerakan.engine.index.uncertainty.sobol import SobolIndex, sobol_indices

__all__ = ["RobustnessPlan", "RobustnessResult", "SobolIndex", "pairwise_wins", "robustness"]


@dataclass(frozen=True, slots=True, eq=False)
class RobustnessResult:
    """The rank distribution of every unit.

    histogram: shape (units, units), draws in which a unit (row) had a rank (column 0 is rank 1); ties share the better.
    reference: ranks under the specification itself, 0 unranked. p_top: probability of a rank of at most `top`.
    rank_median, rank_p05, rank_p95: smallest rank reached by that share of the draws; 0 for a unit never ranked.
    zone: "in", "contested" or "out" per unit. draws, seed, top, cells: what was asked and how many combinations there were.
    """

    units: tuple[str, ...]
    histogram: IntArray
    reference: IntArray
    p_top: FloatArray
    rank_mean: FloatArray
    rank_median: IntArray
    rank_p05: IntArray
    rank_p95: IntArray
    zone: tuple[str, ...]
    sobol: tuple[SobolIndex, ...]
    draws: int
    seed: int
    top: int
    cells: int
    warnings: tuple[str, ...]


def robustness(
    data: IndexData,
    spec: IndexSpec,
    plan: RobustnessPlan,
    *,
    draws: int,
    seed: int,
    top: int,
    samples: Samples | None = None,
    certain: float = 0.95,
    threads: int | None = None,
    sobol: bool = True,
) -> RobustnessResult:
    """Rank distribution over `draws` draws, chances of the top, and what drives them.

    samples: posterior draws of indicators measured with error (marks), indexed by every draw; each of (samples, units).
    certain: probability from which a unit counts as in (or, below one minus it, out). threads changes speed only.

    >>> from gerakan.engine.index.spec import Group, Indicator
    >>> data = IndexData.from_rows(["a", "b", "c"], ["x", "y"], [[1, 30], [2, 10], [3, 20]])
    >>> spec = IndexSpec((Indicator("x", "index", 0.25), Indicator("y", "index", 0.75, -1)), (Group("index"),))
    >>> robustness(data, spec, RobustnessPlan(weights=0.25), draws=1000, seed=1, top=1).p_top.tolist()
    [0.0, 1.0, 0.0]
    """
    _refuse_odd_numbers(draws, top, seed)
    grid = make_grid(data, spec, plan, samples or {}, seed)
    reference = compute(data, spec).rank
    histogram = rank_histogram(grid, draws, seed, threads)
    p_top = histogram[:, :top].sum(axis=1) / draws
    contested = np.flatnonzero((p_top > 1 - certain) & (p_top < certain))
    indices = (
        sobol_indices(
            grid, draws=draws, seed=seed, top=top, reference=reference, contested=contested.tolist(), threads=threads
        )
        if sobol
        else ()
    )
    return RobustnessResult(
        units=data.units,
        histogram=histogram,
        reference=reference,
        p_top=p_top,
        rank_mean=_mean_rank(histogram),
        rank_median=quantile(histogram, 0.5),
        rank_p05=quantile(histogram, 0.05),
        rank_p95=quantile(histogram, 0.95),
        zone=tuple("in" if p >= certain else "out" if p <= 1 - certain else "contested" for p in p_top),
        sobol=indices,
        draws=draws,
        seed=seed,
        top=top,
        cells=len(grid.cells),
        warnings=tuple(sorted(grid.warnings)),
    )


def _refuse_odd_numbers(draws: int, top: int, seed: int) -> None:
    for name, value, least in (("draws", draws, 1), ("top", top, 1), ("seed", seed, 0)):
        if value < least:
            raise InputError(f"harus {least} atau lebih", row="robustness", column=name)


def _mean_rank(histogram: IntArray) -> FloatArray:
    total = histogram.sum(axis=1)
    return np.asarray(histogram @ np.arange(1, len(histogram) + 1) / np.maximum(total, 1))


def quantile(histogram: IntArray, share: float) -> IntArray:
    """Smallest rank that at least this share of a unit's draws reach; 0 without draws. Shape (units,)."""
    running = histogram.cumsum(axis=1)
    total = running[:, -1]
    return np.where(total > 0, (running < share * total[:, None] - 1e-9).sum(axis=1) + 1, 0)


def pairwise_wins(
    data: IndexData,
    spec: IndexSpec,
    plan: RobustnessPlan,
    *,
    units: Sequence[str],
    draws: int,
    seed: int,
    samples: Samples | None = None,
) -> FloatArray:
    """Probability that one unit (row) ranks above another (column), ties counting half; shape (len(units), len(units)).

    The diagonal is nan. Uses the very draws of `robustness` with the same seed.
    """
    _refuse_odd_numbers(draws, 1, seed)
    grid = make_grid(data, spec, plan, samples or {}, seed)
    at = [data.units.index(unit) for unit in units]
    wins = np.zeros((len(at), len(at)))
    for ranks in rank_draws(grid, draws, seed):
        own = np.where(ranks[:, at] > 0, ranks[:, at], len(data.units) + 1)
        for k in range(len(at)):
            wins[k] += (own[:, k : k + 1] < own).sum(axis=0) + 0.5 * (own[:, k : k + 1] == own).sum(axis=0)
    np.fill_diagonal(wins, np.nan)
    return wins / draws
