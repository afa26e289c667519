"""A first plan that keeps every hard rule, or the proof that there is none.

What a greedy construction leaves unplaced goes to CP-SAT in two stages, times and then panels: small, and nearly always enough. Times whose panels cannot be filled teach the first
stage why (halls.py). What the stages cannot settle goes to one complete model.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gerakan.engine.timetable.counting import hopeless
from gerakan.engine.timetable.cpsat import Outcome, Remaining, no_hurry, run_model
from gerakan.engine.timetable.greedy import greedy_draft
from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.halls import add_shortage, shortages
from gerakan.engine.timetable.linkage import add_crossings, add_tree, parts
from gerakan.engine.timetable.model import (
    Draft,
    Model,
    panels_model,
    read_panels,
    read_times,
    times_model,
    whole_model,
)

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

ROUNDS = 40
"""Lessons from panels to times before the complete model is asked."""

LINKS = 6
"""Rounds of linking given panels before the same."""

EFFORT = 20.0
"""Deterministic time of one solve of the complete model."""

REGION = 10
"""A region that is moved, against a seat that changes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a draft, and how long it may take.

    early: begin each day without waiting, where possible; wish: a draft to stay close to, regions moved counting most.
    """

    grid: Grid
    seed: int = 0
    remaining: Remaining = no_hurry
    effort: float = EFFORT
    early: bool = True
    wish: Draft | None = None

    def solve(self, model: Model, share: float = 0.25, workers: int = 1) -> "tuple[Outcome, cp_model.CpSolver]":
        """Run a model with a share of the effort."""
        effort = self.effort * share
        return run_model(model, seed=self.seed, effort=effort, remaining=self.remaining, workers=workers)


def first_draft(wanted: Wanted) -> tuple[Outcome, Draft]:
    """Times and panels; the draft is empty unless solved."""
    if not wanted.grid.regions:
        return Outcome.SOLVED, {}
    if hopeless(wanted.grid):
        return Outcome.REFUTED, {}
    quick = None if wanted.wish is not None else greedy_draft(wanted.grid)
    if quick is not None and not _apart(wanted.grid, quick):
        return Outcome.SOLVED, quick
    outcome, draft = _by_stages(wanted)
    if outcome is not Outcome.OPEN:
        return outcome, draft
    return _at_once(wanted)


def _apart(grid: Grid, draft: Draft) -> bool:
    return grid.instance.linked and len(parts(draft)) > 1


def _by_stages(wanted: Wanted) -> tuple[Outcome, Draft]:
    grid = wanted.grid
    exact = all(grid.size(r) == sum(grid.seats(r).values()) for r in grid.regions)
    model = times_model(grid)
    _prefer_times(model, wanted)
    for _ in range(ROUNDS):
        outcome, solver = wanted.solve(model)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        times = read_times(model, solver)
        outcome, draft = _panels(wanted, times)
        if outcome is Outcome.SOLVED:
            return outcome, draft
        lessons = shortages(grid, times) if exact else []
        if not lessons:
            return Outcome.OPEN, {}
        for lesson in lessons:
            add_shortage(model, lesson)
    return Outcome.OPEN, {}


def _prefer_times(model: Model, wanted: Wanted) -> None:
    """Stay where the wish is, otherwise begin early."""
    grid = model.grid
    if wanted.wish is not None:
        kept = [model.at[r, t] for r, (t, _) in wanted.wish.items() if (r, t) in model.at]
        model.cp.maximize(sum(kept))
    elif wanted.early:
        model.cp.minimize(sum(grid.times[t][1] * var for (_, t), var in model.at.items()))


def _panels(wanted: Wanted, times: dict[int, int]) -> tuple[Outcome, Draft]:
    model = panels_model(wanted.grid, times)
    if wanted.wish is not None:
        model.cp.minimize(changed_panels(model, wanted.wish, times))
    for _ in range(LINKS):
        outcome, solver = wanted.solve(model)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        draft = {r: (times[r], panel) for r, panel in read_panels(model, solver).items()}
        if not _unlinked(draft, model):
            return Outcome.SOLVED, draft
    return Outcome.OPEN, {}


def changed_panels(model: Model, wish: Draft, times: Mapping[int, int]) -> "cp_model.LinearExprT":
    """Regions whose time stays but whose panel does not count most; then every seat that changes."""
    cost: list[cp_model.LinearExprT] = []
    for r, (time, panel) in wish.items():
        gone = [1 - model.sits[r, a] for a in panel if (r, a) in model.sits]
        cost.append(sum(gone))
        if times[r] == time:
            other = model.cp.new_bool_var(f"other panel {r}")
            for change in gone:
                model.cp.add(other >= change)
            cost.append(REGION * other)
    return sum(cost)


def _at_once(wanted: Wanted) -> tuple[Outcome, Draft]:
    model = whole_model(wanted.grid)
    for attempt in range(LINKS):
        if wanted.grid.instance.linked and attempt == 2:
            add_tree(model)
        outcome, solver = wanted.solve(model, share=1.0, workers=8)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        times = read_times(model, solver)
        draft = {r: (times[r], panel) for r, panel in read_panels(model, solver).items()}
        if not _unlinked(draft, model):
            return Outcome.SOLVED, draft
    return Outcome.OPEN, {}


def _unlinked(draft: Draft, model: Model) -> bool:
    """The design falls apart though it must not; the model learns it."""
    found = parts(draft)
    if not model.grid.instance.linked or len(found) < 2:
        return False
    add_crossings(model, found)
    return True
