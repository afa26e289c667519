"""Many draws over the grid: which cell, which weights, which sample; the same bits whatever the number of threads."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.index.uncertainty.grid import Grid
from gerakan.engine.index.uncertainty.plan import weight_factors
from gerakan.engine.index.uncertainty.ranking import add_to_histogram, ranks_of
from gerakan.engine.index.uncertainty.scoring import score

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 256
"""Draws that one thread works on at a time: their scores fit into its cache."""
ORDER_STREAM, DRAW_STREAM = 2, 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws of one cell, with their own stream of random numbers."""

    number: int
    levels: tuple[int, ...]
    draws: int


def threads_or_default(threads: int | None) -> int:
    """As many threads as processors, unless told otherwise."""
    return threads or len(os.sched_getaffinity(0))


def chunks(grid: Grid, draws: int, seed: int) -> list[Chunk]:
    """Draws spread evenly over the cells (counts differ by at most one), cut into chunks."""
    count = len(grid.cells)
    shuffled = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(ORDER_STREAM,))).permutation(count)
    shares = np.full(count, draws // count)
    shares[shuffled[: draws % count]] += 1
    sizes = [
        (cell, min(CHUNK, int(share) - start))
        for cell, share in zip(grid.cells, shares, strict=True)
        for start in range(0, int(share), CHUNK)
    ]
    return [Chunk(number, cell, size) for number, (cell, size) in enumerate(sizes)]


def chunk_scores(grid: Grid, chunk: Chunk, seed: int) -> tuple[FloatArray, IntArray]:
    """Scores of one chunk, shape (draws, ranked units), and which units those are."""
    generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(DRAW_STREAM, chunk.number)))
    size = len(grid.spec.indicators) + len(grid.spec.groups)
    factors = weight_factors(generator, chunk.draws, size, grid.plan.weights)
    sample = generator.integers(sample_count(grid), size=chunk.draws) if grid.samples else None
    cell = grid.cell(chunk.levels)
    return score(cell, factors, sample), cell.ranked


def sample_count(grid: Grid) -> int:
    """Posterior draws on offer."""
    return len(next(iter(grid.samples.values()))) if grid.samples else 0


def rank_histogram(grid: Grid, draws: int, seed: int, threads: int | None) -> IntArray:
    """How often every unit had every rank; shape (units, units), column 0 is rank 1."""
    units = len(grid.data.units)
    work = _build_all(grid, chunks(grid, draws, seed))
    count = min(threads_or_default(threads), max(len(work), 1))

    def counted(part: list[Chunk]) -> IntArray:
        histogram = np.zeros((units, units), dtype=np.int64)
        for chunk in part:
            scores, ranked = chunk_scores(grid, chunk, seed)
            if ranked.size:
                add_to_histogram(histogram, scores, ranked)
        return histogram

    return sum(
        in_threads(counted, [work[k::count] for k in range(count)], count), np.zeros((units, units), dtype=np.int64)
    )


def _build_all(grid: Grid, work: list[Chunk]) -> list[Chunk]:
    """Build every cell before threads start, so that none is built twice."""
    for levels in dict.fromkeys(chunk.levels for chunk in work):
        grid.cell(levels)
    return work


def in_threads(function: Callable[[T], R], parts: list[T], count: int) -> Iterator[R]:
    """Map over parts, in order."""
    if count == 1:
        yield from map(function, parts)
        return
    with ThreadPoolExecutor(count) as pool:
        yield from pool.map(function, parts)


def rank_draws(grid: Grid, draws: int, seed: int) -> Iterator[IntArray]:
    """Ranks draw by draw, shape (chunk, units), 0 for unranked; the very draws of the histogram."""
    for chunk in chunks(grid, draws, seed):
        scores, ranked = chunk_scores(grid, chunk, seed)
        ranks = np.zeros((chunk.draws, len(grid.data.units)), dtype=np.int64)
        if ranked.size:
            ranks[:, ranked] = ranks_of(scores)
        yield ranks
