"""Marks corrected for strictness: the crossed mixed model, its variance parts, and joint posterior draws."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.arrow import EFFECTS, Arrow, make_arrow, solve
from gerakan.engine.panel.covariates import Covariates, covariates
from gerakan.engine.panel.effects import Statements, draw_units, shares, statements
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.points import Point, plausible
from gerakan.engine.panel.reml import Reml, estimable, fit_variances

DRAWS, LEVEL = 4000, 0.90
"""Joint posterior draws, and the probability that an interval holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Posterior means, standard errors and central intervals, all of one shape."""

    value: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class MixedFit:
    """A fitted panel. Marks are on the mark scale; severity and difficulty are positive for the strict and the hard.

    variances: effects and `error`, None where the design cannot tell one from another (`confounded` says into what).
    units: marks at the average severity of the panel's raters, shrunk by reliability. fixed: effects named in fixed_names.
    draws: shape (draws, units), joint posterior. residual: shape (marks,).
    """

    variances: Mapping[str, float | None]
    confounded: Mapping[str, str]
    units: Estimates
    raters: Estimates
    items: Estimates
    fixed_names: tuple[str, ...]
    fixed: Estimates
    draws: FloatArray
    residual: FloatArray
    deviance: float
    warnings: tuple[str, ...]


def fit_mixed(marks: Marks, *, seed: int = 0, draws: int = DRAWS, adjust: bool = True, hour: bool = False) -> MixedFit:
    """Fit mark = mean + unit + rater + item + unit x rater + rater x item + error (+ place in the day, ties) by REML.

    Standard errors and intervals carry the uncertainty of the variance components. adjust: use order and ties if recorded; hour: the hour too.
    The draws come from `seed` alone; nothing else is random.

    >>> from gerakan.engine.panel.marks import make_marks
    >>> marks = make_marks([*"aabbcc"], [*"rsrsrs"], ["i"] * 6, [1, 2, 2, 3, 4, 5])
    >>> fit = fit_mixed(marks)
    >>> fit.raters.value.round(2).tolist(), fit.units.value.round(1).tolist()
    ([0.5, -0.5], [1.5, 2.5, 4.5])

    Henderson (1975), Biometrics 31; Patterson & Thompson (1971), Biometrika 58.
    """
    extra = covariates(marks, hour=hour) if adjust else Covariates((), np.empty((len(marks), 0)), ())
    if np.ptp(marks.mark) == 0:
        return _flat(marks, draws)
    arrow = make_arrow(marks, np.hstack([np.ones((len(marks), 1)), extra.columns]), estimable(marks))
    fit = _bounded(arrow, fit_variances(arrow))
    points = plausible(arrow, fit)
    said = [statements(arrow, point, len(marks.items), len(marks.units)) for point in points]
    return MixedFit(
        variances={name: fit.variances.get(name) for name in (*EFFECTS, "error")},
        confounded=_confounded(marks, arrow.names),
        units=_mixture(points, [(s.units.mean(p), s.units.variance(p)) for s, p in zip(said, points, strict=True)]),
        raters=_mixture(points, [(s.raters.mean(p), s.raters.variance(p)) for s, p in zip(said, points, strict=True)]),
        items=_mixture(points, [(s.items.mean(p), s.items.variance(p)) for s, p in zip(said, points, strict=True)]),
        fixed_names=extra.names,
        fixed=_without_mean(
            _mixture(points, [(s.fixed.mean(p), s.fixed.variance(p)) for s, p in zip(said, points, strict=True)])
        ),
        draws=_drawn(points, said, draws, seed),
        residual=_residuals(marks, arrow, fit, extra),
        deviance=fit.deviance,
        warnings=(*extra.warnings, *_zero_variances(arrow, fit)),
    )


def _bounded(arrow: Arrow, fit: Reml) -> Reml:
    """Perfect agreement leaves no error to divide by; a hair of it keeps the arithmetic finite."""
    least = 1e-12 * arrow.sum_y2 / arrow.free
    return fit if fit.variances["error"] > least else Reml({**fit.variances, "error": least}, fit.ratio, fit.deviance)


def _mixture(points: list[Point], moments: list[tuple[FloatArray, FloatArray]]) -> Estimates:
    """Mean, standard deviation and central interval of a mixture of normals over the points."""
    weights = np.array([point.weight for point in points])
    weights /= weights.sum()
    means, deviations = np.array([m for m, _v in moments]), np.sqrt([v for _m, v in moments])
    value = weights @ means
    se = np.sqrt(weights @ (deviations**2 + (means - value) ** 2))
    tail = (1 - LEVEL) / 2
    normals = (weights, means, np.maximum(deviations, 1e-300))
    lower, upper = (_quantile(normals, q, value - 12 * se, value + 12 * se) for q in (tail, 1 - tail))
    return Estimates(value, se, lower, upper)


def _quantile(
    normals: tuple[FloatArray, FloatArray, FloatArray], q: float, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Quantile of each mixture by bisection; normals: weights, means and deviations of its parts."""
    weights, means, deviations = normals
    for _step in range(40):
        middle = (low + high) / 2
        under = weights @ scipy.special.ndtr((middle - means) / deviations) < q
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2


