"""Wawancara in tables."""

from gerakan.stages.interviews.models.board import Board, Room, Slot
from gerakan.stages.interviews.models.interviews import Interview, Seat

__all__ = ["Board", "Interview", "Room", "Seat", "Slot"]
