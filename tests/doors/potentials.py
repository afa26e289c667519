"""Doors of potensi and the rows behind them."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.potentials import commands
from gerakan.stages.potentials.models import Delivery, PotentialRun
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region, somebody
from tests.factories.potentials import a_people_run, a_sector_run, an_uploaded_delivery
from tests.factories.regions import RegionFactory


def the_run() -> PotentialRun:
    """Of the region whose officials are asked."""
    return PotentialRun.objects.filter(region=a_region(), kind="sectors").first() or a_sector_run(a_region())


@door("potentials:region", "potentials:template", "potentials:sectors", "potentials:peers", "potentials:people")
def of_region() -> Arguments:
    return {"slug": a_region().slug}


@door("potentials:delivery", "potentials:act", "potentials:marked", "potentials:original")
def of_delivery() -> Arguments:
    found = Delivery.objects.filter(region=a_region(), state="uploaded").first()
    return {"pk": (found or an_uploaded_delivery(a_region())).pk}


@door("potentials:run", "potentials:publish", "potentials:data")
def of_run() -> Arguments:
    return {"pk": the_run().pk}


@door("potentials:attempt")
def of_people() -> Arguments:
    found = PotentialRun.objects.filter(region=a_region(), kind="people").first()
    return {"pk": (found or a_people_run(a_region())).pk}


@rows("potentials.Delivery", "potentials.see_delivery")
def deliveries() -> Rows:
    return [an_uploaded_delivery(a_region()), an_uploaded_delivery(RegionFactory())]


@rows("potentials.PotentialRun", "potentials.see_run")
def runs() -> Rows:
    elsewhere = RegionFactory()
    opened = a_people_run(elsewhere)
    commands.publish(opened, by=somebody(Role.REGION_HEAD, region=elsewhere))
    return [the_run(), opened, a_people_run(elsewhere, ceiling=0.9)]


def opened(kind: str) -> PotentialRun:
    """Everybody may read it."""
    found = PotentialRun.objects.published().filter(region=a_region(), kind=kind).first()
    if found is None:
        found = a_people_run(a_region()) if kind == "people" else the_run()
        commands.publish(found, by=somebody(Role.REGION_HEAD, region=a_region()))
    return found


@door("potentials_public:region")
def public_region() -> Arguments:
    return {"slug": a_region().slug}


@door("potentials_public:run", "potentials_public:data")
def public_run() -> Arguments:
    return {"slug": a_region().slug, "kind": "sectors", "number": opened("sectors").number}


@door("potentials_public:attempt")
def public_attempt() -> Arguments:
    return {"slug": a_region().slug, "number": opened("people").number}
