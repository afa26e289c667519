"""Comparing years: fixed goalposts, one base year, and chains where indicators change; never min-max per year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.computing import IndexResult, compute
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.spec import IndexSpec, Normalisation


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Change of the index of the units present in both years; all of shape (units,), nan or 0 where not comparable."""

    units: tuple[str, ...]
    before: FloatArray
    after: FloatArray
    change: FloatArray
    rank_change: FloatArray


def with_goalposts(spec: IndexSpec, base: IndexData) -> IndexSpec:
    """The same index with goalposts fixed at the lowest and highest value of a base year, not truncated.

    Afterwards a score of any year means the same; values beyond the base year's range go beyond lower..upper.
    """
    table = base.select(spec.codes)
    how = Normalisation("goalposts", spec.normalisation.lower, spec.normalisation.upper, truncate=False)
    low, high = np.nanmin(table.values, axis=0), np.nanmax(table.values, axis=0)
    indicators = tuple(
        item
        if item.low is not None and item.high is not None
        else replace(item, low=float(low[j]), high=float(high[j]), normalisation=None)
        for j, item in enumerate(spec.indicators)
    )
    return replace(spec, indicators=indicators, normalisation=how)


def compare(spec: IndexSpec, before: IndexData, after: IndexData) -> Comparison:
    """Change between two years under one fixed scale; refuses a scale that is made anew from each year's data.

    >>> from gerakan.engine.index.spec import Group, Indicator
    >>> spec = IndexSpec((Indicator("x", "i"),), (Group("i"),))
    >>> first = IndexData.from_rows(["a", "b"], ["x"], [[0.0], [10.0]])
    >>> second = IndexData.from_rows(["a", "b"], ["x"], [[5.0], [10.0]])
    >>> compare(with_goalposts(spec, first), first, second).change.tolist()
    [50.0, 0.0]
    """
    _refuse_moving_scale(spec)
    old, new = compute(before, spec), compute(after, spec)
    units = tuple(unit for unit in old.units if unit in new.units)
    a, b = _of(old, units), _of(new, units)
    ranks = [np.array([result.rank[result.units.index(unit)] for unit in units], dtype=float) for result in (old, new)]
    moved = np.where((ranks[0] > 0) & (ranks[1] > 0), ranks[0] - ranks[1], np.nan)
    return Comparison(units, a, b, b - a, moved)


def _refuse_moving_scale(spec: IndexSpec) -> None:
    fixed = ("goalposts", "classes", "none")
    for item in spec.indicators:
        method = (item.normalisation or spec.normalisation).method
        if method not in fixed:
            raise InputError(
                f"'{method}' berubah tiap tahun; pakai goalposts tetap", row=item.code, column="normalisation"
            )


def _of(result: IndexResult, units: Sequence[str]) -> FloatArray:
    return np.array([result.index[result.units.index(unit)] for unit in units])


def chain(links: Sequence[tuple[FloatArray, FloatArray]], start: FloatArray) -> FloatArray:
    """A series across changes of the set of indicators: growth within each link, on that link's own indicators.

    links: per step the index of the year before and of the year after, both under the link's indicators, shape (units,).
    start: index of the first year. Returns shape (len(links) + 1, units).

    >>> chain([(np.array([50.0]), np.array([55.0])), (np.array([20.0]), np.array([22.0]))], np.array([50.0])).ravel()
    array([50. , 55. , 60.5])
    """
    series = [start]
    for before, after in links:
        series.append(series[-1] * np.divide(after, before, out=np.full_like(after, np.nan), where=before != 0))
    return np.array(series)


def difference_made_by(spec: IndexSpec, other: IndexSpec, data: IndexData) -> Mapping[str, float]:
    """Change of every unit's index that comes from another method alone, the data being the same."""
    first, second = compute(data, spec), compute(data, other)
    return {unit: float(second.index[i] - first.index[i]) for i, unit in enumerate(first.units)}
