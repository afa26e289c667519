"""Which choice drives the list: variance-based sensitivity of the rank shift and of every contested membership."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.index.uncertainty.drawing import CHUNK, in_threads, sample_count, threads_or_default
from gerakan.engine.index.uncertainty.grid import Grid
from gerakan.engine.index.uncertainty.plan import weight_factors
from gerakan.engine.index.uncertainty.ranking import ranks_of
from gerakan.engine.index.uncertainty.scoring import score

SOBOL_STREAM = 4
MOST = 16_384
"""Base draws beyond which the standard errors are below one per cent anyway."""


@dataclass(frozen=True, slots=True)
class SobolIndex:
    """Share of an output's variance that a choice explains alone (first) and with its interactions (total).

    output: "rank_shift", the mean absolute change of rank; or "membership" of `unit` in the top K.
    """

    output: str
    unit: str
    factor: str
    first: float
    first_se: float
    total: float
    total_se: float


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked of every draw: the shift from `reference` (units,), and who of `contested` is in the top."""

    top: int
    reference: IntArray
    contested: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """One matrix of the design: levels (draws, discrete factors), weight factors (draws, nodes), samples (draws,)."""

    levels: IntArray
    weights: FloatArray
    sample: IntArray


def varying(grid: Grid) -> tuple[str, ...]:
    """Names of the choices that really vary."""
    names = [factor.name for factor in grid.factors if len(factor.levels) > 1]
    return (*names, *(["weights"] if grid.plan.weights > 0 else []), *(["noise"] if grid.samples else []))


def sobol_indices(
    grid: Grid, *, draws: int, seed: int, top: int, reference: IntArray, contested: Sequence[int], threads: int | None
) -> tuple[SobolIndex, ...]:
    """Indices by Saltelli's design with Jansen's total estimator, at most `draws` evaluations in all.

    reference: ranks under the specification itself, (units,). contested: positions of the units of interest.
    Saltelli et al. (2010), Computer Physics Communications 181; Jansen (1999).
    """
    names = varying(grid)
    if len(names) < 2:
        return _alone(grid, names, contested)
    base = min(draws // (len(names) + 2), MOST)
    if base < 2:
        return ()
    first, second = _design(grid, base, seed, 0), _design(grid, base, seed, 1)
    designs = [first, second, *(_swapped(grid, first, second, name) for name in names)]
    question = Question(top, reference, tuple(contested))
    outputs = [_outputs(grid, design, question, threads) for design in designs]
    titles = [("rank_shift", ""), *(("membership", grid.data.units[i]) for i in contested)]
    return tuple(
        SobolIndex(*title, name, *_estimates(outputs[0][:, o], outputs[1][:, o], outputs[2 + f][:, o]))
        for o, title in enumerate(titles)
        for f, name in enumerate(names)
    )


def _alone(grid: Grid, names: tuple[str, ...], contested: Sequence[int]) -> tuple[SobolIndex, ...]:
    """A single varying choice explains everything; there is nothing to compute."""
    titles = [("rank_shift", ""), *(("membership", grid.data.units[i]) for i in contested)]
    return tuple(SobolIndex(*title, name, 1.0, 0.0, 1.0, 0.0) for title in titles for name in names)


def _design(grid: Grid, base: int, seed: int, which: int) -> Design:
    generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(SOBOL_STREAM, which)))
    levels = np.column_stack([generator.integers(len(factor.levels), size=base) for factor in grid.factors])
    size = len(grid.spec.indicators) + len(grid.spec.groups)
    weights = weight_factors(generator, base, size, grid.plan.weights)
    return Design(levels, weights, generator.integers(max(sample_count(grid), 1), size=base))


def _swapped(grid: Grid, first: Design, second: Design, name: str) -> Design:
    """The first matrix with one factor taken from the second."""
    levels = first.levels.copy()
    for f, factor in enumerate(grid.factors):
        if factor.name == name:
            levels[:, f] = second.levels[:, f]
    return Design(
        levels,
        second.weights if name == "weights" else first.weights,
        second.sample if name == "noise" else first.sample,
    )


def _outputs(grid: Grid, design: Design, question: Question, threads: int | None) -> FloatArray:
    """Rank shift, then membership of every contested unit; shape (draws, 1 + contested)."""
    out = np.empty((len(design.levels), 1 + len(question.contested)))
    keys, which = np.unique(design.levels, axis=0, return_inverse=True)
    parts = []
    for k, key in enumerate(keys):
        rows = np.flatnonzero(which.ravel() == k)
        grid.cell(tuple(int(level) for level in key))
        parts += [(key, rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)]

    def fill(part: tuple[IntArray, IntArray]) -> None:
        key, rows = part
        out[rows] = _summaries(grid, design, question, key, rows)

    list(in_threads(fill, parts, threads_or_default(threads)))
    return out


def _summaries(grid: Grid, design: Design, question: Question, key: IntArray, rows: IntArray) -> FloatArray:
    cell = grid.cell(tuple(int(level) for level in key))
    ranks = np.zeros((len(rows), len(grid.data.units)), dtype=np.int64)
    if cell.ranked.size:
        sample = design.sample[rows] if grid.samples else None
        ranks[:, cell.ranked] = ranks_of(score(cell, design.weights[rows], sample))
    both = (ranks > 0) & (question.reference > 0)
    shift = (np.abs(ranks - question.reference) * both).sum(axis=1) / np.maximum(both.sum(axis=1), 1)
    own = ranks[:, list(question.contested)]
    return np.column_stack([shift, (own > 0) & (own <= question.top)])


def _estimates(a: FloatArray, b: FloatArray, mixed: FloatArray) -> tuple[float, float, float, float]:
    """First and total index with the standard errors of the ratio estimators (delta method)."""
    count, middle = len(a), (a.mean() + b.mean()) / 2
    a, b, mixed = a - middle, b - middle, mixed - middle
    square = (a * a + b * b) / 2
    variance = square.mean()
    if variance <= 1e-15:
        return 0.0, 0.0, 0.0, 0.0
    alone, together = b * (mixed - a), (a - mixed) ** 2 / 2
    first, total = alone.mean() / variance, together.mean() / variance
    errors = [
        np.std(term - share * square, ddof=1) / variance / np.sqrt(count)
        for term, share in ((alone, first), (together, total))
    ]
    return float(first), float(errors[0]), float(total), float(errors[1])
