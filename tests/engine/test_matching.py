"""Guides at places: the best of all possibilities, and repaired without moving whoever may stay."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest

from gerakan.engine.errors import InputError
from gerakan.engine.matching.problem import Guide, Matching, Pair, Part, Place, Point
from gerakan.engine.matching.solving import match

SKILLS = ("governance", "economy", "society")


def a_problem(seed: int) -> Matching:
    """Small enough to try everything."""
    chance = random.Random(seed)
    point = lambda: Point(chance.uniform(-10, 5), chance.uniform(95, 141), chance.choice((7, 8, 9)))  # noqa: E731
    guides = tuple(
        Guide(n, frozenset(chance.sample(SKILLS, chance.randint(0, 2))), chance.randint(0, 2), chance.choice((point(), None)))
        for n in range(4)
    )  # fmt: skip
    places = tuple(Place(n, {skill: chance.choice((1.0, 3.0)) for skill in SKILLS}, point()) for n in range(3))
    parts = (
        Part("lead", 1, frozenset(chance.sample(range(4), 2)), weight=3),
        Part("member", 1, frozenset(range(4))),
    )
    closed = frozenset((chance.randrange(4), chance.randrange(3)) for _ in range(2))
    problem = Matching(guides, places, parts, closed)
    kept = frozenset(chance.sample(problem.pairs, min(2, len(problem.pairs))))
    return replace(problem, kept=kept)


def worth(problem: Matching, pairs: tuple[Pair, ...]) -> tuple[float, int, float] | None:
    """Emptiness, changes and price as the words of the module say, or None when a rule is broken."""
    carried = {row.key: sum(pair.guide == row.key for pair in pairs) for row in problem.guides}
    if any(carried[row.key] > row.capacity for row in problem.guides):
        return None
    if len({(pair.guide, pair.place) for pair in pairs}) < len(pairs):
        return None
    there = {(part.name, place.key): sum(p.part == part.name and p.place == place.key for p in pairs)
             for part in problem.parts for place in problem.places}  # fmt: skip
    emptiness = sum(
        part.weight * (part.count - there[part.name, place.key]) for part in problem.parts for place in problem.places
    )
    price = sum(problem.price_of_way(pair) for pair in pairs)
    price += sum(problem.prices.step_of_load * step for n in carried.values() for step in range(n))
    for place in problem.places:
        known = set().union(*(problem.guide[pair.guide].skills for pair in pairs if pair.place == place.key), set())
        price += sum(problem.prices.uncovered * w for skill, w in place.needs.items() if skill not in known)
    return emptiness, len(problem.kept - set(pairs)), price


def by_trying_all(problem: Matching) -> tuple[float, int, float]:
    """The smallest worth of every combination of at most one guide a seat."""
    seats = [
        [None, *(pair for pair in problem.pairs if pair.place == place.key and pair.part == part.name)]
        for place in problem.places
        for part in problem.parts
    ]
    tried = (worth(problem, tuple(pair for pair in chosen if pair)) for chosen in product(*seats))
    return min(found for found in tried if found is not None)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_better_than_what_is_found(seed):
    problem = a_problem(seed)

    found = match(problem)

    emptiness, changes, price = worth(problem, found.pairs)
    best = by_trying_all(problem)
    assert found.is_proven
    assert (emptiness, changes) == best[:2]
    assert price == pytest.approx(best[2], abs=1e-4) == found.price
    assert not {(pair.guide, pair.place) for pair in found.pairs} & problem.closed


def test_after_a_drop_out_only_the_empty_seats_change():
    here = Point(-7, 112, 7)
    guides = tuple(Guide(n, frozenset({SKILLS[n % 3]}), 3, here) for n in range(6))
    places = tuple(Place(n, dict.fromkeys(SKILLS, 1.0), here) for n in range(6))
    parts = (Part("lead", 1, frozenset({0, 1, 2}), weight=3), Part("member", 1, frozenset(range(6))))
    whole = Matching(guides, places, parts)
    before = match(whole)

    gone = replace(whole, guides=tuple(row for row in guides if row.key != 5), kept=frozenset(before.pairs))
    after = match(replace(gone, kept=frozenset(pair for pair in before.pairs if pair.guide != 5)))

    assert after.dropped == frozenset()
    assert {pair for pair in before.pairs if pair.guide != 5} <= set(after.pairs)
    assert after.empty == {}
    assert all(a.guide != 5 for a in after.pairs)
    assert all(a != b for a, b in combinations(after.pairs, 2))


def test_what_cannot_be_filled_is_named():
    place = Place(1, {"economy": 1.0}, Point(-7, 112, 7))
    alone = Guide(7, frozenset({"economy"}), 1)

    found = match(Matching((alone,), (place,), (Part("lead", 1, frozenset({7})), Part("member", 2, frozenset({7})))))
    none = match(Matching((), (place,), (Part("lead", 1, frozenset()),)))

    assert len(found.pairs) == 1
    assert sum(found.empty.values()) == 2
    assert none.empty == {(1, "lead"): 1}


def test_a_twin_is_refused():
    twin = Guide(1, frozenset(), 1)
    with pytest.raises(InputError, match="dua kali"):
        match(Matching((twin, twin), (), ()))
