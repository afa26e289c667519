"""What must not change, does not; what was put into simulated panels, comes out."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gerakan.engine.panel.agreement import agreement
from gerakan.engine.panel.analysis import analyse
from gerakan.engine.panel.bonus import home_bonuses
from gerakan.engine.panel.decisions import decide, hanging_on_one, pairwise_wins
from gerakan.engine.panel.marks import make_marks
from gerakan.engine.panel.mixed import fit_mixed
from gerakan.engine.panel.rasch import fit_rasch
from gerakan.engine.panel.simulate import Recipe, simulate

SMALL = Recipe(units=14, raters=5, per_unit=3, items=3)


def columns(marks, unit=str, rater=str, item=str):
    return (
        [unit(marks.units[u]) for u in marks.unit],
        [rater(marks.raters[r]) for r in marks.rater],
        [item(marks.items[i]) for i in marks.item],
        marks.mark.tolist(),
    )


@given(seed=st.integers(0, 1000))
@settings(max_examples=5, deadline=None, phases=[Phase.generate])
def test_permuting_rows_changes_no_bit(seed):
    marks = simulate(SMALL, seed).marks
    at = np.random.default_rng(seed).permutation(len(marks))
    shuffled = make_marks(*([column[i] for i in at] for column in columns(marks)))

    one, two = fit_mixed(marks, seed=seed, draws=50), fit_mixed(shuffled, seed=seed, draws=50)

    assert (one.draws == two.draws).all()
    assert (one.units.lower == two.units.lower).all()
    assert repr(agreement(marks)) == repr(agreement(shuffled))


@pytest.mark.parametrize("method", ["mixed", "rasch_jmle", "rasch_mml"])
def test_renaming_changes_names_only(method):
    marks = simulate(SMALL, 3).marks
    renamed = make_marks(*columns(marks, unit=lambda u: str(99 - int(u[1:])), rater=lambda r: "z" + r[::-1]))

    def corrected(own):
        values = fit_mixed(own, draws=9).units.value if method == "mixed" else fit_rasch(own, method=method).fair.value
        return dict(zip(own.units, values.tolist(), strict=True))

    before, after = corrected(marks), corrected(renamed)
    assert {str(99 - int(u[1:])): x for u, x in before.items()} == pytest.approx(after, abs=1e-4)


def test_a_constant_for_one_assessor_changes_that_effect_and_the_mean_alone():
    recipe = Recipe(units=60, raters=8, per_unit=3, items=4, levels=None)
    marks = simulate(recipe, 2).marks
    unit, rater, item, mark = columns(marks)
    moved = make_marks(unit, rater, item, [x + 0.4 * (r == "r3") for x, r in zip(mark, rater, strict=True)])

    one, two = fit_mixed(marks, draws=9), fit_mixed(moved, draws=9)

    shift = two.raters.value - one.raters.value
    # Severities are shrunk, so the constant is recovered but for its share of noise, and spills over by as little.
    assert shift[3] - np.delete(shift, 3).mean() == pytest.approx(-0.4, abs=0.1)
    assert np.ptp(np.delete(shift, 3)) < 0.06
    assert two.units.value - one.units.value == pytest.approx(0.4 / 8, abs=0.06)
    for name in ("unit", "item", "unit_x_rater", "error"):
        assert two.variances[name] == pytest.approx(one.variances[name], rel=0.05)


def test_a_constant_for_everybody_moves_the_marks_alone():
    marks = simulate(Recipe(units=20, raters=5, per_unit=2, items=3, levels=None), 1).marks
    unit, rater, item, mark = columns(marks)
    one, two = fit_mixed(marks), fit_mixed(make_marks(unit, rater, item, [x + 7 for x in mark]))
    assert two.units.value == pytest.approx(one.units.value + 7, abs=1e-6)
    assert two.raters.value == pytest.approx(one.raters.value, abs=1e-6)


def test_two_marks_are_shrunk_more_than_three():
    marks = simulate(Recipe(units=30, raters=6, per_unit=3, items=2), 4).marks
    keep = ~((marks.unit == 0) & (marks.rater == marks.rater[marks.unit == 0].max()))
    assert fit_mixed(marks.taken(keep)).units.se[0] > fit_mixed(marks).units.se[0] * 1.05


def test_components_and_severities_of_a_large_panel_come_back():
    recipe = Recipe(units=165, raters=20, per_unit=3, items=12, levels=None)
    panel = simulate(recipe, 11)
    fit = fit_mixed(panel.marks)
    found = {name: value**0.5 for name, value in fit.variances.items()}
    truth = {"unit": 0.5, "rater": 0.3, "item": 0.3, "unit_x_rater": 0.5, "rater_x_item": 0.15, "error": 0.6}
    assert {name: pytest.approx(value, rel=0.35) for name, value in truth.items()} == found
    assert np.abs((fit.raters.value - panel.severity) / fit.raters.se).mean() < 1.2
    assert np.corrcoef(fit.items.value, panel.difficulty)[0, 1] > 0.95


def test_intervals_cover_and_chances_are_calibrated():
    inside, chance, top = [], [], []
    for seed in range(14):
        panel = simulate(Recipe(units=60, raters=15, per_unit=2, items=6), seed)
        fit = fit_mixed(panel.marks, seed=seed)
        inside.append((fit.units.lower <= panel.units) & (panel.units <= fit.units.upper))
        chance.append(decide(fit.draws, 20).p_top)
        top.append(np.argsort(np.argsort(-panel.units)) < 20)
    assert 0.86 <= np.mean(inside) <= 0.94
    slope = np.polyfit(np.concatenate(chance), np.concatenate(top), 1)[0]
    assert 0.85 < slope < 1.15


@pytest.mark.parametrize("method", ["rasch_jmle", "rasch_mml"])
def test_rasch_intervals_are_honest_about_halo(method):
    recipe = Recipe(units=80, raters=12, per_unit=3, items=10, halo_sd=0.5)
    inside, naive, alike = [], [], []
    for seed in range(6):
        panel = simulate(recipe, seed)
        fit = fit_rasch(panel.marks, method=method, scale=(0, 4))
        inside.append((fit.fair.lower <= panel.units) & (panel.units <= fit.fair.upper))
        reach = 1.645 * fit.fair.se / np.sqrt(fit.inflation)
        naive.append(np.abs(fit.fair.value - panel.units) <= reach)
        alike.append(np.corrcoef(fit.severity, panel.severity)[0, 1])
    assert np.mean(alike) > 0.7
    assert np.mean(naive) < 0.65
    assert 0.85 <= np.mean(inside) <= 0.97


def test_home_bonus_and_order_come_back():
    recipe = Recipe(units=120, raters=12, per_unit=3, items=8, bonus=0.8, ties=12, order=-0.05, levels=None)
    panel = simulate(recipe, 5)
    fit = fit_mixed(panel.marks)
    effects = dict(zip(fit.fixed_names, zip(fit.fixed.lower, fit.fixed.upper, strict=True), strict=True))
    assert effects["tie:home"][0] < 0.8 < effects["tie:home"][1]
    assert effects["order"][0] < -0.05 < effects["order"][1]
    assert effects["tie:home"][0] > 0
    whole, own = home_bonuses(panel.marks, fit.raters, fit.variances)
    assert (whole.ground, whole.rater, whole.interviews) == ("home", None, 12)
    assert own.rater == "r00"
    assert whole.lower < 0.8 < whole.upper


def test_the_hour_comes_back_beside_the_place_in_the_day():
    recipe = Recipe(units=120, raters=12, per_unit=3, items=8, order=-0.05, hour=0.06, levels=None)
    fit = fit_mixed(simulate(recipe, 8).marks, hour=True)
    effects = dict(zip(fit.fixed_names, zip(fit.fixed.lower, fit.fixed.upper, strict=True), strict=True))
    assert effects["hour"][0] < 0.06 < effects["hour"][1]
    assert effects["order"][0] < -0.05 < effects["order"][1]
    assert effects["hour"][0] > 0 > effects["order"][1]


def test_no_mark_is_moved_for_the_hour():
    panel = simulate(Recipe(units=30, raters=6, items=3, hour=0.2), 4).marks
    told, plain = analyse(panel, top=10), analyse(replace(panel, hour=None), top=10)
    assert [effect.name for effect in told.effects] == ["hour"]
    assert (told.corrected.value == plain.corrected.value).all()
    assert (told.raters.value == plain.raters.value).all()


def test_an_hour_that_tells_nothing_new_is_left_out_and_said():
    panel = simulate(Recipe(units=12, raters=4, items=3, order=-0.1), 3)
    same = replace(panel.marks, hour=panel.marks.order)
    fit = fit_mixed(same, hour=True)
    assert fit.fixed_names == ("order",)
    assert "pengaruh hour tidak dapat ditaksir dari nilai-nilai ini" in fit.warnings


def test_ties_on_the_cut_share_their_places():
    told = decide(np.array([[2.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]]), 2)
    assert told.p_top.tolist() == pytest.approx([0.75, 5 / 12, 5 / 12, 5 / 12])
    assert decide(np.zeros((5, 3)), 7).p_top.tolist() == [1, 1, 1]
    assert pairwise_wins(np.array([[2.0, 1.0], [1.0, 1.0]])).tolist() == [[0.5, 0.75], [0.25, 0.5]]


def test_a_unit_that_hangs_on_one_assessor_is_flagged():
    rows = [(u, r, {"a": 4, "b": 3, "c": 2, "d": 1}[u]) for u in "abcd" for r in "rst"]
    rows = [(u, r, 0 if (u, r) == ("b", "s") else x) for u, r, x in rows]
    units, raters, marks = zip(*rows, strict=True)
    told = hanging_on_one(make_marks(units, raters, ["x"] * len(rows), marks), 2)
    assert {own.unit for own in told} == {"b", "c"}
    assert {own.unit: own.selected for own in told} in ({"b": True, "c": False}, {"b": False, "c": True})
    clear = make_marks(units, raters, ["x"] * len(rows), [{"a": 4, "b": 3, "c": 1, "d": 0}[u] for u in units])
    assert hanging_on_one(clear, 2) == ()
