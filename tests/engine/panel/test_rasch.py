"""Many-facet Rasch: published answers, the equations that estimates solve, extremes, holes in the scale."""

import numpy as np
import pytest

from gerakan.engine.cases import panels
from gerakan.engine.errors import InputError
from gerakan.engine.panel.jmle import fit_joint
from gerakan.engine.panel.ladder import first_ladder
from gerakan.engine.panel.marks import make_marks
from gerakan.engine.panel.mml import _likelihood, _problem, fit_marginal
from gerakan.engine.panel.rasch import fit_rasch
from gerakan.engine.panel.simulate import Recipe, simulate


@pytest.fixture(scope="module")
def lsat6():
    people = [pattern for pattern, count in panels.LSAT6 for _person in range(count)]
    cells = [(f"p{k:04d}", f"q{i}", int(mark)) for k, pattern in enumerate(people) for i, mark in enumerate(pattern)]
    units, items, marks = zip(*cells, strict=True)
    return make_marks(units, ["r"] * len(cells), items, marks)


@pytest.fixture(scope="module")
def panel():
    return simulate(Recipe(units=50, raters=8, per_unit=3, items=6), 21).marks


def test_marginal_estimates_of_lsat6(lsat6):
    found, extreme = fit_marginal(lsat6, "common", 0, 61)
    assert found.mean - found.facets.items == pytest.approx(panels.LSAT6_EASINESS, abs=0.002)
    assert found.sd == pytest.approx(panels.LSAT6_DEVIATION, abs=0.001)
    assert found.loglik == pytest.approx(panels.LSAT6_LOGLIK, abs=0.001)
    assert extreme == ()


def test_joint_estimates_are_spread_too_far_by_about_five_fourths(lsat6):
    joint, _extreme = fit_joint(lsat6, "common", 0)
    marginal, _none = fit_marginal(lsat6, "common", 0, 61)
    assert np.polyfit(marginal.facets.items, joint.items, 1)[0] == pytest.approx(1.25, abs=0.06)


@pytest.mark.parametrize("steps", ["common", "item"])
def test_expected_scores_equal_scores(panel, steps):
    at, extreme = fit_joint(panel, steps, 0)
    assert extreme == ()
    chances = at.ladder.chances(at.eta(panel), at.ladder.group[panel.item])
    left = panel.mark - chances @ np.arange(chances.shape[1])
    for index in (panel.unit, panel.rater, panel.item):
        assert np.abs(np.bincount(index, weights=left)).max() < 1e-7
    group = at.ladder.group[panel.item]
    for k in range(chances.shape[1]):
        used = np.bincount(group, weights=(panel.mark == k).astype(float))
        assert np.bincount(group, weights=chances[:, k]) == pytest.approx(used, abs=1e-7)


def test_slopes_of_the_marginal_likelihood(panel):
    problem = _problem(panel, first_ladder(panel, "item", 0), 61)
    size = 2 + len(panel.raters) + len(panel.items) + int(problem.ladder.free.sum())
    place = np.random.default_rng(0).normal(0, 0.3, size)
    slope = _likelihood(problem, place)[1]
    for k in range(size):
        step = np.zeros(size)
        step[k] = 1e-5
        numeric = (_likelihood(problem, place + step)[0] - _likelihood(problem, place - step)[0]) / 2e-5
        assert slope[k] == pytest.approx(numeric, abs=1e-3)


def test_sixty_one_nodes_are_enough_and_twenty_one_are_not():
    marks = simulate(Recipe(units=60, raters=8, per_unit=3, items=25, halo_sd=0.3), 2).marks
    fine, enough, few = (fit_marginal(marks, "common", 0, nodes)[0] for nodes in (241, 61, 21))
    assert enough.facets.units == pytest.approx(fine.facets.units, abs=2e-3)
    assert enough.posterior == pytest.approx(fine.posterior, rel=0.02)
    assert np.abs(few.posterior / fine.posterior - 1).max() > 0.1
    assert any("simpul" in said for said in fit_rasch(marks, method="rasch_mml", nodes=21).warnings)


