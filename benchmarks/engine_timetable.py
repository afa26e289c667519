"""165 regions, 20 assessors, two days, 165 of 168 places needed: first plan, good plan, repair, verification.

Named references in the same run: a greedy construction (each region at its first free place with the least loaded free
assessors), as in a spreadsheet, and the best of a long run for the cost: as many seconds as `--long` says, or until it reaches the proven bound.
Targets on a quiet machine: first valid plan 5 s, cost within 2 % of the proven bound in 60 s, repair 3 s.
Run: python benchmarks/engine_timetable.py [--disturbances 500] [--long 20]   (the claim: --long 600)
"""

import random
import statistics
import sys
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from gerakan.engine.timetable import (  # noqa: E402  paths first
    Instance,
    Interview,
    Plan,
    Repair,
    Solution,
    Unsolved,
    appraise,
    first_plan,
    repair,
    solve,
    verify,
)
from gerakan.engine.timetable.dealing import deal_rooms  # noqa: E402
from gerakan.engine.timetable.drafting import Wanted, first_draft  # noqa: E402
from gerakan.engine.timetable.grid import make_grid  # noqa: E402
from gerakan.engine.timetable.improving import STEPS_PER_SEAT, improve  # noqa: E402
from tests.engine.timetable.instances import full_size  # noqa: E402
from tests.engine.timetable.test_repair import disturbance  # noqa: E402


def greedy(instance: Instance) -> Plan:
    """By hand, as in a spreadsheet: those who must leave first come first."""
    grid, busy, used, loads = make_grid(instance), set(), {}, dict.fromkeys(range(len(instance.assessors)), 0)
    found: list[Interview] = []
    for r in sorted(grid.regions, key=lambda r: grid.open[r][-1]):
        for t in grid.open[r]:
            panel = []
            for background in grid.seats(r):
                free = [
                    a
                    for a in grid.of_background(background)
                    if a in grid.able[r] and t in grid.free[a] and (a, t) not in busy
                ]
                panel += sorted(free, key=loads.__getitem__)[:1]
            if used.get(t, 0) < grid.rooms[t] and len(panel) == grid.size(r):
                room, used[t] = instance.rooms[used.get(t, 0)], used.get(t, 0) + 1
                busy |= {(a, t) for a in panel}
                loads.update({a: loads[a] + 1 for a in panel})
                names = tuple(instance.assessors[a].id for a in panel)
                found.append(Interview(instance.regions[r].id, *grid.times[t], room, names))
                break
    return Plan(tuple(found))


def show(name: str, seconds: float, said: str, reference: float) -> None:
    """One line: seconds, ratio to the greedy construction, what came out."""
    print(f"{name:34s} {seconds:8.2f} s   x {seconds / reference:8.1f} of greedy   {said}", flush=True)


def repairs(instance: Instance, plan: Plan, count: int) -> tuple[list[float], list[float], int]:
    """Seconds and shares of untouched interviews moved; how many disturbances leave no plan at all."""
    chance = random.Random(7)  # noqa: S311  a rehearsal, not a secret
    seconds, shares, hopeless = [], [], 0
    for number in range(count):
        event = disturbance(chance, instance, number)
        start = perf_counter()
        answer = repair(instance, plan, [event], first_free=(0, chance.randrange(6)))
        seconds.append(perf_counter() - start)
        if not isinstance(answer, Repair):
            hopeless += 1
            continue
        assert not verify(answer.instance, answer.plan)
        shares.append(len(answer.moved) / len(plan.interviews))
    return seconds, shares, hopeless


def plans(instance: Instance, base: float) -> Solution:
    """The first plan, the good plan and its verification; answers the good one."""
    start = perf_counter()
    plan = first_plan(instance)
    assert not isinstance(plan, Unsolved)
    assert not verify(instance, plan)
    show("first valid plan (target 5 s)", perf_counter() - start, f"cost {appraise(instance, plan).cost}", base)
    start = perf_counter()
    first_draft(Wanted(make_grid(instance), wish={}))
    show("the same by CP-SAT's two stages", perf_counter() - start, "", base)
    start = perf_counter()
    answer = solve(instance)
    assert isinstance(answer, Solution)
    over = 100 * (answer.cost / answer.bound - 1)
    said = f"cost {answer.cost}, proven bound {answer.bound}: {over:.1f} % above"
    show("good plan (target 60 s)", perf_counter() - start, said, base)
    start = perf_counter()
    broken = verify(instance, answer.plan)
    show("independent verifier", perf_counter() - start, f"{len(broken)} broken rules", base)
    return answer


def many_repairs(instance: Instance, plan: Plan, count: int, base: float) -> None:
    """Disturbances one at a time, each verified."""
    seconds, shares, hopeless = repairs(instance, plan, count)
    said = f"{len(seconds)} disturbances, {hopeless} without any plan, every other verified"
    moved = f"moved at most {100 * max(shares):.1f} % of the untouched, mean {100 * statistics.mean(shares):.2f} %"
    show("repair, median", statistics.median(seconds), said, base)
    show("repair, slowest (target 3 s)", max(seconds), moved, base)


def long_run(instance: Instance, answer: Solution, seconds: float, base: float) -> None:
    """The best of slow coolings from one seed after the other, until the time is over or the bound is reached."""
    start = perf_counter()
    grid = make_grid(instance)
    draft = first_draft(Wanted(grid))[1]
    steps = 10 * STEPS_PER_SEAT * sum(len(panel) for _, panel in draft.values())
    best, seed = answer, 0
    while perf_counter() - start < seconds and best.cost > best.bound:
        better = improve(grid, draft, seed=seed, steps=steps, remaining=lambda: start + seconds - perf_counter())
        found = appraise(instance, deal_rooms(grid, better))
        best, seed = min(best, found, key=lambda one: one.cost), seed + 1
    assert not verify(instance, best.plan)
    said = f"cost {best.cost} ({best.status}) from {seed} seeds: the good plan costs {100 * (answer.cost / best.cost - 1):.1f} % more"
    show("long run", perf_counter() - start, said, base)


def main() -> None:
    """Everything once, each against the greedy construction."""
    from ortools.sat.python import cp_model  # noqa: F401, PLC0415  its loading is measured apart

    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--disturbances", type=int, default=500)
    asked.add_argument("--long", type=float, default=20.0, help="seconds of the reference run")
    given = asked.parse_args()
    instance = full_size()
    start = perf_counter()
    by_hand = greedy(instance)
    base = perf_counter() - start
    placed, cost = len(by_hand.interviews), appraise(instance, by_hand).cost
    show("greedy construction", base, f"{placed} of {len(instance.regions)} regions placed, cost {cost}", base)
    answer = plans(instance, base)
    if given.disturbances:
        many_repairs(instance, answer.plan, given.disturbances, base)
    if given.long:
        long_run(instance, answer, given.long, base)


if __name__ == "__main__":
    main()