def _drawn(points: list[Point], said: list[Statements], draws: int, seed: int) -> FloatArray:
    generator = np.random.default_rng(seed)
    normals = generator.standard_normal((draws, len(points[0].solved.hub) + 1))
    ends = np.cumsum(shares(np.array([point.weight for point in points]), draws))
    parts = np.split(normals, ends[:-1])
    return np.vstack([draw_units(s.units, p, own) for s, p, own in zip(said, points, parts, strict=True)])


def _residuals(marks: Marks, arrow: Arrow, fit: Reml, extra: Covariates) -> FloatArray:
    """What the model leaves of each mark, halo and tastes explained; shape (marks,)."""
    solved = solve(arrow, fit.ratio)
    fitted = np.full(len(marks), arrow.shift + solved.hub[0]) + extra.columns @ solved.hub[1 : arrow.fixed]
    for name in ("unit", "item"):
        at = np.flatnonzero(arrow.hub_kind == EFFECTS.index(name))
        if at.size:
            fitted += (solved.hub * solved.hub_scale)[at][getattr(marks, name)]
    own = solved.block * solved.block_scale
    pair_of_mark = marks.pairs()[2]
    for r in range(len(marks.raters)):
        rows = np.flatnonzero(marks.rater == r)
        for name, levels in (("rater", None), ("unit_x_rater", pair_of_mark), ("rater_x_item", marks.item)):
            at = np.flatnonzero(arrow.block_kind[r] == EFFECTS.index(name))
            if at.size:
                fitted[rows] += own[r, at][_places(levels, rows, name)]
    return marks.mark - fitted


def _places(levels: IntArray | None, rows: IntArray, name: str) -> IntArray:
    """Column within a rater's block that each of the rater's marks belongs to."""
    if levels is None:
        return np.zeros(len(rows), dtype=np.int64)
    return levels[rows] if name == "rater_x_item" else np.unique(levels[rows], return_inverse=True)[1].ravel()


def _confounded(marks: Marks, names: tuple[str, ...]) -> dict[str, str]:
    """Effects that have no variance of their own, and where theirs went."""
    one_item = len(marks.items) == 1
    into = {"unit_x_rater": "error", "item": "mean" if one_item else "error"}
    into |= {"rater_x_item": "rater" if one_item else "error", "rater": "mean", "unit": "mean"}
    return {name: into[name] for name in EFFECTS if name not in names}


def _zero_variances(arrow: Arrow, fit: Reml) -> tuple[str, ...]:
    return tuple(f"ragam {name} ditaksir nol" for name in arrow.names if fit.variances[name] == 0)


def _without_mean(all_fixed: Estimates) -> Estimates:
    return Estimates(all_fixed.value[1:], all_fixed.se[1:], all_fixed.lower[1:], all_fixed.upper[1:])


def _flat(marks: Marks, draws: int) -> MixedFit:
    """Equal marks throughout: nobody differs from anybody."""
    level = float(marks.mark[0])

    def same(value: float, count: int) -> Estimates:
        return Estimates(*(np.full(count, x) for x in (value, 0.0, value, value)))

    names = estimable(marks)
    return MixedFit(
        variances={name: 0.0 if name in names or name == "error" else None for name in (*EFFECTS, "error")},
        confounded=_confounded(marks, names),
        units=same(level, len(marks.units)),
        raters=same(0.0, len(marks.raters)),
        items=same(0.0, len(marks.items)),
        fixed_names=(),
        fixed=same(0.0, 0),
        draws=np.full((draws, len(marks.units)), level),
        residual=np.zeros(len(marks)),
        deviance=float("-inf"),
        warnings=("semua nilai sama besar: tidak ada yang dapat dibedakan",),
    )
