"""Rows to the engine, findings back as cells."""

from gerakan.stages.masterplans.calculations.checked import (
    SEVERITY_NAMES,
    Cell,
    Checked,
    Lack,
    Told,
    ask,
    checked,
)
from gerakan.stages.masterplans.calculations.export import plan_json

__all__ = ["SEVERITY_NAMES", "Cell", "Checked", "Lack", "Told", "ask", "checked", "plan_json"]
