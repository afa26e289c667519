"""Doors of susunan."""

from gerakan.foundation.accounts.roles import Role
from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door
from tests.factories.accounts import a_region, somebody
from tests.factories.masterplans import typed


@door("outlines:outline", "outlines:move", "outlines:links")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("outlines:several")
def of_sheet() -> Arguments:
    return {"pk": its_plan().pk, "code": "misi"}


@door("outlines:place")
def of_row() -> Arguments:
    plan = its_plan()
    if not plan.programme_rows.exists():
        typed(plan, "program", {"name": "Antrean daring"}, by=somebody(Role.REGION_ADMIN, region=a_region()))
    return {"pk": plan.pk, "row": plan.programme_rows.first().pk}
