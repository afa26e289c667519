"""Krippendorff's alpha with missing marks: nominal, ordinal and interval, with intervals from resampled units."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.icc import UNKNOWN, Statistic
from gerakan.engine.panel.marks import Marks

METRICS = ("alpha_nominal", "alpha_ordinal", "alpha_interval")
RESAMPLES, BATCH, MOST_VALUES = 1000, 100, 120
"""Bootstrap samples, how many are held at a time, and how many distinct marks are told apart before they are put into equal steps."""


def alphas(marks: Marks, *, level: float = 0.90, seed: int = 0) -> Mapping[str, Statistic]:
    """The three alphas over all (unit, item) pairs with two marks or more; units are resampled whole.

    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; the bootstrap treats the unit as what was sampled.

    >>> from gerakan.engine.panel.marks import make_marks
    >>> marks = make_marks([*"aabb"], [*"rsrs"], ["i"] * 4, [1, 1, 2, 2])
    >>> alphas(marks)["alpha_ordinal"].value
    1.0
    """
    values, code = _values(marks.mark)
    by_unit = coincidences(marks, code, len(values))
    if not by_unit.sum():
        return dict.fromkeys(METRICS, UNKNOWN)
    whole = by_unit.sum(axis=0)[None]
    resampled = _of_resamples(by_unit, values, seed)
    found = {}
    for name in METRICS:
        value = float(alpha_of(whole, values, name)[0])
        others = resampled[name][np.isfinite(resampled[name])]
        tails = np.quantile(others, [(1 - level) / 2, (1 + level) / 2]) if others.size else [np.nan, np.nan]
        found[name] = Statistic(value, float(tails[0]), float(tails[1]))
    return found


def _of_resamples(by_unit: FloatArray, values: FloatArray, seed: int) -> Mapping[str, FloatArray]:
    """Each metric of every resample, shape (samples,); a batch at a time, since 120 distinct marks make 120 MB of a thousand."""
    units = len(by_unit)
    flat = by_unit.reshape(units, -1)
    parts: dict[str, list[FloatArray]] = {name: [] for name in METRICS}
    for times in np.split(_resamples(units, seed), RESAMPLES // BATCH):
        batch = (times @ flat).reshape(BATCH, len(values), len(values))
        for name in METRICS:
            parts[name].append(alpha_of(batch, values, name))
    return {name: np.concatenate(own) for name, own in parts.items()}


@lru_cache(maxsize=4)
def _resamples(units: int, seed: int) -> FloatArray:
    """How often each unit is drawn, the same for every item; shape (samples, units)."""
    times = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), size=RESAMPLES).astype(float)
    times.flags.writeable = False
    return times


def _values(mark: FloatArray) -> tuple[FloatArray, IntArray]:
    """Distinct marks and the code of each; very many distinct ones are put into equal steps."""
    values, code = np.unique(mark, return_inverse=True)
    if len(values) > MOST_VALUES:
        step = (values[-1] - values[0]) / (MOST_VALUES - 1)
        values, code = np.unique(values[0] + np.rint((mark - values[0]) / step) * step, return_inverse=True)
    return values, code.ravel()


def coincidences(marks: Marks, code: IntArray, count: int) -> FloatArray:
    """Pairable marks of each unit, each mark weighing one; shape (units, values, values)."""
    place = marks.unit * len(marks.items) + marks.item
    cells, at = np.unique(place, return_inverse=True)
    table = np.zeros((len(cells), count))
    np.add.at(table, (at.ravel(), code), 1.0)
    marked = table.sum(axis=1)
    keep = marked > 1
    table, unit = table[keep], (cells // len(marks.items))[keep]
    weight = 1 / (marked[keep] - 1)
    out = np.zeros((len(marks.units), count, count))
    for u in range(len(marks.units)):
        own = unit == u
        weighed = table[own] * weight[own, None]
        out[u] = table[own].T @ weighed - np.diag(weighed.sum(axis=0))
    return out


def alpha_of(coincidence: FloatArray, values: FloatArray, metric: str) -> FloatArray:
    """One minus observed over expected disagreement; coincidence: (samples, values, values); shape (samples,)."""
    totals = coincidence.sum(axis=2)
    count = totals.sum(axis=1)
    apart = _distances(totals, values, metric)
    observed = (coincidence * apart).sum(axis=(1, 2))
    expected = np.einsum("sc,sck,sk->s", totals, np.broadcast_to(apart, coincidence.shape), totals) / np.maximum(
        count - 1, 1
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - observed / expected, np.nan)


def _distances(totals: FloatArray, values: FloatArray, metric: str) -> FloatArray:
    """Squared differences of values: (samples or 1, values, values)."""
    if metric == "alpha_nominal":
        return (1 - np.eye(len(values)))[None]
    if metric == "alpha_interval":
        return ((values[:, None] - values) ** 2)[None]
    middle = np.cumsum(totals, axis=1) - totals / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2