def test_extreme_units_and_raters_get_finite_measures(panel):
    low, high = np.full(6, 0.0), np.full(6, 4.0)
    names = [panel.units[u] for u in panel.unit], [panel.raters[r] for r in panel.rater]
    items = [panel.items[i] for i in panel.item]
    more = make_marks(
        [*names[0], *["z0"] * 6, *["z9"] * 6],
        [*names[1], *["r0"] * 6, *["r1"] * 6],
        [*items, *panel.items, *panel.items],
        [*panel.mark, *low, *high],
    )
    for method in ("rasch_jmle", "rasch_mml"):
        fit = fit_rasch(more, method=method, scale=(0, 4))
        measure = dict(zip(more.units, fit.measure.tolist(), strict=True))
        assert measure["z0"] == min(measure.values())
        assert measure["z9"] == max(measure.values())
        assert np.isfinite(fit.fair.value).all()
    assert set(fit_rasch(more).extreme) == {"z0", "z9"}


def test_a_mark_that_nobody_used_leaves_a_gap_and_no_infinity(panel):
    names = ([getattr(panel, f + "s")[k] for k in getattr(panel, f)] for f in ("unit", "rater", "item"))
    gapped = make_marks(*names, [4.0 if mark == 3 else mark for mark in panel.mark.tolist()])
    fit = fit_rasch(gapped, scale=(0, 4))
    assert len(fit.thresholds["common"]) == 3
    assert np.isfinite(fit.measure).all()
    assert 3 not in {mark for use in fit.category_use.values() for mark in use}


def test_steps_of_an_item_end_at_its_highest_mark(panel):
    names = ([getattr(panel, f + "s")[k] for k in getattr(panel, f)] for f in ("unit", "rater", "item"))
    capped = make_marks(*names, [min(m, 2.0) if i == 0 else m for m, i in zip(panel.mark, panel.item, strict=True)])
    fit = fit_rasch(capped, steps="item", scale=(0, 4))
    assert len(fit.thresholds[panel.items[0]]) == 2
    assert len(fit.thresholds[panel.items[1]]) == 4


@pytest.mark.parametrize("method", ["rasch_jmle", "rasch_mml"])
@pytest.mark.parametrize("steps", ["common", "item"])
def test_an_item_without_variance_does_no_harm(panel, method, steps):
    names = ([getattr(panel, f + "s")[k] for k in getattr(panel, f)] for f in ("unit", "rater", "item"))
    same = make_marks(*names, [2.0 if i == 0 else m for m, i in zip(panel.mark, panel.item, strict=True)])
    fit = fit_rasch(same, method=method, steps=steps, scale=(0, 4))
    assert np.isfinite(fit.measure).all()
    assert np.isfinite(fit.fair.value).all()


def test_infit_is_one_where_the_model_holds_and_high_for_a_wild_rater():
    recipe = Recipe(units=150, raters=6, per_unit=3, items=10, halo_sd=0.0, taste_sd=0.0, error_sd=0.7)
    marks = simulate(recipe, 3).marks
    noise = np.random.default_rng(1).integers(0, 5, len(marks)).astype(float)
    names = ([getattr(marks, f + "s")[k] for k in getattr(marks, f)] for f in ("unit", "rater", "item"))
    wild = fit_rasch(make_marks(*names, np.where(marks.rater == 2, noise, marks.mark).tolist()))
    assert wild.rater_infit.argmax() == wild.rater_outfit.argmax() == 2
    assert wild.rater_infit[2] > 1.4


def test_equal_marks_are_refused_in_words():
    with pytest.raises(InputError, match="sama besar"):
        fit_rasch(make_marks([*"ab"], [*"rr"], [*"ii"], [2, 2]))
