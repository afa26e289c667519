"""Intraclass correlations: Shrout and Fleiss' six forms, on complete tables by mean squares, otherwise by REML."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.arrow import EFFECTS, Arrow
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.reml import fit_variances

FORMS = ("icc_1", "icc_2", "icc_3", "icc_1k", "icc_2k", "icc_3k")


@dataclass(frozen=True, slots=True)
class Statistic:
    """A value with its interval; nan where the data say nothing."""

    value: float
    lower: float
    upper: float


UNKNOWN = Statistic(float("nan"), float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """between, within: one way. raters, error: two ways. units, k: size (k the harmonic mean of raters per unit)."""

    between: float
    within: float
    raters: float
    error: float
    units: int
    k: float
    df_within: float
    df_error: float


def intraclass(marks: Marks, *, level: float = 0.90) -> Mapping[str, Statistic]:
    """The six forms for marks with one item (average items first: `averaged`), with intervals from F distributions.

    On incomplete tables the mean squares are those that a balanced table with the REML variances would have, so the
    intervals are approximate. All nan with one rater, one unit, or nobody marked twice.

    Shrout & Fleiss (1979), Psychological Bulletin 86.
    """
    units, raters = len(marks.units), len(marks.raters)
    if units < 2 or raters < 2 or len(marks) <= units or np.ptp(marks.mark) == 0:
        return dict.fromkeys(FORMS, UNKNOWN)
    table = marks.mark.reshape(units, raters) if len(marks) == units * raters else None
    ms = _from_table(table) if table is not None else _from_variances(marks)
    return _forms(ms, level) if ms.df_error > 0 else dict.fromkeys(FORMS, UNKNOWN)


def averaged(marks: Marks) -> Marks:
    """One mark per interview: the mean of its items, each taken from the average of that item."""
    at_unit, at_rater, pair = marks.pairs()
    by_item = np.bincount(marks.item, weights=marks.mark) / np.bincount(marks.item)
    sums = np.bincount(pair, weights=marks.mark - by_item[marks.item])
    values = sums / np.bincount(pair) + by_item.mean()
    nowhere = np.zeros(len(values), dtype=np.int64)
    return Marks(marks.units, marks.raters, ("semua",), at_unit, at_rater, nowhere, values)


def _from_table(table: FloatArray) -> MeanSquares:
    n, k = table.shape
    by_unit, by_rater, mean = table.mean(axis=1), table.mean(axis=0), table.mean()
    between = k * float(((by_unit - mean) ** 2).sum())
    raters = n * float(((by_rater - mean) ** 2).sum())
    within = float(((table - by_unit[:, None]) ** 2).sum())
    df_error = (n - 1) * (k - 1)
    error = max(within - raters, 0.0)
    return MeanSquares(
        between / (n - 1), within / (n * (k - 1)), raters / (k - 1), error / df_error, n, k, n * (k - 1), df_error
    )


def _from_variances(marks: Marks) -> MeanSquares:
    n, raters, count = len(marks.units), len(marks.raters), len(marks)
    one = fit_variances(_by_unit(marks, ("unit",))).variances
    two = fit_variances(_by_unit(marks, ("unit", "rater"))).variances
    k = n / float((1 / marks.raters_per_unit()).sum())
    return MeanSquares(
        between=k * two["unit"] + two["error"],
        within=one["error"] * (k * two["unit"] + two["error"]) / (k * one["unit"] + one["error"]),
        raters=n * two["rater"] + two["error"],
        error=two["error"],
        units=n,
        k=k,
        df_within=count - n,
        df_error=count - n - raters + 1,
    )


def _by_unit(marks: Marks, names: tuple[str, ...]) -> Arrow:
    """The same system cut by unit instead of by rater: one column in each block, quick for one item."""
    shift = float(marks.mark.mean())
    y = marks.mark - shift
    units, raters = len(marks.units), len(marks.raters) if "rater" in names else 0
    met = np.zeros((units, raters + 1))
    met[:, 0] = np.bincount(marks.unit)
    total = np.array([y.sum()])
    hub = np.diag([float(len(y))] * (raters + 1))
    if raters:
        np.add.at(met, (marks.unit, marks.rater + 1), 1.0)
        by_rater = np.bincount(marks.rater)
        hub[0, 1:] = hub[1:, 0] = by_rater
        hub[1:, 1:] = np.diag(by_rater)
        total = np.concatenate([total, np.bincount(marks.rater, weights=y)])
    return Arrow(
        names=names,
        hub=hub,
        hub_y=total,
        block=met[:, :1, None],
        across=met[:, None, :],
        active=np.tile(np.arange(raters + 1), (units, 1)),
        met=np.empty((units, 0, 0)),
        met_y=np.empty((units, 0)),
        block_y=np.bincount(marks.unit, weights=y).astype(float)[:, None],
        hub_kind=np.array([-1] + [EFFECTS.index("rater")] * raters),
        block_kind=np.full((units, 1), EFFECTS.index("unit")),
        block_item=np.full((units, 1), -1),
        sum_y2=float(y @ y),
        count=len(y),
        fixed=1,
        shift=shift,
    )


def _forms(ms: MeanSquares, level: float) -> dict[str, Statistic]:
    p = (1 + level) / 2
    one = _consistency(ms.between, ms.within, ms.k, (ms.units - 1, ms.df_within), p)
    three = _consistency(ms.between, ms.error, ms.k, (ms.units - 1, ms.df_error), p)
    two = _absolute(ms, p)
    single = {"icc_1": one, "icc_2": two, "icc_3": three}
    return single | {f"{name}k": _stepped_up(own, ms.k) for name, own in single.items()}


def _stepped_up(own: Statistic, k: float) -> Statistic:
    """Of the mean of k raters: Spearman and Brown."""
    return Statistic(*(_many(x, k) for x in (own.value, own.lower, own.upper)))


def _many(x: float, k: float) -> float:
    below = 1 + (k - 1) * x
    return k * x / below if below else float("-inf")


def _consistency(between: float, noise: float, k: float, df: tuple[float, float], p: float) -> Statistic:
    if noise <= 0:
        return Statistic(1.0, 1.0, 1.0)
    ratio = between / noise
    lower, upper = ratio / scipy.special.fdtri(df[0], df[1], p), ratio * scipy.special.fdtri(df[1], df[0], p)
    return Statistic(*(float((f - 1) / (f + k - 1)) for f in (ratio, lower, upper)))


def _absolute(ms: MeanSquares, p: float) -> Statistic:
    """Agreement in level, raters random: interval by Satterthwaite's degrees of freedom."""
    n, k, b, j, e = ms.units, ms.k, ms.between, ms.raters, ms.error
    rho = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    if e <= 0:
        return Statistic(float(rho), float("nan"), float("nan"))
    f = j / e
    part = n * (1 + (k - 1) * rho) - k * rho
    df = ms.df_error * (k * rho * f + part) ** 2 / ((n - 1) * k**2 * rho**2 * f**2 + part**2)
    low, high = scipy.special.fdtri(n - 1, df, p), scipy.special.fdtri(df, n - 1, p)
    rest = k * j + (k * n - k - n) * e
    lower, upper = n * (b - low * e) / (low * rest + n * b), n * (high * b - e) / (rest + n * high * b)
    return Statistic(float(rho), float(lower), float(upper))
