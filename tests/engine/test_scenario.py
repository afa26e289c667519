"""Scenarios against answers known by arithmetic: triangles, Shapley by listing orders, ranges and sentences."""

import itertools
import math

import numpy as np
import pytest

from gerakan.engine.errors import InputError
from gerakan.engine.scenario import Assumption, Question, scenario, shares_of_product
from gerakan.engine.scenario.drawing import triangle

BASE = Assumption("dasar", "baseline", 40, 40, 40)
STILL = Assumption("tren", "trend", 0, 0, 0)


def test_the_mean_and_chance_of_a_triangle_are_those_of_the_textbook():
    """Evans, Hastings & Peacock (2000), ch. 40: mean (a + m + b) / 3, variance (a² + m² + b² - am - ab - mb) / 18, and the tail."""
    low, mode, high = 2.0, 5.0, 14.0
    rows = [BASE, STILL, Assumption("P-1", "programme", low, mode, high, 1.0, 2026, 2026)]
    found = scenario(Question(2025, 2026, targets={2026: 50.0}), rows, draws=40_000, seed=7).years[-1]

    variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    assert found.mean == pytest.approx(40 + (low + mode + high) / 3, abs=4 * math.sqrt(variance / 40_000))
    tail = (high - 10) ** 2 / ((high - low) * (high - mode))
    assert found.chance == pytest.approx(tail, abs=0.008)
    assert found.value[0] == pytest.approx(40 + float(triangle(low, mode, high, np.array([0.05]))[0]), abs=0.08)
    assert found.verdict == "open"


def test_shares_of_the_gap_are_shapleys():
    """Against the definition: the mean of what each adds over all orders in which they may come."""
    effects = np.array([[0.3, 1.0], [0.5, 0.2], [0.1, 0.0], [0.25, 0.4]])
    expected = np.zeros_like(effects)
    orders = list(itertools.permutations(range(len(effects))))
    for order in orders:
        left = np.ones(effects.shape[1])
        for one in order:
            expected[one] += left * effects[one] / len(orders)
            left = left * (1 - effects[one])

    assert shares_of_product(effects) == pytest.approx(expected, abs=1e-14)
    assert shares_of_product(effects).sum(axis=0) == pytest.approx(1 - np.prod(1 - effects, axis=0), abs=1e-14)


@pytest.mark.parametrize("rule", ["sum", "gap"])
def test_start_trend_and_programmes_add_up_and_rows_may_be_moved(rule):
    scale = 1 if rule == "gap" else 10
    rows = [
        Assumption("dasar", "baseline", 58, 60, 63),
        Assumption("tren", "trend", -0.5, 0.1, 0.4),
        Assumption("P-1", "programme", 0.1 * scale, 0.2 * scale, 0.4 * scale, 0.8, 2026, 2028),
        Assumption("P-2", "programme", 0.0, 0.1 * scale, 0.3 * scale, 1.0, 2027, 2030),
    ]
    question = Question(2025, 2029, "down", rule, 20.0, 0.3, {2029: 45.0})

    found = scenario(question, rows, draws=500, seed=3)

    whole = found.start + found.trend + sum(one.mean for one in found.added)
    assert whole == pytest.approx(found.years[-1].mean, abs=1e-12)
    assert all(one.mean < 0 for one in found.added)
    assert scenario(question, rows[::-1], draws=500, seed=3) == found
    assert scenario(question, rows, draws=500, seed=4) != found


def test_a_row_keeps_its_numbers_when_another_is_added():
    one = Assumption("P-1", "programme", 1, 2, 6, 1.0, 2026, 2026)
    other = Assumption("P-2", "programme", 1, 2, 6, 1.0, 2026, 2026)
    alone, both = (scenario(Question(2025, 2026), [BASE, STILL, *own], draws=200) for own in ([one], [one, other]))

    assert both.added[0] == alone.added[0]
    assert both.added[1] != both.added[0]


def test_programmes_that_share_one_fate_have_the_same_mean_and_a_wider_range():
    rows = [BASE, STILL, *(Assumption(f"P-{n}", "programme", 0, 2, 4, 1.0, 2026, 2026) for n in range(6))]
    apart, joined = (scenario(Question(2025, 2026, correlation=rho), rows, draws=8000).years[-1] for rho in (0.0, 0.8))

    assert joined.mean == pytest.approx(apart.mean, abs=0.15)
    assert joined.value[2] - joined.value[0] > 1.7 * (apart.value[2] - apart.value[0])


def test_a_path_to_a_bound_never_passes_it_and_only_a_whole_range_is_on_course():
    rows = [
        Assumption("dasar", "baseline", 80, 85, 90),
        Assumption("tren", "trend", 1, 2, 3),
        Assumption("P-1", "programme", 0.5, 0.9, 1.0, 1.0, 2026, 2026),
    ]
    found = scenario(Question(2025, 2035, "up", "gap", 100.0, targets={2026: 88.0, 2027: 101.0}), rows, draws=500)

    assert max(year.value[2] for year in found.years) <= 100
    assert [year.verdict for year in found.years[1:3]] == ["reached", "missed"]
    assert found.beyond == 0


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"low": 5.0}, "mode"),
        ({"chance": 1.2}, "chance"),
        ({"full": 2025}, "full"),
        ({"code": "tren"}, "code"),
    ],
)
def test_what_cannot_be_computed_is_told_by_row(change, column):
    row = {
        "code": "P-1",
        "kind": "programme",
        "low": 1,
        "mode": 2,
        "high": 3,
        "chance": 1.0,
        "starts": 2026,
        "full": 2027,
    }

    with pytest.raises(InputError) as refused:
        scenario(Question(2025, 2030), [BASE, STILL, Assumption(**row | change)])

    assert refused.value.column == column
