"""Many-facet Rasch model of a panel: measures, fit, fair marks, and standard errors that a halo cannot fool."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.errors import InputError
from gerakan.engine.panel.jmle import Facets, anchored, fit_joint
from gerakan.engine.panel.ladder import STEPS, Steps
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.mixed import DRAWS, LEVEL, Estimates
from gerakan.engine.panel.mml import fit_marginal

__all__ = ["STEPS", "RaschFit", "Steps", "fit_rasch"]

Method = Literal["rasch_jmle", "rasch_mml"]
FEW_NODES = 61


@dataclass(frozen=True, slots=True, eq=False)
class RaschFit:
    """Logits unless said otherwise. measure: (units,), EAP for MML. fair: expected mean mark over the items at average severity.

    inflation: variance of an interview's residual score over what the model allows (1 without halo); every standard error
    here carries it. draws: (draws, units), logits, shrunk by reliability. extreme: elements with only lowest or only highest
    marks. thresholds: per step group (`common` or the item's name). category_use: marks by how often they were given.
    """

    measure: FloatArray
    measure_se: FloatArray
    fair: Estimates
    severity: FloatArray
    severity_se: FloatArray
    rater_infit: FloatArray
    rater_outfit: FloatArray
    difficulty: FloatArray
    difficulty_se: FloatArray
    item_infit: FloatArray
    item_outfit: FloatArray
    thresholds: Mapping[str, tuple[float, ...]]
    category_use: Mapping[str, Mapping[int, int]]
    inflation: float
    draws: FloatArray
    extreme: tuple[str, ...]
    warnings: tuple[str, ...]


def fit_rasch(
    marks: Marks,
    *,
    method: Method = "rasch_jmle",
    steps: Steps = "common",
    scale: tuple[float, float] | None = None,
    nodes: int = FEW_NODES,
    seed: int = 0,
    draws: int = DRAWS,
) -> RaschFit:
    """Fit log P(k) / P(k - 1) = unit - severity - difficulty - threshold to whole marks.

    steps: "common" for one rating scale, "item" for partial credit. Raises InputError when all marks are the same.

    >>> from gerakan.engine.panel.marks import make_marks
    >>> marks = make_marks([*"aabbccdd"], [*"rsrsrsrs"], ["i"] * 8, [0, 1, 1, 1, 1, 2, 2, 3])
    >>> fit_rasch(marks).severity.round(2).tolist()
    [2.03, -2.03]

    Linacre (1989); Masters (1982), Psychometrika 47; infit and outfit: Wright & Masters (1982). Halo-honest errors after
    Wang & Wilson (2005), Applied Psychological Measurement 29.
    """
    if np.ptp(marks.mark) == 0:
        raise InputError(
            "semua nilai sama besar: model Rasch tidak dapat ditaksir", place="data", row="semua", column="mark"
        )
    lowest = int(np.floor(scale[0] if scale else marks.mark.min()))
    warnings: list[str] = []
    posterior, population = None, 0.0
    if method == "rasch_mml":
        if nodes < FEW_NODES:
            warnings.append(
                f"{nodes} simpul terlalu sedikit; galat baku dapat salah, gunakan paling sedikit {FEW_NODES}"
            )
        found, extreme = fit_marginal(marks, steps, lowest, nodes)
        at, posterior, population = found.facets, found.posterior, found.sd
    else:
        at, extreme = fit_joint(marks, steps, lowest)
        warnings.append("JMLE bias: ukuran terlalu tersebar bila nilai per unit sedikit; MML tidak")
        if at.separated:
            warnings.append("nilai-nilai terpisah sempurna: ukuran ditarik sedikit ke nol agar berhingga")
    if extreme:
        warnings.append(f"skor ekstrem, ditaksir dengan penyesuaian 0,3: {', '.join(extreme)}")
    normals = np.random.default_rng(seed).standard_normal((draws, len(marks.units)))
    return replace(_reported(marks, at, posterior, population, normals), extreme=extreme, warnings=tuple(warnings))


def _reported(
    marks: Marks, at: Facets, posterior: FloatArray | None, population: float, normals: FloatArray
) -> RaschFit:
    likely = at if posterior is None else replace(at, units=anchored(marks, at, "units"))
    group = at.ladder.group[marks.item]
    mean, weight = at.ladder.moments(likely.eta(marks), group)
    left = np.rint(marks.mark) - at.ladder.lowest - mean
    halo, taste = _inflation(marks, left, weight)
    classic = _errors(marks.unit, weight, len(marks.units))
    of_raters = _errors(marks.rater, weight, len(marks.raters)) * np.sqrt(halo)
    honest = np.sqrt(classic**2 * halo + _from_raters(marks, weight, of_raters))
    centre, sd = _shrunk(likely.units, honest, population)
    raters, items = _fit(marks.rater, left, weight), _fit(marks.item, left, weight)
    return RaschFit(
        measure=at.units,
        measure_se=honest,
        fair=_fair(at, honest),
        severity=at.raters,
        severity_se=of_raters,
        rater_infit=raters[0],
        rater_outfit=raters[1],
        difficulty=at.items,
        difficulty_se=_errors(marks.item, weight, len(marks.items)) * np.sqrt(taste),
        item_infit=items[0],
        item_outfit=items[1],
        thresholds=_thresholds(marks, at),
        category_use=_category_use(marks),
        inflation=halo,
        draws=centre + sd * normals,
        extreme=(),
        warnings=(),
    )


def _errors(index: IntArray, weight: FloatArray, count: int) -> FloatArray:
    """Classic standard errors: one over the root of the information."""
    return 1 / np.sqrt(np.maximum(np.bincount(index, weights=weight, minlength=count), 1e-12))


def _from_raters(marks: Marks, weight: FloatArray, errors: FloatArray) -> FloatArray:
    """Variance that a unit inherits from its raters' uncertain severities; shape (units,)."""
    unit, rater, pair = marks.pairs()
    own = np.bincount(pair, weights=weight)
    share = own / np.maximum(np.bincount(unit, weights=own), 1e-12)[unit]
    return np.asarray(np.bincount(unit, weights=share**2 * errors[rater] ** 2), dtype=float)


def _inflation(marks: Marks, left: FloatArray, weight: FloatArray) -> tuple[float, float]:
    """How much wilder scores are than the model allows: of an interview (halo), and of a rater on an item (taste)."""
    spent = len(marks.units) + len(marks.raters) - 1
    halo = _ratio(marks.pairs()[2], left, weight, spent)
    spent = len(marks.raters) + len(marks.items) - 1
    taste = _ratio(marks.rater * len(marks.items) + marks.item, left, weight, spent)
    return halo, taste


def _ratio(cell: IntArray, left: FloatArray, weight: FloatArray, spent: int) -> float:
    index = np.unique(cell, return_inverse=True)[1].ravel()
    count = int(index.max()) + 1
    if count <= spent or weight.sum() < 1e-6:
        return 1.0
    squares = float((np.bincount(index, weights=left) ** 2).sum())
    return max(1.0, squares / float(weight.sum()) * count / (count - spent))


def _shrunk(units: FloatArray, errors: FloatArray, population: float) -> tuple[FloatArray, FloatArray]:
    """Normal posterior of every unit: mean and standard deviation; the spread of units by moments unless given."""
    noise = errors**2
    spread = float(units.var(ddof=1)) - float(noise.mean()) if len(units) > 1 else 0.0
    spread = max(spread, 0.05 * float(noise.mean()), 1e-9)
    spread = min(spread, population**2) if population else spread
    reliability = spread / (spread + noise)
    centre = float(np.average(units, weights=1 / (spread + noise)))
    return centre + reliability * (units - centre), np.sqrt(reliability * noise)


def _fair(at: Facets, se: FloatArray) -> Estimates:
    """Expected mean mark over the items at average severity, its standard error by the slope, and the interval's ends."""
    reach = float(scipy.special.ndtri((1 + LEVEL) / 2)) * se
    value, slope = _mean_mark(at, at.units)
    return Estimates(value, slope * se, _mean_mark(at, at.units - reach)[0], _mean_mark(at, at.units + reach)[0])


def _mean_mark(at: Facets, units: FloatArray) -> tuple[FloatArray, FloatArray]:
    eta = units[:, None] - at.items
    mean, weight = at.ladder.moments(eta, np.broadcast_to(at.ladder.group, eta.shape))
    return at.ladder.lowest + mean.mean(axis=1), weight.mean(axis=1)


def _fit(index: IntArray, left: FloatArray, weight: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Infit and outfit mean squares; 1 is what the model expects."""
    sure = np.maximum(weight, 1e-12)
    infit = np.bincount(index, weights=left**2) / np.maximum(np.bincount(index, weights=weight), 1e-12)
    return infit, np.bincount(index, weights=left**2 / sure) / np.bincount(index)


def _thresholds(marks: Marks, at: Facets) -> dict[str, tuple[float, ...]]:
    if len(at.ladder.height) == 1 and not at.ladder.group.any():
        return {"common": tuple(at.ladder.thresholds(0))}
    return {name: tuple(at.ladder.thresholds(int(g))) for name, g in zip(marks.items, at.ladder.group, strict=True)}


def _category_use(marks: Marks) -> dict[str, dict[int, int]]:
    level = np.rint(marks.mark).astype(int)
    found = {}
    for i, name in enumerate(marks.items):
        values, counts = np.unique(level[marks.item == i], return_counts=True)
        found[name] = dict(zip(values.tolist(), counts.tolist(), strict=True))
    return found
