"""One region's way from raw value to rank, and the smallest single change that would cross the line."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index import IndexResult, compute, rank_descending
from gerakan.stages.shortlisting.calculations.index import computed, plain
from gerakan.stages.shortlisting.calculations.pools import Pool, pool_of
from gerakan.stages.shortlisting.calculations.specs import points_per_unit
from gerakan.stages.shortlisting.models import Run, SchemeIndicator


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator of one region: raw, filled, treated, normalised, weighted, and its rank in the list."""

    code: str
    name: str
    unit: str
    year: int
    sources: tuple[str, ...]
    state: str
    raw: float | None
    filled: tuple[Any, ...]
    treated: float | None
    normalised: float | None
    share: float
    contribution: float | None
    rank: int | None
    applies: bool = True

    @property
    def filling_words(self) -> str:
        """The rule that put the value in, and the year it is of."""
        if not self.filled:
            return ""
        label = str(SchemeIndicator.Filling(self.filled[0]).label)
        return f"{label} ({self.filled[2]})" if len(self.filled) > 2 else label

    @property
    def was_treated(self) -> bool:
        """An outlier rule changed the value."""
        used = self.filled[1] if self.filled else self.raw
        return used is not None and self.treated is not None and self.treated != plain(used)


@dataclass(frozen=True, slots=True)
class Reach:
    """This one value, instead of the present one, would be enough; None when no observed value is."""

    code: str
    name: str
    unit: str
    now: float | None
    needed: float | None


def steps_of(run: Run, pool_name: str, region_code: str) -> list[Step]:
    """Every indicator of the scheme in its order, the inapplicable ones said as such."""
    pool = pool_of(run.inputs, run.parameters, pool_name)
    if region_code not in pool.data.units:
        return []
    result, i = computed(pool), pool.data.units.index(region_code)
    return [_step(run, pool, result, i, item) for item in run.parameters["indicators"]]


def _step(run: Run, pool: Pool, result: IndexResult, i: int, item: dict[str, Any]) -> Step:
    code, points = item["code"], points_per_unit(run.parameters)
    said = {"code": code, "name": item["name"], "unit": item["unit"], "year": item["year"]}
    sources = tuple(run.inputs["sources"][code])
    row = next(k for k, unit in enumerate(run.inputs["units"]) if unit["code"] == pool.data.units[i])
    state = run.inputs["states"][row][run.inputs["indicators"].index(code)]
    if code not in pool.data.codes:
        return Step(**said, sources=sources, state=state, raw=None, filled=(), treated=None, normalised=None,
                    share=0.0, contribution=None, rank=None, applies=False)  # fmt: skip
    j = pool.data.codes.index(code)
    return Step(
        **said,
        sources=sources,
        state=state,
        raw=plain(pool.reported[i, j]),
        filled=tuple(pool.filled[i].get(code, ())),
        treated=plain(result.treated[i, j]),
        normalised=plain(points * result.normalised[i, j]),
        share=float(result.weights[i, j]),
        contribution=_part(result, i, code, points),
        rank=int(rank_descending(result.normalised[:, j])[i]) or None,
        applies=bool(pool.data.applicable[i, j]),
    )


def _part(result: IndexResult, i: int, code: str, points: int) -> float | None:
    split = result.contributions
    if split is None or code not in split.codes:
        return None
    return plain((1 if split.scale == "log" else points) * split.values[i, split.codes.index(code)])


def what_would_it_take(run: Run, pool_name: str, region_code: str) -> list[Reach]:
    """Per indicator, the least change to a value seen in this list that lifts the region over the line."""
    pool = pool_of(run.inputs, run.parameters, pool_name)
    if region_code not in pool.data.units:
        return []
    i, places = pool.data.units.index(region_code), run.places[pool_name]
    names = {item["code"]: item for item in run.parameters["indicators"]}
    return [
        Reach(
            code=code,
            name=names[code]["name"],
            unit=names[code]["unit"],
            now=plain(pool.data.values[i, j]),
            needed=_needed(pool, i, j, places),
        )
        for j, code in enumerate(pool.data.codes)
        if pool.data.applicable[i, j]
    ]


def _needed(pool: Pool, i: int, j: int, places: int) -> float | None:
    """Bisection over the better values of the column: a better value never costs rank."""
    column, direction = pool.data.values[:, j], pool.spec.indicators[j].direction
    now = column[i]
    better = np.unique(column[np.isfinite(column)] * direction)
    better = better if np.isnan(now) else better[better > now * direction]
    low, high = 0, len(better) - 1
    if high < 0 or not _is_in(pool, i, j, better[high] * direction, places):
        return None
    while low < high:
        middle = (low + high) // 2
        if _is_in(pool, i, j, better[middle] * direction, places):
            high = middle
        else:
            low = middle + 1
    return plain(better[high] * direction)


def _is_in(pool: Pool, i: int, j: int, value: float, places: int) -> bool:
    changed: FloatArray = pool.data.values.copy()
    changed[i, j] = value
    try:
        rank = compute(replace(pool.data, values=changed), pool.spec).rank[i]
    except InputError:
        return False
    return 0 < int(rank) <= places
