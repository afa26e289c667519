"""Doors of comparison."""

from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door
from tests.doors.reviews import its_publication


@door("comparisons:own")
@door("comparisons:likeness")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("comparisons:public")
def of_publication() -> Arguments:
    plan = its_publication().plan
    return {"edition": plan.edition.slug, "region": plan.region.slug}
