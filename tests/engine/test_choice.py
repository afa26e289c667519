"""Choosing under quotas: against enumeration, prices, conflicts, ties, repeated draws."""

from itertools import combinations
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gerakan.engine.choice import Candidates, Choice, Infeasible, Quota, alternatives, choose, selection_chances
from gerakan.engine.choice.problem import make_problem
from gerakan.engine.choice.repeated import _exact, choices_by_prices
from gerakan.engine.choice.solving import best, chosen_mask
from gerakan.engine.errors import InputError


def candidates(merit, **attributes) -> Candidates:
    names = tuple(f"u{i:03d}" for i in range(len(merit)))
    return Candidates(names, np.array(merit, dtype=float), attributes)


def random_problem(seed: int, units: int = 9):
    generator = np.random.default_rng(seed)
    people = candidates(
        generator.integers(0, 20, units),
        kind=generator.choice(["kota", "kab"], units).tolist(),
        island=generator.choice(["J", "S", "K"], units).tolist(),
    )
    quotas = [
        Quota("kind", "kota", min=int(generator.integers(0, 4))),
        Quota("island", "J", max=int(generator.integers(0, 3))),
    ]
    quotas += [Quota("island", "S", min=1, max=2)]
    return people, quotas


def keeps(people: Candidates, quotas, chosen) -> bool:
    counts = [sum(people.attributes[q.column][people.units.index(u)] == q.value for u in chosen) for q in quotas]
    return all((q.min or 0) <= n <= (99 if q.max is None else q.max) for q, n in zip(quotas, counts, strict=True))


def by_enumeration(people: Candidates, quotas, count: int) -> float | None:
    merit = dict(zip(people.units, people.merit, strict=True))
    sums = [sum(merit[u] for u in some) for some in combinations(people.units, count) if keeps(people, quotas, some)]
    return max(sums, default=None)


@given(seed=st.integers(0, 5000))
@settings(max_examples=40, deadline=None)
def test_no_enumerated_choice_is_better(seed):
    people, quotas = random_problem(seed)

    answer = choose(people, quotas, 4)
    best = by_enumeration(people, quotas, 4)

    if best is None:
        assert isinstance(answer, Infeasible)
    else:
        assert isinstance(answer, Choice)
        assert answer.merit == best
        assert keeps(people, quotas, answer.chosen)


@given(seed=st.integers(0, 5000))
@settings(max_examples=30, deadline=None)
def test_a_conflict_is_irreducible(seed):
    people, _quotas = random_problem(seed)
    quotas = [
        Quota("kind", "kota", min=3),
        Quota("kind", "kab", min=2),
        Quota("island", "J", max=0),
        Quota("island", "S", max=1),
    ]

    answer = choose(people, quotas, 4)

    if isinstance(answer, Infeasible):
        assert by_enumeration(people, answer.conflict, 4) is None
        for quota in answer.conflict:
            others = [other for other in answer.conflict if other != quota]
            assert by_enumeration(people, others, 4) is not None


@given(seed=st.integers(0, 5000))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_changes_nobody_even_among_equals(seed):
    people, quotas = random_problem(seed)
    order = np.random.default_rng(seed).permutation(len(people.units))
    mixed = Candidates(
        tuple(people.units[i] for i in order),
        people.merit[order],
        {column: [values[i] for i in order] for column, values in people.attributes.items()},
    )
    assert choose(mixed, quotas, 4) == choose(people, quotas, 4)


def test_equal_merits_go_by_name():
    assert choose(candidates([1, 1, 1, 1]), [], 2).chosen == ("u000", "u001")


def test_the_price_of_a_quota_is_the_merit_lost_and_says_who_moves():
    people = candidates([9, 8, 7, 4, 1], kind=["kota", "kota", "kota", "kab", "kab"])

    answer = choose(people, [Quota("kind", "kab", min=1), Quota("kind", "kota", max=3)], 3)

    first, second = answer.prices
    assert (first.price, first.gained, first.displaced) == (3.0, ("u003",), ("u002",))
    assert (second.price, second.binding) == (0.0, False)
    assert (answer.gained, answer.displaced) == (("u003",), ("u002",))


def test_near_alternatives_keep_the_quotas_and_come_in_order():
    people = candidates([9, 8, 7, 6.9, 6.8], kind=["kota", "kota", "kab", "kab", "kab"])
    quotas = [Quota("kind", "kab", min=2)]

    others = alternatives(people, quotas, 3, limit=2, within=0.05)

    assert [round(other.merit, 6) for other in others] == [22.8, 22.7]
    assert others[0].displaced == ("u003",)
    assert others[0].gained == ("u004",)


def test_more_places_than_candidates_is_infeasible_without_blaming_a_quota():
    assert choose(candidates([1, 2]), [], 3) == Infeasible(())


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (lambda: Quota("kind", "kota", min=3, max=2), "min"),
        (lambda: choose(candidates([1, 2]), [Quota("kind", "kota", min=1)], 1), "kind"),
        (lambda: candidates([1, float("nan")]), "merit"),
    ],
)
def test_nonsense_is_refused_by_name(make, column):
    with pytest.raises(InputError) as refused:
        make()
    assert refused.value.column == column


def real_size():
    generator = np.random.default_rng(0)
    province = [f"p{i}" for i in generator.integers(38, size=514)]
    people = candidates(
        generator.normal(50, 10, 514) - np.array([0.3 * int(name[1:]) for name in province]),
        province=province,
        kind=["kota" if x < 0.19 else "kab" for x in generator.random(514)],
        island=[f"i{int(name[1:]) // 6}" for name in province],
    )
    quotas = [Quota("kind", "kota", min=10, max=25)]
    quotas += [Quota("island", f"i{k}", min=6) for k in range(7)] + [
        Quota("province", f"p{k}", max=4) for k in range(22)
    ]
    return people, quotas


def test_514_regions_with_30_quotas_are_solved_at_once():
    people, quotas = real_size()
    choose(people, quotas[:1], 80)  # the solver is loaded once

    start = perf_counter()
    answer = choose(people, quotas, 80)

    assert len(quotas) == 30
    assert isinstance(answer, Choice)
    assert keeps(people, quotas, answer.chosen)
    assert perf_counter() - start < 10  # two seconds on a quiet machine, with room for a busy one


def test_chances_under_quotas_agree_with_the_exact_solver_draw_by_draw():
    people, quotas = real_size()
    draws = people.merit + np.random.default_rng(1).normal(0, 4, (10, 514))
    problem = make_problem(people, quotas, 80)

    chances = selection_chances(people, quotas, 80, draws)
    _quick, proven = choices_by_prices(problem, draws[:, list(problem.order)])

    one_by_one = np.zeros(514)
    for merit in draws:
        own = make_problem(Candidates(people.units, merit, people.attributes), quotas, 80)
        one_by_one += chosen_mask(own, best(own)) / len(draws)
    assert proven.mean() > 0.8
    assert chances == pytest.approx(one_by_one)


def test_a_draw_that_prices_cannot_settle_goes_to_the_solver():
    people, quotas = real_size()
    problem = make_problem(people, quotas, 80)
    merit = people.merit[list(problem.order)]

    exact = _exact(problem, merit)

    assert problem.meets(exact)
    assert float(merit @ exact) == pytest.approx(choose(people, quotas, 80).merit)
