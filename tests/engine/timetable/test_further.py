"""Further interviews: given who is sent to whom, an hour and a room are found, nobody else moves, and the verifier agrees."""

from dataclasses import replace

import pytest

from gerakan.engine.timetable import (
    Assessor,
    Instance,
    Interview,
    Plan,
    Region,
    Wish,
    open_hours,
    place_further,
    verify,
    with_further,
)
from tests.engine.timetable.instances import BACKGROUNDS, days, planted


def wishes_for(instance: Instance, plan: Plan) -> list[Wish]:
    """Every region asks for the first assessor who is neither tied nor on its panel."""
    panels = plan.by_region()
    found = []
    for n, region in enumerate(instance.regions):
        able = (a.id for a in instance.assessors if (a.id, region.id) not in instance.ties)
        sent = next((name for name in able if name not in panels[region.id].assessors), None)
        if sent:
            found.append(Wish(f"{region.id}+1", region.id, sent, worth=1 + n / 100))
    return found


@pytest.mark.parametrize("seed", range(10))
def test_what_is_placed_keeps_every_rule_and_moves_nobody(seed: int):
    instance, plan = planted(seed, regions=24)
    wishes = wishes_for(instance, plan)

    told = place_further(instance, plan, wishes, (0, 3))
    more, longer = with_further(instance, plan, wishes, told.interviews)

    assert told.interviews
    assert len(told.interviews) + len(told.left) == len(wishes)
    assert verify(more, longer) == ()
    assert set(plan.interviews) <= set(longer.interviews)
    first = {f"{one.region}+1": one.time for one in plan.interviews}
    assert all(one.time >= (0, 3) and one.time > first[one.region] for one in told.interviews)
    assert place_further(instance, plan, wishes, (0, 3)) == told
    later = open_hours(more, longer, (0, 3))
    assert not any(later.common(one.wish.region, one.wish.assessor) for one in told.left), "whoever is left has no hour"


PEOPLE = (Assessor("A1", "academic"), Assessor("A2", "academic"), Assessor("A3", "academic", 1))
BOARD = Instance(days(1, 3), 45, ("R1",), {"academic": 1}, PEOPLE, (Region("1"), Region("2")))
PLAN = Plan((Interview("1", 0, 0, "R1", ("A1",)), Interview("2", 0, 1, "R1", ("A3",))))


@pytest.mark.parametrize(
    ("instance", "wish", "first_free", "why"),
    [
        (BOARD, Wish("1+1", "1", "A2"), (1, 0), "over"),
        (BOARD, Wish("1+1", "1", "A3"), (0, 0), "assessor"),
        (replace(BOARD, regions=(Region("1", not_after=(0, 0)), Region("2"))), Wish("1+1", "1", "A2"), (0, 0), "delegation"),
        (
            replace(BOARD, assessors=(*PEOPLE[:1], replace(PEOPLE[1], unavailable=frozenset({(0, 2), (0, 1)})), PEOPLE[2])),
            Wish("1+1", "1", "A2"), (0, 0), "common",
        ),
        (replace(BOARD, shut=frozenset({("R1", 0, 2)})), Wish("1+1", "1", "A2"), (0, 0), "room"),
        (replace(BOARD, ties=frozenset({("A2", "1")})), Wish("1+1", "1", "A2"), (0, 0), "tie"),
    ],
)  # fmt: skip
def test_what_fits_nowhere_says_why(instance: Instance, wish: Wish, first_free, why: str):
    told = place_further(instance, PLAN, [wish], first_free)

    assert [one.why for one in told.left] == [why]
    assert told.interviews == ()


def test_the_worthier_wish_gets_the_only_hour():
    told = place_further(BOARD, PLAN, [Wish("1+1", "1", "A2", 0.1), Wish("2+1", "2", "A1", 0.4)])

    assert [one.region for one in told.interviews] == ["2+1"]
    assert [(one.wish.id, one.why) for one in told.left] == [("1+1", "taken")]


def test_a_party_is_heard_again_on_its_own_day_only():
    party = (Region("1", travels="Bus"), Region("2"))
    instance = replace(BOARD, days=days(2, 2), rooms=("R1", "R2"), regions=party)

    told = place_further(instance, Plan((Interview("1", 0, 0, "R1", ("A1",)),)), [Wish("1+1", "1", "A2")], (0, 1))

    assert [one.time for one in told.interviews] == [(0, 1)]


def test_backgrounds_of_a_panel_are_not_asked_of_one_person():
    instance, plan = planted(3)
    sent = next(iter(wishes_for(instance, plan)))

    more, _longer = with_further(instance, plan, [sent], place_further(instance, plan, [sent]).interviews)

    assert sum(more.needs_of(more.regions[-1]).values()) == 1
    assert set(more.needs_of(more.regions[-1])) <= set(BACKGROUNDS)
