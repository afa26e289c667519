"""The timetable of interviews: rooms, hours, panels and regions; solved, verified, repaired, and explained when impossible.

The package `highspy` must never be loaded in a process that uses OR-Tools: both bring HiGHS, and the second one crashes.
"""

from gerakan.engine.timetable.conflict import Conflict, Rule, conflict
from gerakan.engine.timetable.connectivity import Connectivity, connectivity
from gerakan.engine.timetable.disturbances import Absent, Disturbance, Extra, Late, Leaving, RoomLost, Withdrawn
from gerakan.engine.timetable.further import Hours, Placed, Unplaced, Wish, open_hours, place_further, with_further
from gerakan.engine.timetable.goals import WEIGHTS, Goal, measure
from gerakan.engine.timetable.hours import first_free
from gerakan.engine.timetable.instance import Assessor, Day, Instance, Interview, Plan, Region, Time
from gerakan.engine.timetable.places import clashes, free_assessors, nearest_free
from gerakan.engine.timetable.repair import Change, Repair, Unrepaired, repair
from gerakan.engine.timetable.solving import Solution, Unsolved, appraise, first_plan, solve
from gerakan.engine.timetable.verify import Broken, broken, verify

__all__ = [
    "WEIGHTS",
    "Absent",
    "Assessor",
    "Broken",
    "Change",
    "Conflict",
    "Connectivity",
    "Day",
    "Disturbance",
    "Extra",
    "Goal",
    "Hours",
    "Instance",
    "Interview",
    "Late",
    "Leaving",
    "Placed",
    "Plan",
    "Region",
    "Repair",
    "RoomLost",
    "Rule",
    "Solution",
    "Time",
    "Unplaced",
    "Unrepaired",
    "Unsolved",
    "Wish",
    "Withdrawn",
    "appraise",
    "broken",
    "clashes",
    "conflict",
    "connectivity",
    "first_free",
    "first_plan",
    "free_assessors",
    "measure",
    "nearest_free",
    "open_hours",
    "place_further",
    "repair",
    "solve",
    "verify",
    "with_further",
]
