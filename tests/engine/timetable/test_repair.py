"""Live repair: hard rules hold after every disturbance, and hardly anybody else is moved."""

import random
from dataclasses import replace

import pytest

from gerakan.engine.timetable import (
    Absent,
    Extra,
    Instance,
    Interview,
    Late,
    Leaving,
    Plan,
    Region,
    Repair,
    RoomLost,
    Solution,
    Unrepaired,
    Withdrawn,
    conflict,
    first_free,
    repair,
    solve,
    verify,
)
from tests.engine.timetable.instances import days, full_size, planted


def disturbance(chance: random.Random, instance: Instance, number: int):
    """Anything that happens on such a day."""
    region, slots = chance.choice(instance.regions).id, len(instance.days[0].slots)
    day, slot = chance.randrange(2), chance.randrange(slots)
    hours = (day, min(slot + chance.randint(1, 3), slots))
    return chance.choice(
        [
            Late(region, (day, slot // 2)),
            Leaving(region, (1, slots // 2 + slot // 2)),
            Withdrawn(region),
            Absent(chance.choice(instance.assessors).id, (day, slot), hours),
            RoomLost(chance.choice(instance.rooms), (day, slot), hours),
            Extra(Region(f"third mark {number}", needs={"academic": 1}, delegation=region)),
        ]
    )


def shares_moved(instance: Instance, plan: Plan, count: int, seed: int) -> list[float]:
    """One disturbance at a time; the share of untouched interviews that had to move, when there was a way at all."""
    chance, shares = random.Random(seed), []
    for number in range(count):
        free = (0, chance.randrange(4))
        answer = repair(instance, plan, [disturbance(chance, instance, number)], first_free=free)
        if isinstance(answer, Unrepaired):
            assert answer.impossible
            continue
        assert verify(answer.instance, answer.plan) == ()
        begun = {one for one in plan.interviews if one.time < free}
        assert begun <= set(answer.plan.interviews)
        changed = {change.region for change in answer.changes}
        assert changed <= {*answer.touched, *answer.moved}
        shares.append(len(answer.moved) / len(plan.interviews))
    return shares


def a_plan(seed: int) -> tuple[Instance, Plan]:
    instance, _ = planted(seed, regions=28, strict=0.3)
    answer = solve(instance, steps=3000)
    assert isinstance(answer, Solution)
    return instance, answer.plan


@pytest.mark.parametrize("seed", range(3))
def test_forty_disturbances_move_hardly_anybody(seed: int):
    shares = shares_moved(*a_plan(seed), count=40, seed=seed)

    assert len(shares) > 30
    assert max(shares) < 0.10 + 2 / 28, "two of twenty-eight are already seven per cent"
    assert sum(shares) / len(shares) < 0.02


@pytest.mark.slow
def test_five_hundred_disturbances_at_full_size():
    instance = full_size()
    answer = solve(instance, steps=100_000)
    assert isinstance(answer, Solution)

    shares = shares_moved(instance, answer.plan, count=500, seed=1)

    assert len(shares) > 450
    assert max(shares) < 0.10


def test_a_late_delegation_alone_is_moved():
    instance, plan = a_plan(1)
    first = min(plan.interviews, key=lambda one: one.time)
    free = replace(instance, regions=tuple(replace(region, not_after=None) for region in instance.regions))

    answer = repair(free, plan, [Late(first.region, (1, 0))])

    assert isinstance(answer, Repair)
    assert answer.touched == (first.region,)
    assert answer.plan.by_region()[first.region].day == 1
    change = next(change for change in answer.changes if change.region == first.region)
    assert change.before == first
    assert change.assessors >= set(first.assessors)


def test_an_ill_assessor_is_replaced_and_the_rest_of_the_panel_stays():
    instance, plan = a_plan(2)
    one = plan.interviews[-1]
    ill = one.assessors[0]

    answer = repair(instance, plan, [Absent(ill, one.time)])

    assert isinstance(answer, Repair)
    assert all(ill not in other.assessors for other in answer.plan.interviews if other.time >= one.time)
    assert all(one in answer.plan.interviews for one in plan.interviews if ill not in one.assessors) or answer.moved


def test_a_withdrawn_region_changes_nobody_else():
    instance, plan = a_plan(0)
    gone = plan.interviews[4]

    answer = repair(instance, plan, [Withdrawn(gone.region)])

    assert isinstance(answer, Repair)
    assert [(change.region, change.after) for change in answer.changes] == [(gone.region, None)]


def test_a_lost_room_moves_its_interviews_only_where_there_is_space():
    instance, plan = a_plan(1)
    (day, slot), room = plan.interviews[0].time, plan.interviews[0].room

    answer = repair(instance, plan, [RoomLost(room, (day, slot), (day, slot + 1))])

    assert isinstance(answer, Repair)
    assert all((one.room, *one.time) != (room, day, slot) for one in answer.plan.interviews)


def test_what_has_begun_is_left_to_people():
    instance, plan = a_plan(2)
    begun = min(plan.interviews, key=lambda one: one.time)
    after = (begun.day, begun.slot + 1)

    answer = repair(instance, plan, [RoomLost(begun.room, (0, 0), after), Withdrawn(begun.region)], first_free=after)

    assert isinstance(answer, Repair)
    assert begun.region in answer.unsettled
    assert begun in answer.plan.interviews
    assert begun in answer.instance.pinned


def test_a_third_mark_finds_its_place_beside_the_plan():
    instance, plan = a_plan(0)
    one = plan.interviews[0]
    extra = Extra(Region("third", needs={"academic": 1}, delegation=one.region), ties=frozenset(one.assessors))

    answer = repair(instance, plan, [extra])

    assert isinstance(answer, Repair)
    third = answer.plan.by_region()["third"]
    assert len(third.assessors) == 1
    assert third.assessors[0] not in one.assessors
    assert third.time != answer.plan.by_region()[one.region].time


def test_a_repair_that_cannot_be_says_why():
    instance, plan = a_plan(0)
    academics = [one.id for one in instance.assessors if one.background == "academic"]

    answer = repair(instance, plan, [Absent(name, (0, 0)) for name in academics])

    assert isinstance(answer, Unrepaired)
    assert answer.impossible
    named = {(rule.rule, rule.subject) for rule in conflict(answer.instance).rules}
    assert ("panel", "academic") in named


def test_a_linked_plan_stays_linked():
    people_of = {0: ("A0", "A1", "A2"), 1: ("A0", "A4", "A5"), 2: ("A3", "A4", "A5")}
    instance, _ = planted(0, regions=3)
    instance = replace(
        instance,
        regions=tuple(Region(f"{r}") for r in range(3)),
        assessors=tuple(replace(one, unavailable=frozenset()) for one in instance.assessors[:6]),
        ties=frozenset(),
        linked=True,
    )
    plan = Plan(tuple(Interview(f"{r}", 0, r, "R1", panel) for r, panel in people_of.items()))
    assert verify(instance, plan) == ()

    answer = repair(instance, plan, [Withdrawn("1")])

    assert isinstance(answer, Repair)
    assert verify(answer.instance, answer.plan) == ()
    assert answer.moved


def test_thirty_minutes_are_kept_free():
    event = days(2, 6)

    assert first_free(event, event[0].date, "07:00") == (0, 1)
    assert first_free(event, event[0].date, "07:16") == (0, 2)
    assert first_free(event, event[0].date, "23:00") == (1, 0)
