"""Home bonus: what tied assessors give above what others give the same unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.mixed import Estimates


@dataclass(frozen=True, slots=True)
class Bonus:
    """Marks of tied raters minus marks of others for the same units, in marks, strictness taken out; 90 % interval.

    rater: None for all raters of this ground together. interviews: tied interviews that could be compared.
    """

    ground: str
    rater: str | None
    interviews: int
    value: float
    se: float
    lower: float
    upper: float


def home_bonuses(
    marks: Marks, raters: Estimates, variances: Mapping[str, float | None], *, level: float = 0.90
) -> tuple[Bonus, ...]:
    """Bonus per ground of tie, then per ground and rater; empty when no tie is recorded or none can be compared.

    raters, variances: severities and parts of the mixed model of the same panel, its own ties adjusted for. Tied raters of
    one unit are never compared with each other. The interval carries how well the tied raters' own severity is known.
    """
    if not marks.tie:
        return ()
    found = []
    for ground in sorted(set(marks.tie) - {""}):
        rater, gap, noise = _compared(marks, raters.value, variances, ground)
        found += _summed(ground, None, (rater, gap, noise), raters.se, level)
        for r in np.unique(rater):
            own = rater == r
            found += _summed(ground, marks.raters[int(r)], (rater[own], gap[own], noise[own]), raters.se, level)
    return tuple(found)


def _compared(
    marks: Marks, severity: FloatArray, variances: Mapping[str, float | None], ground: str
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Rater, gap and variance of the gap, for every tied interview with an untied one beside it."""
    unit, rater, pair = marks.pairs()
    by_item = np.bincount(marks.item, weights=marks.mark) / np.bincount(marks.item)
    count = np.bincount(pair)
    mean = np.bincount(pair, weights=marks.mark - by_item[marks.item]) / count + severity[rater]
    noise = (variances.get("unit_x_rater") or 0.0) + (variances.get("error") or 0.0) / count
    tied, free = np.zeros(len(unit), dtype=bool), np.ones(len(unit), dtype=bool)
    for at, own in zip(pair, marks.tie, strict=True):
        tied[at] |= own == ground
        free[at] &= own == ""
    rows = []
    for i in np.flatnonzero(tied):
        others = np.flatnonzero(free & (unit == unit[i]))
        if others.size:
            rows.append((rater[i], mean[i] - mean[others].mean(), noise[i] + noise[others].sum() / len(others) ** 2))
    table = np.array(rows, dtype=float).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _summed(
    ground: str,
    name: str | None,
    compared: tuple[FloatArray, FloatArray, FloatArray],
    severity_se: FloatArray,
    level: float,
) -> list[Bonus]:
    rater, gap, noise = compared
    if not gap.size:
        return []
    weight = 1 / np.maximum(noise, 1e-12)
    share = np.bincount(rater.astype(np.int64), weights=weight / weight.sum(), minlength=len(severity_se))
    value, se = float(gap @ weight / weight.sum()), float(np.sqrt(1 / weight.sum() + (share**2) @ severity_se**2))
    reach = float(scipy.special.ndtri((1 + level) / 2)) * se
    return [Bonus(ground, name, int(gap.size), value, se, value - reach, value + reach)]
