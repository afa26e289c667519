"""Rows to the engine, findings back as cells."""

from gerakan.stages.masterplans.calculations.building import plan_json
from gerakan.stages.masterplans.calculations.checked import Cell, Checked, Lack, Told, ask, checked
from gerakan.stages.masterplans.calculations.standing import Item, Standing, severe_count, standing

__all__ = [
    "Cell", "Checked", "Item", "Lack", "Standing", "Told", "ask", "checked", "plan_json", "severe_count", "standing",
]  # fmt: skip
