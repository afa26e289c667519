"""What rests cost at least: never more than the truth, found here by trying everything."""

from itertools import combinations, product

import pytest

from gerakan.engine.timetable.goals import even_squares, idle_slots
from gerakan.engine.timetable.resting import Pool, pool_bound

LOAD, IDLE = 2, 2


def truth(pool: Pool) -> int:
    """The least cost of all ways to fill the seats of one day."""
    (places,) = pool.places
    best = 10**6
    for counts in product(*(range(most + 1) for most in places)):
        if sum(counts) != pool.seats:
            continue
        for panels in product(*(combinations(range(pool.people), count) for count in counts)):
            own = [[s for s, panel in enumerate(panels) if a in panel] for a in range(pool.people)]
            uneven = sum(len(slots) ** 2 for slots in own) - even_squares(pool.seats, pool.people)
            best = min(best, LOAD * uneven + IDLE * sum(map(idle_slots, own)))
    return best


@pytest.mark.parametrize(
    ("pool", "tight"),
    [
        (Pool(3, 8, ((2, 2, 2, 2),), 4), True),
        (Pool(3, 10, ((2, 2, 2, 2, 2),), 5), True),
        (Pool(3, 7, ((2, 2, 2, 2),), 4), True),
        (Pool(4, 9, ((3, 3, 0, 3),), 4), False),
        (Pool(2, 5, ((1, 2, 2),), 3), True),
        (Pool(3, 4, ((1, 1, 1, 1),), 4), False),
    ],
)
def test_the_bound_is_never_above_the_truth(pool: Pool, tight: bool):
    found = pool_bound(pool, LOAD, IDLE)

    assert 0 <= found <= truth(pool)
    assert found == truth(pool) or not tight


def test_nobody_asked_costs_nothing():
    assert pool_bound(Pool(4, 0, ((2, 2),), 2), LOAD, IDLE) == 0
    assert pool_bound(Pool(2, 9, ((2, 2),), 2), LOAD, IDLE) == 0, (
        "what cannot be filled is told by the solver, not here"
    )


def test_seven_people_for_six_rooms_rest_in_the_middle():
    """14 hours a day, 165 of 168 places: somebody rests at every hour, and nobody may rest more than five hours in all."""
    assert pool_bound(Pool(7, 165, ((6,) * 14, (6,) * 14), 14), LOAD, IDLE) == 18
