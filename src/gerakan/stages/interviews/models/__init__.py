"""Wawancara in tables."""

from gerakan.stages.interviews.models.board import Absence, Board, RegionNeed, Room, Slot
from gerakan.stages.interviews.models.interviews import Interview, Seat
from gerakan.stages.interviews.models.plans import PlanVersion
from gerakan.stages.interviews.models.visits import Attendance, Feed

__all__ = [
    "Absence", "Attendance", "Board", "Feed", "Interview", "PlanVersion", "RegionNeed", "Room", "Seat", "Slot",
]  # fmt: skip
