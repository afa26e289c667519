"""The timetable of interviews: rooms, hours, panels and regions; solved, verified, repaired, and explained when impossible.

The package `highspy` must never be loaded in a process that uses OR-Tools: both bring HiGHS, and the second one crashes.
"""

from gerakan.engine.timetable.conflict import Conflict, Rule, conflict
from gerakan.engine.timetable.connectivity import Connectivity, connectivity
from gerakan.engine.timetable.goals import WEIGHTS, Goal, measure
from gerakan.engine.timetable.instance import Assessor, Day, Instance, Interview, Plan, Region, Time
from gerakan.engine.timetable.solving import Solution, Unsolved, appraise, first_plan, solve
from gerakan.engine.timetable.verify import Broken, broken, verify

__all__ = [
    "WEIGHTS",
    "Assessor",
    "Broken",
    "Conflict",
    "Connectivity",
    "Day",
    "Goal",
    "Instance",
    "Interview",
    "Plan",
    "Region",
    "Rule",
    "Solution",
    "Time",
    "Unsolved",
    "appraise",
    "broken",
    "conflict",
    "connectivity",
    "first_plan",
    "measure",
    "solve",
    "verify",
]
