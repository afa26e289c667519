"""The solver: planted instances are solved, hard rules hold, the answer depends on the seed alone."""

from dataclasses import replace
from time import perf_counter

import pytest

from gerakan.engine.timetable import Assessor, Instance, Plan, Region, Solution, Unsolved, first_plan, solve, verify
from gerakan.engine.timetable.cpsat import Outcome
from gerakan.engine.timetable.dealing import deal_rooms
from gerakan.engine.timetable.drafting import Wanted, first_draft
from gerakan.engine.timetable.goals import even_pairs, even_squares, total_cost
from gerakan.engine.timetable.grid import make_grid
from gerakan.engine.timetable.improving import improve
from gerakan.engine.timetable.instance import Interview
from gerakan.engine.timetable.seating import Seating
from tests.engine.timetable.instances import BACKGROUNDS, days, full_size, planted

STEPS = 4000


def solved(instance: Instance, **options) -> Solution:
    answer = solve(instance, steps=STEPS, **options)
    assert isinstance(answer, Solution)
    assert verify(instance, answer.plan) == ()
    return answer


@pytest.mark.parametrize("seed", range(10))
def test_a_planted_instance_is_solved(seed: int):
    instance, _ = planted(seed)

    solved(instance)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_instance_without_a_free_place_is_solved(seed: int):
    instance, _ = planted(seed, regions=36, strict=1.0)

    solved(instance)


@pytest.mark.parametrize("seed", range(4))
def test_a_linked_instance_is_linked(seed: int):
    instance, _ = planted(seed, strict=0.2)

    assert solved(replace(instance, linked=True)).connectivity.connected


def test_full_size_has_a_first_plan_that_keeps_every_rule():
    instance = full_size()
    plan = first_plan(instance)

    assert isinstance(plan, Plan)
    assert verify(instance, plan) == ()


def test_the_stages_solve_what_greed_leaves():
    instance = full_size()
    wanted = Wanted(make_grid(instance), wish={})

    outcome, draft = first_draft(wanted)

    assert outcome is Outcome.SOLVED
    assert verify(instance, deal_rooms(wanted.grid, draft)) == ()


def test_the_seed_decides():
    instance, _ = planted(4)

    assert solved(instance, seed=7) == solved(instance, seed=7)


def test_improving_lowers_the_cost_and_says_so():
    instance, _ = planted(5)
    grid = make_grid(instance)
    _, draft = first_draft(Wanted(grid))

    assert solved(instance).cost < total_cost(solve(instance, steps=0).goals)
    assert improve(grid, draft, steps=STEPS, remaining=lambda: 0.0).keys() == draft.keys()


def test_the_running_cost_equals_the_measured_cost():
    instance, _ = planted(6)
    people = tuple(replace(one, severity=(a % 5) / 4) for a, one in enumerate(instance.assessors))
    answer = solved(replace(instance, assessors=people))
    grid = make_grid(replace(instance, assessors=people))
    names = {one.id: a for a, one in enumerate(people)}
    places = {one.region: one for one in answer.plan.interviews}
    draft = {
        r: (grid.times.index(places[region.id].time), tuple(names[a] for a in places[region.id].assessors))
        for r, region in enumerate(instance.regions)
    }
    goals = {goal.code: goal for goal in answer.goals}
    even = sum(even_squares(24, 3) for _ in BACKGROUNDS)

    running = Seating(grid, draft, {goal.code: goal.weight for goal in answer.goals}).cost

    assert running == answer.cost - goals["rooms"].cost + goals["load"].weight * even
    assert goals["severity"].amount > 0


def test_no_cost_is_below_its_bound():
    for seed in range(5):
        answer = solved(planted(seed)[0])
        assert all(goal.amount >= goal.least for goal in answer.goals)
        assert answer.bound <= answer.cost
        assert (answer.status == "optimal") == (answer.bound == answer.cost)


def test_even_division_by_hand():
    assert (even_squares(7, 3), even_pairs(7, 3), even_squares(0, 0), even_pairs(3, 0)) == (17, 5, 0, 0)


def test_nothing_to_plan_is_an_empty_plan():
    instance, _ = planted(0)

    assert solved(replace(instance, regions=(), ties=frozenset())).plan == Plan(())


def small(*regions: Region, rooms: int = 1, slots: int = 2, **more) -> Instance:
    people = tuple(Assessor(f"A{a}", BACKGROUNDS[a % 3]) for a in range(6))
    names = tuple(f"R{m + 1}" for m in range(rooms))
    return Instance(days(2, slots), 45, names, dict.fromkeys(BACKGROUNDS, 1), people, regions, **more)


def test_a_party_travels_on_one_day():
    party = [Region(f"{r}", travels="bus") for r in range(3)]
    free = [Region(f"{r}") for r in range(3, 6)]

    plan = solved(small(*free, *party, slots=3)).plan.by_region()

    assert len({plan[region.id].day for region in party}) == 1


def test_one_delegation_is_heard_at_different_times():
    instance = small(Region("a"), Region("a third mark", delegation="a", needs={"academic": 1}), rooms=2, slots=1)

    plan = solved(instance).plan.by_region()

    assert plan["a"].time != plan["a third mark"].time
    assert len(plan["a third mark"].assessors) == 1


def test_a_larger_panel_takes_anybody_beyond_its_backgrounds():
    plan = solved(small(Region("a"), Region("b"), size=5)).plan

    assert [len(one.assessors) for one in plan.interviews] == [5, 5]


def test_a_pinned_interview_stays():
    pin = Interview("b", 1, 1, "R1", ("A3", "A4", "A5"))

    plan = solved(small(Region("a"), Region("b"), Region("c"), pinned=(pin,))).plan.by_region()

    assert (plan["b"].time, plan["b"].room, set(plan["b"].assessors)) == ((1, 1), "R1", {"A3", "A4", "A5"})


def test_severity_is_balanced_over_panels():
    instance = small(*(Region(f"{r}") for r in range(4)))
    tilted = replace(
        instance,
        assessors=tuple(replace(one, severity=1.0 if a < 3 else -1.0) for a, one in enumerate(instance.assessors)),
    )

    goals = {goal.code: goal.amount for goal in solved(tilted).goals}

    assert goals["severity"] == 4 * 4**2  # three seats of +4 or -4 steps each cannot cancel; one is left over


@pytest.mark.parametrize(
    ("instance", "why"),
    [
        (small(*(Region(f"{r}") for r in range(5))), "five regions, four places"),
        (small(Region("a", not_before=(1, 0), not_after=(0, 1))), "leaves before it comes"),
        (small(Region("a"), ties=frozenset({("A0", "a"), ("A3", "a")})), "no academic without a tie"),
        (
            small(Region("a"), Region("b"), rooms=2, slots=1, linked=True, blocked=frozenset({(1, 0)})),
            "at once, so apart",
        ),
        (replace(small(Region("a")), rooms=()), "no room"),
    ],
)
def test_the_impossible_is_proven(instance: Instance, why: str):
    assert solve(instance) == Unsolved(impossible=True), why


def test_no_time_is_no_proof():
    instance = small(Region("a", travels="bus"), Region("b"))

    assert solve(instance, remaining=lambda: 0.0) == Unsolved(impossible=False)


@pytest.mark.slow
def test_full_size_is_quick_and_near_its_bound():
    instance = full_size()
    start = perf_counter()
    first_plan(instance)
    first = perf_counter() - start
    answer = solve(instance)

    assert isinstance(answer, Solution)
    assert verify(instance, answer.plan) == ()
    assert first < 15, "5 s on a quiet machine"
    assert answer.cost <= 1.02 * answer.bound
