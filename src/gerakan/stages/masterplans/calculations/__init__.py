"""Rows to the engine, findings back as cells."""

from gerakan.stages.masterplans.calculations.building import SHEET_OF, plan_json, read
from gerakan.stages.masterplans.calculations.checked import Cell, Checked, Lack, Told, ask, checked
from gerakan.stages.masterplans.calculations.grounds import Ground, Laid, register_ground
from gerakan.stages.masterplans.calculations.standing import Item, Standing, says_nothing, severe_count, standing

__all__ = [
    "SHEET_OF", "Cell", "Checked", "Ground", "Item", "Lack", "Laid", "Standing", "Told", "ask", "checked", "plan_json",
    "read", "register_ground", "says_nothing", "severe_count", "standing",
]  # fmt: skip
