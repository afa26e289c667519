"""Doors of peta jalan."""

from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door


@door("roadmaps:roadmap", "roadmaps:schedule", "roadmaps:delay", "roadmaps:money", "roadmaps:money_lines")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}
