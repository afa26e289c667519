"""One list computed: where every region stands, and from what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gerakan.engine import ENGINE_VERSION
from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import IndexResult, compute
from gerakan.stages.shortlisting.calculations.pools import Pool
from gerakan.stages.shortlisting.calculations.specs import nominal_shares, points_per_unit

__all__ = ["ENGINE_VERSION", "Place", "computed", "places_aside", "places_of", "plain"]


@dataclass(frozen=True, slots=True)
class Place:
    """One region's standing before anybody asks how sure it is; fields as in the table."""

    code: str
    pool: str
    score: float | None
    rank: int | None
    tied_count: int
    coverage_share: float
    filled_share: float
    filled: dict[str, list[Any]] = field(default_factory=dict)
    group_scores: dict[str, float | None] = field(default_factory=dict)
    contributions: dict[str, float | None] = field(default_factory=dict)


def computed(pool: Pool) -> IndexResult:
    """Scores, ranks and reasons; raises InputError for data that cannot be computed."""
    return compute(pool.data, pool.spec)


def plain(value: float) -> float | None:
    """Twelve significant digits, nothing for nan: the same on every machine and in every database."""
    return float(f"{value:.12g}") + 0.0 if np.isfinite(value) else None


def places_of(pool: Pool, result: IndexResult, parameters: Mapping[str, Any]) -> list[Place]:
    """Every region of the list in the order of its units."""
    points = points_per_unit(parameters)
    coverage, filled = _coverage(pool), (result.weights * pool.filled_mask).sum(axis=1)
    ties = _tie_sizes(result)
    return [
        Place(
            code=unit,
            pool=pool.name,
            score=plain(points * result.index[i]),
            rank=int(result.rank[i]) or None,
            tied_count=ties.get(unit, 1),
            coverage_share=plain(coverage[i]) or 0.0,
            filled_share=plain(filled[i]) or 0.0,
            filled=pool.filled[i],
            group_scores=_groups(result, i, points),
            contributions=_parts(result, i, points),
        )
        for i, unit in enumerate(result.units)
    ]


def places_aside(pool: Pool) -> list[Place]:
    """Regions that do not compete: without score and rank, but with what is known of their data."""
    shares = np.array([nominal_shares(pool.spec)[code] for code in pool.spec.codes])
    return [
        Place(
            unit,
            pool.name,
            None,
            None,
            1,
            coverage_share=plain((shares * np.isfinite(known)).sum()) or 0.0,
            filled_share=0.0,
        )
        for unit, known in pool.aside
    ]


def _coverage(pool: Pool) -> FloatArray:
    """Share of the weight that applies to the region and was really reported; shape (units,)."""
    shares = np.array([nominal_shares(pool.spec)[code] for code in pool.spec.codes])
    due = (shares * pool.data.applicable).sum(axis=1)
    reported = (shares * np.isfinite(pool.reported)).sum(axis=1)
    return np.asarray(np.divide(reported, due, out=np.zeros_like(due), where=due > 0))


def _tie_sizes(result: IndexResult) -> dict[str, int]:
    return {unit: len(tied) for tied in result.ties for unit in tied}


def _groups(result: IndexResult, i: int, points: int) -> dict[str, float | None]:
    return {code: plain(points * result.scores[i, g]) for g, code in enumerate(result.groups) if code != result.root}


def _parts(result: IndexResult, i: int, points: int) -> dict[str, float | None]:
    split = result.contributions
    if split is None:
        return {}
    times = 1 if split.scale == "log" else points
    return {code: plain(times * split.values[i, c]) for c, code in enumerate(split.codes)}
