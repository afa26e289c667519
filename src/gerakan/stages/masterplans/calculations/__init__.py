"""Rows to the engine, findings back as cells."""

from gerakan.stages.masterplans.calculations.building import plan_json
from gerakan.stages.masterplans.calculations.checked import Cell, Checked, Lack, Told, ask, checked
from gerakan.stages.masterplans.calculations.grounds import Ground, Laid, register_ground
from gerakan.stages.masterplans.calculations.standing import Item, Standing, severe_count, standing

__all__ = [
    "Cell", "Checked", "Ground", "Item", "Lack", "Laid", "Standing", "Told", "ask", "checked", "plan_json",
    "register_ground", "severe_count", "standing",
]  # fmt: skip
