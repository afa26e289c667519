"""Third marks: rules kept, the same proposal twice, and better than chance on panels of known truth."""

import numpy as np
import pytest

from gerakan.engine.panel.generalisability import dependability, raters_needed
from gerakan.engine.panel.mixed import fit_mixed
from gerakan.engine.panel.simulate import Recipe, simulate
from gerakan.engine.panel.third import propose_third_marks
from tests.engine.panel.editions import edition


@pytest.fixture(scope="module")
def panel():
    marks = simulate(Recipe(units=40, raters=10, per_unit=2, items=4), 8).marks
    return marks, fit_mixed(marks, draws=10)


def test_capacity_ties_and_marks_already_given_are_respected(panel):
    marks, fit = panel
    capacity = {rater: k % 3 for k, rater in enumerate(marks.raters)}
    free = propose_third_marks(marks, fit, top=12, count=8, capacity=capacity)
    forbidden = {(own.unit, own.rater) for own in free}

    told = propose_third_marks(marks, fit, top=12, count=8, capacity=capacity, forbidden=forbidden)

    met = {(marks.units[u], marks.raters[r]) for u, r in zip(*marks.pairs()[:2], strict=True)}
    pairs = {(own.unit, own.rater) for own in told}
    assert len(told) == len({own.unit for own in told}) == 8
    assert not pairs & (met | forbidden)
    used = [own.rater for own in told]
    assert all(used.count(rater) <= capacity[rater] for rater in used)
    assert [own.gain for own in told] == sorted((own.gain for own in told), reverse=True)


def test_the_same_marks_give_the_same_proposal(panel):
    marks, fit = panel
    capacity = dict.fromkeys(marks.raters, 2)
    first = propose_third_marks(marks, fit, top=12, count=10, capacity=capacity)
    assert first == propose_third_marks(marks, fit_mixed(marks, seed=5, draws=10), top=12, count=10, capacity=capacity)


def test_units_nearest_the_cut_come_first(panel):
    marks, fit = panel
    told = propose_third_marks(marks, fit, top=12, count=5, capacity=dict.fromkeys(marks.raters, 5))
    ordered = np.sort(fit.units.value)[::-1]
    away = np.abs(fit.units.value - (ordered[11] + ordered[12]) / 2)
    nearest = {marks.units[u] for u in np.argsort(away)[:8]}
    assert {own.unit for own in told} <= nearest
    assert all(0 < own.gain < own.risk <= 0.5 for own in told)


def test_nobody_free_means_no_proposal(panel):
    marks, fit = panel
    assert propose_third_marks(marks, fit, top=12, count=5, capacity={}) == ()
    assert propose_third_marks(marks, fit, top=99, count=5, capacity=dict.fromkeys(marks.raters, 2)) == ()


def test_fewer_slots_than_wished_are_all_used(panel):
    marks, fit = panel
    told = propose_third_marks(marks, fit, top=12, count=30, capacity={marks.raters[0]: 2, marks.raters[1]: 1})
    assert len(told) == 3


def test_proposed_third_marks_beat_random_ones_where_the_truth_is_known():
    # benchmarks/engine_panel.py prints all hundred editions.
    editions = [edition(seed, repeats=50) for seed in range(8)]
    assert sum(own.proposed > own.at_random for own in editions) >= 7
    assert np.mean([own.proposed - own.at_random for own in editions]) > 0.012
    assert np.mean([own.proposed - own.without for own in editions]) > 0.02


def test_more_raters_and_no_halo_are_more_dependable():
    parts = {"unit": 0.2, "rater": 0.05, "item": 0.1, "unit_x_rater": 0.25, "rater_x_item": None, "error": 0.3}
    few, many = (dependability(parts, raters=k, items=30) for k in (2, 8))
    assert few.relative < many.relative
    assert few.absolute < few.relative
    assert dependability(parts, raters=2, items=30, items_fixed=False).absolute < few.absolute
    assert raters_needed(parts, items=30, target=0.999, most=5) is None
    needed = raters_needed(parts, items=30)
    assert dependability(parts, raters=needed - 1, items=30).absolute < 0.8
