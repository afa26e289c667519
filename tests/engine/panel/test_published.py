"""Published panels, to the digits that were printed."""

import math

import numpy as np
import pytest

from gerakan.engine.cases import panels
from gerakan.engine.panel.agreement import agreement
from gerakan.engine.panel.alpha import alphas
from gerakan.engine.panel.arrow import make_arrow
from gerakan.engine.panel.icc import intraclass
from gerakan.engine.panel.marks import make_marks
from gerakan.engine.panel.mixed import fit_mixed
from gerakan.engine.panel.reml import fit_variances


def marks_of(rows):
    """Units down, raters across; nan where nothing was marked."""
    cells = [
        (f"u{i:02d}", f"r{j:02d}", x) for i, row in enumerate(rows) for j, x in enumerate(row) if not math.isnan(x)
    ]
    units, raters, marks = zip(*cells, strict=True)
    return make_marks(units, raters, ["x"] * len(cells), marks)


def test_intraclass_correlations_of_shrout_and_fleiss():
    told = intraclass(marks_of(panels.SHROUT_FLEISS))
    assert {name: round(own.value, 2) for name, own in told.items()} == panels.SHROUT_FLEISS_ANSWERS


def test_their_intervals_are_those_of_an_independent_programme():
    # R, package psych 2.2.9, ICC(x, alpha = 0.10)
    upper = {"icc_1": 0.643398, "icc_2": 0.691071, "icc_3": 0.925833, "icc_1k": 0.878301, "icc_2k": 0.899477}
    told = intraclass(marks_of(panels.SHROUT_FLEISS), level=0.90)
    assert {name: round(told[name].upper, 6) for name in upper} == upper
    assert told["icc_3k"].lower == pytest.approx(0.7368977, abs=1e-7)


def test_variances_of_shrout_and_fleiss_from_their_mean_squares():
    squares = panels.SHROUT_FLEISS_MEAN_SQUARES
    fit = fit_mixed(marks_of(panels.SHROUT_FLEISS))
    assert fit.variances["unit"] == pytest.approx((squares["between"] - squares["residual"]) / 4, abs=0.01)
    assert fit.variances["rater"] == pytest.approx((squares["judges"] - squares["residual"]) / 6, abs=0.01)
    assert fit.variances["error"] == pytest.approx(squares["residual"], abs=0.005)
    assert fit.confounded == {"item": "mean", "unit_x_rater": "error", "rater_x_item": "rater"}


def test_alpha_of_krippendorff_with_missing_marks():
    told = alphas(marks_of(np.array(panels.KRIPPENDORFF).T))
    assert {name: round(own.value, 3) for name, own in told.items()} == panels.KRIPPENDORFF_ANSWERS
    assert all(own.lower < own.value < own.upper for own in told.values())


def test_a_unit_marked_once_does_not_touch_alpha():
    rows = np.array(panels.KRIPPENDORFF).T
    without_last = alphas(marks_of(rows[:-1]))
    assert {name: round(own.value, 3) for name, own in without_last.items()} == panels.KRIPPENDORFF_ANSWERS


def test_number_of_pairs_is_always_told():
    told = {own.statistic: own.value for own in agreement(marks_of(panels.SHROUT_FLEISS)) if own.scope == "overall"}
    assert told["pairs"] == 36
    assert told["within_one"] == pytest.approx(9 / 36)
    assert told["mean_absolute_difference"] == pytest.approx(111 / 36)


def test_crossed_variances_and_effects_of_penicillin():
    rows = np.array(list(panels.PENICILLIN.values())).T
    fit = fit_mixed(marks_of(rows))
    found = {name: round(math.sqrt(fit.variances[name]), 3) for name in panels.PENICILLIN_DEVIATIONS}
    assert found == panels.PENICILLIN_DEVIATIONS
    # Severity is minus the effect, against the six raters' average, with the posterior of the variances.
    effects = np.array(list(panels.PENICILLIN_EFFECTS.values()))
    assert -fit.raters.value == pytest.approx(effects - effects.mean(), abs=0.02)


def test_restricted_likelihood_of_penicillin():
    rows = np.array(list(panels.PENICILLIN.values())).T
    assert fit_mixed(marks_of(rows)).deviance == pytest.approx(330.8606, abs=1e-3)


def test_one_way_variances_of_dyestuff():
    cells = [(f"b{i}", f"s{i}{j}", x) for i, row in enumerate(panels.DYESTUFF) for j, x in enumerate(row)]
    marks = make_marks(*([cell[k] for cell in cells] for k in (0, 1)), ["x"] * 30, [cell[2] for cell in cells])
    found = fit_variances(make_arrow(marks, np.ones((30, 1)), ("unit",))).variances
    assert found["unit"] == pytest.approx(panels.DYESTUFF_VARIANCES["unit"], abs=0.01)
    assert found["error"] == pytest.approx(panels.DYESTUFF_VARIANCES["error"], abs=0.01)
