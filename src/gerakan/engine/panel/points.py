"""Plausible variance components: weighted points of their posterior, chosen without random numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.arrow import Arrow, Solved, deviance, slopes, solve
from gerakan.engine.panel.reml import Reml

TAIL = 5.0
"""Degrees of freedom of the t density from which points are taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One plausible set of variances: the solved system, the standard deviation of the error, the posterior weight."""

    solved: Solved
    ratio: Mapping[str, float]
    sigma: float
    weight: float


def plausible(arrow: Arrow, fit: Reml) -> list[Point]:
    """Points of the posterior of the variance components; weights sum to one.

    Prior: half-Cauchy with the spread of the marks on every standard deviation (Gelman 2006, Bayesian Analysis 1); points:
    a low-discrepancy sequence through a folded t around the mode, reweighted; the error variance by its own quantile.
    """
    count = _affordable(arrow)
    uniform = _spread_out(count, len(arrow.names) + 2)
    sigmas = _error_quantiles(arrow, uniform[:, -1])
    if not arrow.names:
        solved = solve(arrow, {})
        return [Point(solved, {}, float(np.sqrt(solved.rss) * s), 1 / count) for s in sigmas]
    mode = np.array([fit.ratio[name] for name in arrow.names])
    root = _proposal(arrow, mode)
    stretch = np.sqrt(TAIL / (2 * scipy.special.gammaincinv(TAIL / 2, uniform[:, -2])))
    places = np.abs(mode + (scipy.special.ndtri(uniform[:, :-2]) * stretch[:, None]) @ root.T)
    ratios = [dict(zip(arrow.names, place.tolist(), strict=True)) for place in places]
    systems = [solve(arrow, ratio) for ratio in ratios]
    heights = np.array([-0.5 * deviance(arrow, system) for system in systems])
    heights += _log_prior(arrow, fit, places) - _log_folded(places, mode, root)
    weights = np.exp(heights - heights.max())
    weights /= weights.sum()
    found = zip(systems, ratios, sigmas.tolist(), weights.tolist(), strict=True)
    return [Point(s, ratio, float(np.sqrt(s.rss) * sigma), w) for s, ratio, sigma, w in found if w > 1e-6]


def _affordable(arrow: Arrow) -> int:
    """Many points where the system is small (and the data say little), few where it is large."""
    work = arrow.hub.shape[0] ** 3 + arrow.block.size * arrow.block.shape[2]
    return int(np.clip(3e7 / max(work, 1), 48, 512))


def _spread_out(count: int, dimensions: int) -> FloatArray:
    """Additive recurrence with the generalised golden ratio; shape (count, dimensions), inside the unit cube."""
    golden = 2.0
    for _step in range(40):
        golden = (1 + golden) ** (1 / (dimensions + 1))
    steps = golden ** -np.arange(1, dimensions + 1)
    return np.asarray((0.5 + np.arange(1, count + 1)[:, None] * steps) % 1 * (1 - 2e-9) + 1e-9)


def _error_quantiles(arrow: Arrow, uniform: FloatArray) -> FloatArray:
    """Standard deviation of the error over the root of the penalised sum of squares: inverse chi."""
    half = arrow.free / 2
    return np.asarray(1 / np.sqrt(2 * scipy.special.gammaincinv(half, uniform)))


def _proposal(arrow: Arrow, mode: FloatArray) -> FloatArray:
    """Root of the covariance at the mode, from the curvature of the deviance in the ratios; shape (effects, effects)."""
    step = np.maximum(1e-3, 0.02 * mode)
    rows = [(_slope(arrow, mode + d) - _slope(arrow, mode - d)) / (2 * d.sum()) for d in np.diag(step)]
    curvature = np.array(rows)
    values, vectors = np.linalg.eigh(0.25 * (curvature + curvature.T))
    return np.asarray(vectors / np.sqrt(np.maximum(values, 1.0 / np.maximum(mode.max(), 0.3) ** 2)))


def _slope(arrow: Arrow, place: FloatArray) -> FloatArray:
    """Derivative of the deviance in the ratios; the deviance is even in each of them."""
    apart = np.maximum(np.abs(place), 1e-5)
    ratio = dict(zip(arrow.names, apart.tolist(), strict=True))
    return np.asarray(slopes(arrow, solve(arrow, ratio), ratio) * 2 * place)


def _log_prior(arrow: Arrow, fit: Reml, places: FloatArray) -> FloatArray:
    wide = arrow.sum_y2 / arrow.free / fit.variances["error"]
    return np.asarray(-np.log1p(places**2 / wide).sum(axis=1))


def _log_folded(places: FloatArray, mode: FloatArray, root: FloatArray) -> FloatArray:
    """Log density, up to a constant, of the absolute values of a multivariate t."""
    signs = np.array(list(product((1.0, -1.0), repeat=len(mode))))
    away = places[:, None, :] * signs - mode
    squares = (np.linalg.solve(root, away.reshape(-1, len(mode)).T) ** 2).sum(axis=0).reshape(len(places), -1)
    return np.asarray(np.log(((1 + squares / TAIL) ** (-(TAIL + len(mode)) / 2)).sum(axis=1)))
