"""Outliers: winsorise while skew and kurtosis are both too large, then a logarithm; every changed point is logged."""

import math
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.spec import Treatment

SKEW_LIMIT = 2.0
KURTOSIS_LIMIT = 3.5


@dataclass(frozen=True, slots=True)
class Change:
    """One treated column: the method that was used in the end, and the rows whose value changed."""

    code: str
    method: str
    rows: tuple[int, ...]
    skew_before: float
    kurtosis_before: float
    skew_after: float
    kurtosis_after: float


def moments(x: FloatArray) -> tuple[float, float]:
    """Sample-adjusted skewness G1 and excess kurtosis G2 of the present values; nan where undefined (few or equal values).

    >>> tuple(round(value, 4) for value in moments(np.array([1.0, 2.0, 3.0, 4.0, 10.0])))
    (1.6971, 3.152)

    Joanes & Gill (1998), type 2; the definition of the spreadsheets.
    """
    x = x[np.isfinite(x)]
    n = x.size
    if n < 4 or x.min() == x.max():
        return math.nan, math.nan
    away = x - x.sum() / n
    square = away * away
    m2 = float(square.sum()) / n
    g1 = float(square @ away) / n / m2**1.5
    g2 = float(square @ square) / n / m2**2 - 3.0
    return g1 * math.sqrt(n * (n - 1)) / (n - 2), (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6.0)


def needs_treatment(x: FloatArray) -> bool:
    """The rule of the Joint Research Centre: |skew| above 2 and kurtosis above 3.5, both."""
    return _too_much(*moments(x))


def _too_much(skew: float, kurtosis: float) -> bool:
    return abs(skew) > SKEW_LIMIT and kurtosis > KURTOSIS_LIMIT


def winsorise(x: FloatArray, max_points: int) -> FloatArray:
    """Set the extreme value on the skewed side (ties included) to the next one, while needed and allowed.

    x: shape (units,), nan allowed. Never changes more than max_points points.

    >>> winsorise(np.array([1.0, 2, 3, 2, 1, 3, 2, 90]), 5)
    array([1., 2., 3., 2., 1., 3., 2., 3.])

    OECD/JRC (2008), step 5; Becker et al. (2022).
    """
    treated, changed = x.copy(), np.zeros(x.shape, dtype=bool)
    skew, kurtosis = moments(treated)
    while _too_much(skew, kurtosis):
        side = np.fmax if skew > 0 else np.fmin
        at = treated == side.reduce(treated)
        if (changed | at).sum() > max_points:
            break
        treated[at] = side.reduce(treated[~at])
        changed |= at
        skew, kurtosis = moments(treated)
    return treated


def shifted_log(x: FloatArray) -> FloatArray:
    """ln(x - min + 0.01 (max - min)), defined for any sign of x."""
    low, high = np.nanmin(x), np.nanmax(x)
    return np.asarray(np.log(x - low + 0.01 * (high - low)))


def box_cox(x: FloatArray, code: str = "x") -> FloatArray:
    """Box and Cox's power at its maximum likelihood; x must be positive. Box & Cox (1964)."""
    present = np.isfinite(x)
    if (x[present] <= 0).any():
        raise InputError("Box-Cox menuntut semua nilai positif", place="data", row="semua", column=code)
    power = _likeliest_power(x[present])
    return np.log(x) if power == 0 else np.asarray((x**power - 1.0) / power)


def _likeliest_power(x: FloatArray) -> float:
    """Golden-section search of the profile likelihood over -5 to 5."""
    logs = np.log(x / math.exp(float(np.log(x).mean())))

    def spread(power: float) -> float:
        return float(np.var(logs if abs(power) < 1e-9 else np.expm1(power * logs) / power))

    low, high, ratio = -5.0, 5.0, (math.sqrt(5) - 1) / 2
    while high - low > 1e-9:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if spread(left) < spread(right) else (left, high)
    return (low + high) / 2


def _winsorise_log(x: FloatArray, max_points: int) -> tuple[FloatArray, str]:
    treated = winsorise(x, max_points)
    if needs_treatment(treated):
        return shifted_log(x), "log"
    return treated, "winsorise"


def _treat_column(x: FloatArray, treatment: Treatment, code: str) -> tuple[FloatArray, str]:
    if treatment.method == "winsorise_log":
        return _winsorise_log(x, treatment.max_winsorised)
    if treatment.method == "winsorise":
        return winsorise(x, treatment.max_winsorised), "winsorise"
    return (shifted_log(x), "log") if treatment.method == "log" else (box_cox(x, code), "box_cox")


def treat(values: FloatArray, treatment: Treatment, codes: tuple[str, ...]) -> tuple[FloatArray, tuple[Change, ...]]:
    """Treat the columns that need it.

    values: shape (units, indicators), data units, nan allowed. Returns the same shape and a log of what changed.
    """
    if treatment.method == "none":
        return values, ()
    out, log = values.copy(), []
    for j, code in enumerate(codes):
        before = values[:, j]
        if not needs_treatment(before):
            continue
        out[:, j], method = _treat_column(before, treatment, code)
        rows = np.flatnonzero((out[:, j] != before) & np.isfinite(before))
        if rows.size:
            log.append(Change(code, method, tuple(rows.tolist()), *moments(before), *moments(out[:, j])))
    return out, tuple(log)
