"""A first plan that keeps every hard rule, or the proof that there is none.

Two stages, times and then panels: small, and nearly always enough. Times whose panels cannot be filled teach the first
stage why (halls.py). What the stages cannot settle goes to one complete model.
"""

from gerakan.engine.timetable.counting import hopeless
from gerakan.engine.timetable.cpsat import Outcome, Remaining, no_hurry, run_model
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

ROUNDS = 40
"""Lessons from panels to times before the complete model is asked."""

LINKS = 6
"""Rounds of linking given panels before the same."""

EFFORT = 20.0
"""Deterministic time of one solve of the complete model."""


def first_draft(
    grid: Grid, *, seed: int = 0, remaining: Remaining = no_hurry, effort: float = EFFORT, early: bool = True
) -> tuple[Outcome, Draft]:
    """Times and panels; the draft is empty unless solved. early: begin each day without waiting, where possible."""
    if not grid.regions:
        return Outcome.SOLVED, {}
    if hopeless(grid):
        return Outcome.REFUTED, {}
    outcome, draft = _by_stages(grid, seed, remaining, effort, early=early)
    if outcome is not Outcome.OPEN:
        return outcome, draft
    return _at_once(grid, seed, remaining, effort)


def _by_stages(grid: Grid, seed: int, remaining: Remaining, effort: float, *, early: bool) -> tuple[Outcome, Draft]:
    exact = all(grid.size(r) == sum(grid.seats(r).values()) for r in grid.regions)
    model = times_model(grid)
    if early:
        model.cp.minimize(sum(grid.times[t][1] * var for (_, t), var in model.at.items()))
    for _ in range(ROUNDS):
        outcome, solver = run_model(model, seed=seed, effort=effort / 4, remaining=remaining)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        times = read_times(model, solver)
        outcome, draft = _panels(grid, times, seed, remaining, effort)
        if outcome is Outcome.SOLVED:
            return outcome, draft
        lessons = shortages(grid, times) if exact else []
        if not lessons:
            return Outcome.OPEN, {}
        for lesson in lessons:
            add_shortage(model, lesson)
    return Outcome.OPEN, {}


def _panels(grid: Grid, times: dict[int, int], seed: int, remaining: Remaining, effort: float) -> tuple[Outcome, Draft]:
    model = panels_model(grid, times)
    for _ in range(LINKS):
        outcome, solver = run_model(model, seed=seed, effort=effort / 4, remaining=remaining)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        draft = {r: (times[r], panel) for r, panel in read_panels(model, solver).items()}
        if not _unlinked(grid, draft, model):
            return Outcome.SOLVED, draft
    return Outcome.OPEN, {}


def _at_once(grid: Grid, seed: int, remaining: Remaining, effort: float) -> tuple[Outcome, Draft]:
    model = whole_model(grid)
    for attempt in range(LINKS):
        if grid.instance.linked and attempt == 2:
            add_tree(model)
        outcome, solver = run_model(model, seed=seed, effort=effort, remaining=remaining, workers=8)
        if outcome is not Outcome.SOLVED:
            return outcome, {}
        times = read_times(model, solver)
        draft = {r: (times[r], panel) for r, panel in read_panels(model, solver).items()}
        if not _unlinked(grid, draft, model):
            return Outcome.SOLVED, draft
    return Outcome.OPEN, {}


def _unlinked(grid: Grid, draft: Draft, model: Model) -> bool:
    """The design falls apart though it must not; the model learns it."""
    found = parts(draft)
    if not grid.instance.linked or len(found) < 2:
        return False
    add_crossings(model, found)
    return True
