"""An indicator that some units do not have: does merely having it move the index?"""

import numpy as np
import pytest

from gerakan.engine.index import Group, IndexData, IndexSpec, Indicator, from_prepared, links, prepare
from gerakan.engine.index.links import effect_of_having

# Hours of sleep gained with two drugs: Student (1908), Biometrika 6, p. 20; the t test with equal variances that every
# textbook prints: t = 1.8608 on 18 degrees of freedom, p = 0.07919.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SPEC = IndexSpec((Indicator("x", "index", 0.5), Indicator("k", "index", 0.5)), (Group("index"),))


def two_kinds(k):
    """Four kota with x and k, four kabupaten with the same x and without k."""
    rows = [[x, own] for x, own in zip(range(4), k, strict=True)] + [[x, "NA"] for x in range(4)]
    return IndexData.from_rows([f"kota{n}" for n in range(4)] + [f"kab{n}" for n in range(4)], ["x", "k"], rows)


def link_of(k, spec=SPEC):
    prepared = prepare(two_kinds(k), spec)
    return links(prepared, from_prepared(prepared))


def test_without_shared_indicators_it_is_the_t_test_of_student():
    effect = effect_of_having(np.repeat([False, True], 10), np.empty((20, 0)), np.array(FIRST + SECOND))
    assert effect.value == pytest.approx(1.58)
    assert effect.value / effect.se == pytest.approx(1.8608, abs=5e-5)
    assert effect.p == pytest.approx(0.07919, abs=5e-6)


def test_an_indicator_that_agrees_with_the_shared_one_links_the_kinds():
    (link,) = link_of([10, 20, 30, 40])
    assert (link.code, link.units, link.mean_shift, link.most_shift) == ("k", 4, 0.0, 0)
    assert link.effect.value == pytest.approx(0)
    assert link.effect.p == 1.0


def test_an_indicator_that_lifts_all_who_have_it_is_found():
    """By hand: k normalised is 0, 100, 100, 100 where x is 0, 33, 67, 100, so kota gain 0.5 (75 - 50) on average."""
    (link,) = link_of([0, 9, 9, 9])
    assert link.effect.value == pytest.approx(12.5)
    assert link.most_shift > 0
    assert link.mean_shift > 0


def test_nothing_is_said_where_every_indicator_applies_to_all():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "k"], [[1, 3], [2, 2], [3, 1]])
    prepared = prepare(data, SPEC)
    assert links(prepared, from_prepared(prepared)) == ()


def test_too_few_rows_tell_no_effect():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "k"], [[1, 3], [2, 2], [3, "NA"]])
    prepared = prepare(data, SPEC)
    (link,) = links(prepared, from_prepared(prepared))
    assert link.effect is None
