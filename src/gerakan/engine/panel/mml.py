"""Many-facet Rasch model by marginal maximum likelihood: units normal, integrated over equally spaced nodes."""

from dataclasses import dataclass, replace

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.jmle import Facets, fit_joint
from gerakan.engine.panel.ladder import Ladder, Steps, first_ladder
from gerakan.engine.panel.marks import Marks

REACH = 6.0
"""Nodes span this many standard deviations on either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Marginal:
    """facets: with the posterior mean (EAP) of each unit; posterior: its standard deviation; mean, sd: of the population."""

    facets: Facets
    posterior: FloatArray
    mean: float
    sd: float
    loglik: float


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """Marks as counts of units by (combination of rater and item, level), and what each parameter touches."""

    marks: Marks
    ladder: Ladder
    rater: IntArray
    item: IntArray
    counts: "scipy.sparse.csr_array"
    z: FloatArray
    weight: FloatArray


def fit_marginal(marks: Marks, steps: Steps, lowest: int, nodes: int) -> tuple[Marginal, tuple[str, ...]]:
    """Marginal estimates, and the names of raters and items with extreme scores (placed as in the joint fit).

    nodes: at least 61 on panels with many marks per unit; fewer miss the narrow posteriors. Bock & Aitkin (1981),
    Psychometrika 46; Adams, Wilson & Wang (1997), Applied Psychological Measurement 21.
    """
    start, extreme = fit_joint(marks, steps, lowest)
    aside = set(extreme) - set(marks.units)
    problem = _problem(marks, first_ladder(marks, steps, lowest), nodes)
    frozen = np.array([name in aside for name in (*marks.raters, *marks.items)])
    free = problem.ladder.free
    first = np.concatenate(
        [
            [start.units.mean(), np.log(max(start.units.std(), 0.1))],
            start.raters,
            start.items,
            np.zeros(int(free.sum())),
        ]
    )
    if start.ladder.height.shape == problem.ladder.height.shape:
        known = start.ladder.height[free]
        first[len(first) - len(known) :] = np.where(np.isfinite(known), known, 0.0)

    def asked(values: FloatArray) -> tuple[float, FloatArray]:
        loglik, slope = _likelihood(problem, values)
        slope[2 : 2 + len(frozen)][frozen] = 0.0
        return -loglik / len(marks), -slope / len(marks)

    found = scipy.optimize.minimize(
        asked, first, jac=True, method="L-BFGS-B", options={"ftol": 1e-14, "gtol": 1e-8, "maxiter": 300}
    )
    return _told(problem, found.x), tuple(name for name in extreme if name in aside)


def _problem(marks: Marks, ladder: Ladder, nodes: int) -> _Problem:
    pairs, combination = np.unique(marks.rater * len(marks.items) + marks.item, return_inverse=True)
    levels = ladder.height.shape[1]
    column = combination.ravel() * levels + np.rint(marks.mark).astype(np.int64) - ladder.lowest
    shape = (len(marks.units), len(pairs) * levels)
    z = np.linspace(-REACH, REACH, nodes)
    weight = -0.5 * z**2
    return _Problem(
        marks=marks,
        ladder=ladder,
        rater=pairs // len(marks.items),
        item=pairs % len(marks.items),
        counts=scipy.sparse.csr_array((np.ones(len(marks)), (marks.unit, column)), shape=shape),
        z=z,
        weight=weight - scipy.special.logsumexp(weight),
    )


def _unpacked(problem: _Problem, values: FloatArray) -> tuple[float, float, FloatArray, FloatArray, Ladder]:
    """Mean, standard deviation, severities and difficulties (each against its average), ladder."""
    r, i = len(problem.marks.raters), len(problem.marks.items)
    raters, items = values[2 : 2 + r], values[2 + r : 2 + r + i]
    height = problem.ladder.height.copy()
    height[problem.ladder.free] = values[2 + r + i :]
    ladder = replace(problem.ladder, height=height)
    return float(values[0]), float(np.exp(values[1])), raters - raters.mean(), items - items.mean(), ladder


def _posterior(
    problem: _Problem, values: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, tuple[float, float, FloatArray, FloatArray, Ladder]]:
    """Posterior over nodes (units, nodes), log-likelihood per unit, chances (combinations, nodes, levels), parameters."""
    own = _unpacked(problem, values)
    mean, sd, raters, items, ladder = own
    eta = mean + sd * problem.z - (raters[problem.rater] + items[problem.item])[:, None]
    chances = ladder.chances(eta, np.broadcast_to(ladder.group[problem.item][:, None], eta.shape))
    logs = np.log(np.maximum(chances, 1e-300)).transpose(0, 2, 1).reshape(-1, len(problem.z))
    joint = problem.counts @ logs + problem.weight
    top = joint.max(axis=1, keepdims=True)
    posterior = np.exp(joint - top)
    sums = posterior.sum(axis=1, keepdims=True)
    return posterior / sums, (top + np.log(sums))[:, 0], chances, own


def _likelihood(problem: _Problem, values: FloatArray) -> tuple[float, FloatArray]:
    """Marginal log-likelihood and its gradient (Fisher's identity)."""
    posterior, loglik, chances, (_mean, sd, raters, items, ladder) = _posterior(problem, values)
    levels = np.arange(chances.shape[2])
    counts = (problem.counts.T @ posterior).reshape(len(problem.rater), len(levels), -1).transpose(0, 2, 1)
    left = counts - counts.sum(axis=2, keepdims=True) * chances
    pull = left @ levels
    by_pair = pull.sum(axis=1)
    by_rater = -np.bincount(problem.rater, weights=by_pair, minlength=len(raters))
    by_item = -np.bincount(problem.item, weights=by_pair, minlength=len(items))
    heights = np.zeros(ladder.height.shape)
    np.add.at(heights, ladder.group[problem.item], -left.sum(axis=1))
    scale = [by_pair.sum(), sd * float((pull @ problem.z).sum())]
    slope = np.concatenate([scale, by_rater - by_rater.mean(), by_item - by_item.mean(), heights[ladder.free]])
    return float(loglik.sum()), slope


def _told(problem: _Problem, values: FloatArray) -> Marginal:
    posterior, loglik, _chances, (mean, sd, raters, items, ladder) = _posterior(problem, values)
    place = mean + sd * problem.z
    units = posterior @ place
    spread = np.sqrt(np.maximum(posterior @ place**2 - units**2, 0.0))
    return Marginal(Facets(units, raters, items, ladder), spread, mean, sd, float(loglik.sum()))
