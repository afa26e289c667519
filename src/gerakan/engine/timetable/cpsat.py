"""How CP-SAT is run: one worker, limited by its own count of work, so that the same question gets the same answer."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from gerakan.engine.timetable.model import Model

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Remaining = Callable[[], float]
"""Seconds that are left; the engine has no clock of its own."""


def no_hurry() -> float:
    """Only the count of work limits the search: the answer depends on the seed alone."""
    return float("inf")


class Outcome(Enum):
    """What a run has shown."""

    SOLVED = "solved"
    REFUTED = "refuted"
    OPEN = "open"


def run_model(
    model: Model, *, seed: int, effort: float, remaining: Remaining = no_hurry, workers: int = 1
) -> "tuple[Outcome, cp_model.CpSolver]":
    """Solve; effort: CP-SAT's deterministic time, about a second of one quiet core a unit.

    workers: more than one are interleaved on one thread, several searches by turns, still deterministic.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415  slow to load, and most pages plan nothing

    solver = cp_model.CpSolver()
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = workers
    solver.parameters.interleave_search = workers > 1
    solver.parameters.max_deterministic_time = effort
    seconds = remaining()
    if seconds <= 0:
        return Outcome.OPEN, solver
    if seconds != float("inf"):
        solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model.cp)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Outcome.SOLVED, solver
    return (Outcome.REFUTED if status in (cp_model.INFEASIBLE, cp_model.MODEL_INVALID) else Outcome.OPEN), solver
