"""Doors of bacaan."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.readings.commands import keep, send
from gerakan.stages.readings.exchange.opening import open_document
from gerakan.stages.readings.exchange.rules import found_in
from gerakan.stages.readings.models import Reading
from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door
from tests.factories.accounts import a_region, somebody
from tests.factories.ugly_plan import an_ugly_plan


def its_reading() -> Reading:
    """One document, read."""
    plan = its_plan()
    if found := plan.readings.first():
        return found
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    made = send(plan, name="rencana.docx", data=an_ugly_plan(), by=writer)
    document = open_document(made.name, an_ugly_plan())
    keep(made, found=found_in(document, starts=plan.starts, years=plan.years), page_count=None, by=writer)
    return made


@door("readings:readings")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("readings:reading", "readings:decide", "readings:original")
def of_reading() -> Arguments:
    return {"pk": its_plan().pk, "reading": its_reading().pk}


@door("readings:proposal")
def of_proposal() -> Arguments:
    found = its_reading()
    return {"pk": found.plan_id, "reading": found.pk, "number": found.proposals.filter(state="open").first().number}
