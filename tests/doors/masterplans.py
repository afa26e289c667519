"""Doors of rencana induk."""

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Participation
from gerakan.stages.masterplans.calculations import checked
from gerakan.stages.masterplans.commands.exceptions import accept_finding
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.models import Masterplan, Mission
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.masterplans import a_plan, typed

WITHOUT_RIGHT.update({"masterplans.Change": "seen with its plan"})


def its_plan() -> Masterplan:
    """Of the region that the visitors belong to, with a mission."""
    known = Masterplan.objects.filter(edition=an_edition(), region=a_region()).first()
    if known is not None:
        return known
    Participation.objects.get_or_create(edition=an_edition(), region=a_region(), defaults={"role": "selected"})
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    made = begin(a_region(), edition=an_edition(), by=writer)
    typed(made, "misi", {"text": "Melayani"}, by=writer)
    return made


@door("masterplans:plan", "masterplans:frame", "masterplans:history")
def a_plan_of_theirs() -> Arguments:
    return {"pk": its_plan().pk}


@door("masterplans:sheet", "masterplans:cells", "masterplans:new_row")
def a_sheet() -> Arguments:
    return {"pk": its_plan().pk, "code": "misi"}


@door("masterplans:row", "masterplans:remove_row")
def a_row() -> Arguments:
    return {"pk": its_plan().pk, "code": "misi", "row": Mission.objects.filter(plan=its_plan()).first().pk}


@rows("masterplans.Masterplan", "masterplans.see")
def plans() -> Rows:
    return [its_plan(), a_plan(edition=an_edition())[0]]


@door(
    "masterplans:findings",
    "masterplans:accept_finding",
    "masterplans:self_check",
)
def what_is_said_of_it() -> Arguments:
    return {"pk": its_plan().pk}


@door("masterplans:agree", "masterplans:withdraw")
def an_exception() -> Arguments:
    plan = its_plan()
    first = checked(plan).findings[0].fingerprint
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    made = plan.accepted.first() or accept_finding(
        plan, fingerprint=first, reason="Angkanya baru terbit bulan depan.", by=writer
    )
    return {"pk": plan.pk, "row": made.pk}
