"""Variance components of the crossed mixed model by restricted maximum likelihood, zero variances included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.arrow import EFFECTS, Arrow, deviance, slopes, solve
from gerakan.engine.panel.marks import Marks

SMALLEST, NOTHING = 1e-9, 1e-6
"""Squared ratio at which the search stops, and below which a variance is called zero."""


@dataclass(frozen=True, slots=True)
class Reml:
    """Variances in squared marks: effects by name, and `error`; ratio: standard deviations over that of the error."""

    variances: Mapping[str, float]
    ratio: Mapping[str, float]
    deviance: float


def estimable(marks: Marks) -> tuple[str, ...]:
    """Random effects that the design can tell from each other and from the error."""
    units, raters, items = len(marks.units), len(marks.raters), len(marks.items)
    interviews = len(marks.pairs()[0])
    tastes = len(np.unique(marks.rater * items + marks.item))
    told = {
        "unit": 1 < units < interviews or (units > 1 and raters == 1 and items > 1),
        "rater": 1 < raters < interviews,
        "item": items > 1,
        "unit_x_rater": raters > 1 and interviews > max(units, raters) and interviews < len(marks),
        "rater_x_item": items > 1 and raters > 1 and tastes > max(items, raters) and tastes < len(marks),
    }
    return tuple(name for name in EFFECTS if told[name])


def fit_variances(arrow: Arrow) -> Reml:
    """Variances that maximise the restricted likelihood of the arrow-shaped system.

    Patterson & Thompson (1971), Biometrika 58. A variance may end at exactly zero.
    """

    def asked(gamma: FloatArray) -> tuple[float, FloatArray]:
        ratio = dict(zip(arrow.names, np.sqrt(gamma).tolist(), strict=True))
        solved = solve(arrow, ratio)
        return deviance(arrow, solved), slopes(arrow, solved, ratio)

    gamma = np.full(len(arrow.names), 0.3)
    if len(gamma):
        gamma = _searched(asked, gamma)
    gamma = np.where(gamma > NOTHING, gamma, 0.0)
    ratio = dict(zip(arrow.names, np.sqrt(gamma).tolist(), strict=True))
    solved = solve(arrow, ratio)
    error = solved.rss / arrow.free
    variances = {name: float(ratio[name] ** 2 * error) for name in arrow.names} | {"error": float(error)}
    return Reml(variances, ratio, deviance(arrow, solved))


def _searched(asked: Callable[[FloatArray], tuple[float, FloatArray]], start: FloatArray) -> FloatArray:
    """Search on a logarithmic scale, since variances differ by orders; a variance of zero is far to the left."""

    def in_logs(logs: FloatArray) -> tuple[float, FloatArray]:
        value, slope = asked(np.exp(logs))
        return value, slope * np.exp(logs)

    low = np.log(SMALLEST)
    found = scipy.optimize.minimize(
        in_logs,
        np.log(np.maximum(start, SMALLEST)),
        jac=True,
        method="L-BFGS-B",
        bounds=[(low, 12.0)] * len(start),
        options={"ftol": 1e-13, "gtol": 1e-6, "maxiter": 60},
    )
    return np.asarray(np.exp(found.x))
