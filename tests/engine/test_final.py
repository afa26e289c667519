"""The final ranking: hand-made cases, what must hold of any, and chances that come true on panels of known truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.engine.choice import Infeasible, Quota
from gerakan.engine.choice.final import LOT, Finalists, FinalRule, decide_finally, next_in_line
from gerakan.engine.errors import InputError

RULE = FinalRule({"marks": 80, "index": 20}, count=2, reserve=2, ties=("marks",), seed=5, draws=200)


def finalists(marks, index, **more):
    names = tuple(f"u{i}" for i in range(len(marks)))
    return Finalists(
        names,
        {"marks": np.array(marks, float), "index": np.array(index, float)},
        more.pop("noise", {}),
        {"kind": more.pop("kind", ["kota"] * len(names))},
        **more,
    )


def test_scores_ranks_and_ties_by_hand():
    # 0.8 x 70 + 0.2 x 40 = 64, 0.8 x 60 + 0.2 x 80 = 64, 0.8 x 50 + 0.2 x 60 = 52 twice
    done = decide_finally(RULE, finalists([70, 60, 50, 50, 20], [40, 80, 60, 60, 0]))

    assert done.score.tolist() == [64, 64, 52, 52, 16]
    assert done.points["index"].tolist() == [8, 16, 12, 12, 0]
    assert done.rank[:2].tolist() == [1, 2]
    assert done.tied == ("marks", "marks", LOT, LOT, "")
    assert done.chosen == ("u0", "u1")
    assert set(done.reserve) == {"u2", "u3"}


def test_the_lot_comes_from_the_seed_and_not_from_the_name():
    people = finalists([50] * 12, [50] * 12)
    orders = {tuple(decide_finally(FinalRule({"marks": 100}, 2, seed=seed), people).rank) for seed in range(6)}

    assert len(orders) == 6


def test_a_quota_names_whom_it_brings_in_and_whom_it_keeps_out():
    people = finalists([90, 80, 70, 10], [50] * 4, kind=["kota", "kota", "kota", "kab"])
    rule = FinalRule({"marks": 100}, 2, quotas=(Quota("kind", "kab", min=1),), draws=50)
    done = decide_finally(rule, people)

    assert done.chosen == ("u0", "u3")
    assert [(one.gained, one.displaced, one.price) for one in done.prices] == [(("u3",), ("u1",), 70.0)]
    assert done.certainty.chance.tolist() == [1, 0, 0, 1]


def test_quotas_that_contradict_each_other_are_named():
    people = finalists([3, 2, 1], [1, 1, 1], kind=["kota", "kota", "kab"])
    rule = FinalRule({"marks": 100}, 2, quotas=(Quota("kind", "kab", min=2),))

    assert decide_finally(rule, people) == Infeasible(rule.quotas)


def test_whoever_is_barred_is_ranked_and_never_chosen():
    done = decide_finally(RULE, finalists([90, 80, 70], [50] * 3, barred=frozenset({"u0"})))

    assert done.rank.tolist() == [1, 2, 3]
    assert done.chosen == ("u1", "u2")
    assert done.certainty.chance.tolist() == [0, 1, 1]


def test_both_views_must_agree_before_a_region_is_certain():
    people = finalists([70, 60, 50], [0, 50, 100])
    fixed = FinalRule({"marks": 60, "index": 40}, 1, draws=400)
    open_ = FinalRule({"marks": 60, "index": 40}, 1, draws=400, ranges={"marks": (20, 90), "index": (10, 80)})

    assert decide_finally(fixed, people).certainty.zone == ("out", "out", "certain")
    swayed = decide_finally(open_, people).certainty
    assert swayed.zone == ("grey", "out", "grey")
    # Among weights of marks between 20 and 90 the first wins above 100/120: two thirds of the range are the third's.
    assert swayed.weighings[2] == pytest.approx((100 / 120 * 100 - 20) / 70, abs=0.06)
    assert swayed.chance[2] == 1


def test_the_first_in_reserve_with_whom_quotas_hold_moves_up():
    people = finalists([9, 8, 7, 6], [1] * 4, kind=["kota", "kab", "kota", "kab"])
    rule = FinalRule({"marks": 100}, 2, reserve=2, quotas=(Quota("kind", "kab", min=1),))

    assert next_in_line(rule, people, chosen=["u0"], reserve=["u2", "u3"]) == "u3"
    assert next_in_line(rule, people, chosen=["u1"], reserve=["u2", "u3"]) == "u2"
    assert next_in_line(rule, people, chosen=["u0"], reserve=["u2"]) is None


@given(st.permutations(range(7)), st.integers(0, 99))
def test_the_order_of_rows_decides_nothing(order, seed):
    random = np.random.default_rng(seed)
    marks, index = random.integers(0, 4, 7) * 10.0, random.integers(0, 3, 7) * 10.0
    rule = FinalRule({"marks": 50, "index": 50}, 3, reserve=2, ties=("index",), seed=seed, draws=40)
    people = finalists(marks, index)
    shuffled = Finalists(
        tuple(people.units[i] for i in order),
        {name: values[list(order)] for name, values in people.parts.items()},
        {},
        {"kind": ["kota"] * 7},
    )

    one, other = decide_finally(rule, people), decide_finally(rule, shuffled)

    assert (one.chosen, one.reserve) == (other.chosen, other.reserve)
    assert one.rank[list(order)].tolist() == other.rank.tolist()


def noisy(random, truth, marks_each, draws=400):
    """Marks around a known truth, and repetitions of the marking around the marks."""
    error = 8 / np.sqrt(marks_each)
    seen = truth + random.normal(0, error, len(truth))
    shrunk = 50 + (seen - 50) * 100 / (100 + error**2)
    spread = np.sqrt(100 * error**2 / (100 + error**2))
    return finalists(
        shrunk, np.zeros(len(truth)), noise={"marks": shrunk + random.normal(0, spread, (draws, len(truth)))}
    )


def test_chances_sum_to_the_places_and_more_marks_narrow_the_grey():
    random = np.random.default_rng(3)
    truth = random.normal(50, 10, 60)
    rule = FinalRule({"marks": 100}, 20, draws=100)
    few, many = (decide_finally(rule, noisy(random, truth, each)).certainty for each in (2, 12))

    assert few.chance.sum() == pytest.approx(20)
    assert many.zone.count("grey") < few.zone.count("grey")
    assert (few.low <= few.high).all()


def test_equal_regions_get_equal_chances():
    same = np.full((2000, 6), 50.0)
    people = finalists([50] * 6, [0] * 6, noise={"marks": same})
    chance = decide_finally(FinalRule({"marks": 100}, 3, draws=100), people).certainty.chance

    assert chance == pytest.approx(np.full(6, 0.5), abs=0.05)


def test_chances_come_true_on_panels_of_known_truth():
    said, came = [], []
    rule = FinalRule({"marks": 100}, 12, draws=50)
    for seed in range(60):
        random = np.random.default_rng(seed)
        truth = random.normal(50, 10, 40)
        said.append(decide_finally(rule, noisy(random, truth, 2)).certainty.chance)
        came.append(truth >= np.sort(truth)[-12])
    chance, truth = np.concatenate(said), np.concatenate(came)
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (chance >= low) & (chance <= low + 0.2)
        assert truth[inside].mean() == pytest.approx(chance[inside].mean(), abs=0.07)


@pytest.mark.parametrize(
    "faulty",
    [
        {"weights": {"marks": 70, "index": 20}},
        {"weights": {"marks": 100}, "certain": 0.1, "out": 0.5},
    ],
)
def test_impossible_rules_are_refused(faulty):
    with pytest.raises(InputError):
        FinalRule(count=1, **faulty)


def test_an_unknown_figure_or_a_range_without_the_weight_is_refused():
    people = finalists([1, 2], [1, 2])
    with pytest.raises(InputError, match="harga"):
        decide_finally(FinalRule({"marks": 100}, 1, ties=("harga",)), people)
    with pytest.raises(InputError, match="rentang"):
        decide_finally(FinalRule({"marks": 50, "index": 50}, 1, ranges={"marks": (60, 90), "index": (0, 50)}), people)
