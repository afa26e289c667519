"""Editions with known truth, to see what third marks are worth: interview means, two assessors each, then twenty thirds.

An edition is a set of regions and assessors with their true levels and severities. It is marked again and again; what counts
is the share of the truly best 25 that is found on average. Variances are those of the recipe, so that only the choice of
third marks differs.
"""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from gerakan.engine.panel.marks import Marks, make_marks
from gerakan.engine.panel.third import propose_third_marks

UNITS, RATERS, TOP, THIRDS = 80, 20, 25, 20
UNIT_SD, SEVERITY_SD, NOISE_SD = 0.5, 0.3, 0.55
VARIANCES = {
    "unit": UNIT_SD**2,
    "rater": SEVERITY_SD**2,
    "error": NOISE_SD**2,
    "unit_x_rater": None,
    "rater_x_item": None,
}


@dataclass(frozen=True)
class Edition:
    """Share of the truly best that is found: with two marks, with proposed thirds, with random thirds."""

    without: float
    proposed: float
    at_random: float


def edition(seed: int, repeats: int) -> Edition:
    """One truth, marked `repeats` times."""
    generator = np.random.default_rng(seed)
    true, severity = generator.normal(0, UNIT_SD, UNITS), generator.normal(0, SEVERITY_SD, RATERS)
    found = np.array([_marked_once(true, severity, generator) for _repeat in range(repeats)])
    return Edition(*found.mean(axis=0).tolist())


def _marked_once(true, severity, generator) -> tuple[float, float, float]:
    unit, rater = np.repeat(np.arange(UNITS), 2), _first_raters(generator).ravel()
    mark = _drawn(true, severity, unit, rater, generator)
    units, errors, rater_errors = predicted(unit, rater, mark)
    fit = SimpleNamespace(
        units=SimpleNamespace(value=units, se=errors), raters=SimpleNamespace(se=rater_errors), variances=VARIANCES
    )
    marks = as_marks(unit, rater, mark)
    pairs = propose_third_marks(marks, fit, top=TOP, count=THIRDS, capacity=dict.fromkeys(marks.raters, 2))
    sent = np.array([(int(own.unit[1:]), int(own.rater[1:])) for own in pairs])
    best = set(np.argsort(-true)[:TOP].tolist())

    def share(more) -> float:
        u, r = np.concatenate([unit, more[:, 0]]), np.concatenate([rater, more[:, 1]])
        fresh = _drawn(true, severity, more[:, 0], more[:, 1], generator)
        after = predicted(u, r, np.concatenate([mark, fresh]))[0]
        return len(best & set(np.argsort(-after)[:TOP].tolist())) / TOP

    before = len(best & set(np.argsort(-units)[:TOP].tolist())) / TOP
    return before, share(sent), share(_random_pairs(generator, rater.reshape(UNITS, 2)))


def _first_raters(generator) -> np.ndarray:
    """Eight units for everybody, two different raters for each unit."""
    loads = np.repeat(np.arange(RATERS), 2 * UNITS // RATERS)
    while True:
        pairs = generator.permutation(loads).reshape(UNITS, 2)
        twice = pairs[:, 0] == pairs[:, 1]
        if twice.sum() <= 1:
            pairs[twice, 1] = (pairs[twice, 1] + 1) % RATERS
            return pairs


def _drawn(true, severity, unit, rater, generator) -> np.ndarray:
    return 2 + true[unit] - severity[rater] + generator.normal(0, NOISE_SD, len(unit))


def predicted(unit, rater, mark) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Best linear predictions of the units, their standard errors, and those of the raters, from the covariance matrix."""
    near = np.equal.outer(unit, unit) * UNIT_SD**2 + np.equal.outer(rater, rater) * SEVERITY_SD**2
    inverse = np.linalg.inv(near + np.eye(len(mark)) * NOISE_SD**2)
    sums = inverse.sum(axis=0)
    mean = sums @ mark / sums.sum()
    to_unit = UNIT_SD**2 * np.equal.outer(np.arange(UNITS), unit)
    to_rater = SEVERITY_SD**2 * np.equal.outer(np.arange(RATERS), rater)
    left = UNIT_SD**2 - np.einsum("ij,jk,ik->i", to_unit, inverse, to_unit, optimize=True)
    of_rater = SEVERITY_SD**2 - np.einsum("ij,jk,ik->i", to_rater, inverse, to_rater, optimize=True)
    return mean + to_unit @ inverse @ (mark - mean), np.sqrt(left), np.sqrt(of_rater)


def _random_pairs(generator, first) -> np.ndarray:
    """Third marks for random units by random raters who have not marked them, at most two each."""
    units = generator.choice(UNITS, THIRDS, replace=False)
    slots = generator.permutation(np.repeat(np.arange(RATERS), 2)).tolist()
    return np.array([(u, slots.pop(next(k for k, r in enumerate(slots) if r not in first[u]))) for u in units])


def as_marks(unit, rater, mark) -> Marks:
    names = ([f"u{u:02d}" for u in unit], [f"r{r:02d}" for r in rater])
    return make_marks(*names, ["x"] * len(mark), mark.tolist())
