"""Values in different units become comparable; always on values turned so that more is better."""

from collections.abc import Callable

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.spec import Indicator, Normalisation

_RELATIVE = {
    "minmax",
    "zscore",
    "percentile_rank",
    "rank",
    "borda",
    "distance_to_best",
    "distance_to_reference",
    "distance_to_target",
}
"""Methods that compare units with each other: a constant column tells them nothing."""

Rescale = Callable[[FloatArray, Indicator, Normalisation, tuple[str, ...]], FloatArray]


def ranks_from_worst(t: FloatArray) -> FloatArray:
    """Worst is 1, ties get the lowest; nan stays nan.

    >>> ranks_from_worst(np.array([5.0, np.nan, 7.0, 5.0]))
    array([ 1., nan,  3.,  1.])
    """
    present = np.isfinite(t)
    below = np.searchsorted(np.sort(t[present]), t, side="left")
    return np.where(present, below + 1.0, np.nan)


def _minmax(t: FloatArray, _of: Indicator, how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    low, high = np.nanmin(t), np.nanmax(t)
    return np.asarray(how.lower + (t - low) / (high - low) * (how.upper - how.lower))


def _zscore(t: FloatArray, _of: Indicator, how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    return np.asarray(how.mean + how.sd * (t - np.nanmean(t)) / np.nanstd(t, ddof=1))


def _rank(t: FloatArray, _of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    return ranks_from_worst(t)


def _borda(t: FloatArray, _of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    return ranks_from_worst(t) - 1


def _percentile_rank(t: FloatArray, _of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    return np.asarray((ranks_from_worst(t) - 1) / (np.isfinite(t).sum() - 1))


def _goalposts(t: FloatArray, of: Indicator, how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    worst, best = _turned_goalposts(of)
    share = (t - worst) / (best - worst)
    if how.truncate:
        share = np.clip(share, 0.0, 1.0)
    return np.asarray(how.lower + share * (how.upper - how.lower))


def _turned_goalposts(of: Indicator) -> tuple[float, float]:
    if of.low is None or of.high is None:
        raise InputError("goalposts memerlukan low dan high", row=of.code, column="low" if of.low is None else "high")
    if of.low >= of.high:
        raise InputError("low harus lebih kecil daripada high", row=of.code, column="low")
    return (of.low, of.high) if of.direction == 1 else (-of.high, -of.low)


def _distance_to_best(t: FloatArray, _of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    low, high = np.nanmin(t), np.nanmax(t)
    return np.asarray((t - low) / (high - low))


def _distance_to_reference(t: FloatArray, of: Indicator, how: Normalisation, units: tuple[str, ...]) -> FloatArray:
    if how.reference not in units:
        raise InputError(f"unit acuan '{how.reference}' tidak ada", row="normalisation", column="reference")
    at = t[units.index(str(how.reference))]
    if not np.isfinite(at):
        raise InputError("unit acuan tidak mempunyai nilai", place="data", row=how.reference, column=of.code)
    return _distance(t, float(at), of, how.reference)


def _distance_to_target(t: FloatArray, of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    if of.target is None:
        raise InputError("distance_to_target memerlukan target", row=of.code, column="target")
    return _distance(t, of.direction * of.target, of, None)


def _distance(t: FloatArray, aim: float, of: Indicator, row: str | None) -> FloatArray:
    low = np.nanmin(t)
    if aim <= low:
        raise InputError("acuan tidak boleh menjadi nilai terburuk", place="data", row=row, column=of.code)
    return np.asarray(np.minimum((t - low) / (aim - low), 1.0))


def _share_of_maximum(t: FloatArray, of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    top = np.nanmax(t)
    if top <= 0:
        raise InputError(
            "share_of_maximum menuntut nilai terbaik yang positif dan arah 1", place="data", row="semua", column=of.code
        )
    return np.asarray(t / top)


def _vector(t: FloatArray, of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    length = np.sqrt(np.nansum(t * t))
    if length == 0:
        raise InputError("semua nilainya nol", place="data", row="semua", column=of.code)
    return np.asarray(t / length)


def _classes(t: FloatArray, of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    if len(of.points) != len(of.cuts) + 1 or list(of.cuts) != sorted(of.cuts):
        raise InputError("points harus satu lebih banyak daripada cuts, dan cuts menaik", row=of.code, column="points")
    reached = np.searchsorted(np.array(of.cuts, dtype=float), of.direction * t, side="right")
    return np.where(np.isfinite(t), np.array(of.points, dtype=float)[reached], np.nan)


def _none(t: FloatArray, _of: Indicator, _how: Normalisation, _units: tuple[str, ...]) -> FloatArray:
    return t


_METHODS: dict[str, Rescale] = {
    "minmax": _minmax,
    "zscore": _zscore,
    "percentile_rank": _percentile_rank,
    "rank": _rank,
    "borda": _borda,
    "goalposts": _goalposts,
    "distance_to_best": _distance_to_best,
    "distance_to_reference": _distance_to_reference,
    "distance_to_target": _distance_to_target,
    "share_of_maximum": _share_of_maximum,
    "vector": _vector,
    "classes": _classes,
    "none": _none,
}


def normalise_column(x: FloatArray, of: Indicator, how: Normalisation, units: tuple[str, ...] = ()) -> FloatArray:
    """One indicator on its comparable scale; more is better whatever its direction.

    x: shape (units,), data units, nan allowed. Raises InputError naming a constant or empty column.

    >>> normalise_column(np.array([30.0, 10.0, 20.0]), Indicator("y", "index", direction=-1), Normalisation())
    array([  0., 100.,  50.])

    OECD/JRC (2008), step 5.
    """
    present = x[np.isfinite(x)]
    if not present.size:
        raise InputError("kolom ini kosong", place="data", row="semua", column=of.code)
    if how.method in _RELATIVE and np.ptp(present) == 0:
        raise InputError(
            f"semua nilainya sama ({present[0]:g}), jadi tidak membedakan apa pun",
            place="data",
            row="semua",
            column=of.code,
        )
    return _METHODS[how.method](of.direction * x, of, how, units)


def normalise(
    values: FloatArray, indicators: tuple[Indicator, ...], default: Normalisation, units: tuple[str, ...] = ()
) -> FloatArray:
    """Every column on its comparable scale; an indicator's own method overrides the default. Shape as given."""
    columns = [
        normalise_column(values[:, j], indicator, indicator.normalisation or default, units)
        for j, indicator in enumerate(indicators)
    ]
    return np.column_stack(columns)
