"""Instruments in tables: versions, their tree, levels and conditions, and what became of each item."""

from gerakan.foundation.instruments.models.crosswalks import Crosswalk, CrosswalkRow
from gerakan.foundation.instruments.models.tree import Condition, Level, Node
from gerakan.foundation.instruments.models.versions import Instrument, InstrumentVersion, InstrumentVersionQuerySet

__all__ = [
    "Condition",
    "Crosswalk",
    "CrosswalkRow",
    "Instrument",
    "InstrumentVersion",
    "InstrumentVersionQuerySet",
    "Level",
    "Node",
]
