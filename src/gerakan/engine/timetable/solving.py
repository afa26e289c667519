"""From an instance to a plan with its price, or to the proof that there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gerakan.engine.timetable.connectivity import Connectivity, connectivity
from gerakan.engine.timetable.cpsat import Outcome, Remaining, no_hurry
from gerakan.engine.timetable.dealing import deal_rooms
from gerakan.engine.timetable.drafting import Wanted, first_draft
from gerakan.engine.timetable.goals import WEIGHTS, Goal, measure, total_bound, total_cost
from gerakan.engine.timetable.grid import make_grid
from gerakan.engine.timetable.improving import improve
from gerakan.engine.timetable.instance import Instance, Plan
from gerakan.engine.timetable.resting import least_rest

Status = Literal["optimal", "feasible"]


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan that keeps every hard rule; optimal when its cost has been proven least.

    bound: what each goal costs at least, and what even loads and short days cost at least together.
    """

    plan: Plan
    status: Status
    goals: tuple[Goal, ...]
    bound: int
    connectivity: Connectivity

    @property
    def cost(self) -> int:
        """Weighed sum of the soft goals."""
        return total_cost(self.goals)


@dataclass(frozen=True, slots=True)
class Unsolved:
    """No plan: impossible when proven, otherwise the search ended too early to tell."""

    impossible: bool


def solve(
    instance: Instance,
    *,
    seed: int = 0,
    weights: Mapping[str, int] = WEIGHTS,
    steps: int | None = None,
    remaining: Remaining = no_hurry,
) -> Solution | Unsolved:
    """The best plan found. Without a clock (`remaining`) the same arguments give the same plan, bit for bit."""
    grid = make_grid(instance)
    outcome, draft = first_draft(Wanted(grid, seed, remaining))
    if outcome is not Outcome.SOLVED:
        return Unsolved(outcome is Outcome.REFUTED)
    better = improve(grid, draft, seed=seed, steps=steps, weights=weights, remaining=remaining)
    return appraise(instance, deal_rooms(grid, better), weights)


def first_plan(instance: Instance, *, seed: int = 0, remaining: Remaining = no_hurry) -> Plan | Unsolved:
    """A plan that keeps the hard rules and cares for nothing else: the quickest answer."""
    grid = make_grid(instance)
    outcome, draft = first_draft(Wanted(grid, seed, remaining))
    return deal_rooms(grid, draft) if outcome is Outcome.SOLVED else Unsolved(outcome is Outcome.REFUTED)


def appraise(instance: Instance, plan: Plan, weights: Mapping[str, int] = WEIGHTS) -> Solution:
    """What a plan costs; for any plan that keeps the hard rules, wherever it comes from."""
    goals = measure(instance, plan, weights)
    bound = total_bound(goals) + least_rest(make_grid(instance), weights)
    status: Status = "optimal" if total_cost(goals) == bound else "feasible"
    return Solution(plan, status, goals, bound, connectivity(plan))
