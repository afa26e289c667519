"""Official names of agencies and regions that are known here, so that a slip in a plan is told apart from another name (R-505)."""

from dataclasses import replace

from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.institutions.models import Member, OfficeHolder
from gerakan.stages.masterplans.calculations import Ground, Laid
from gerakan.stages.masterplans.models import Masterplan


def mark(plan: Masterplan) -> tuple[str, ...]:
    """Agencies whose heads or data persons the region has named; few, and soon read."""
    heads = OfficeHolder.objects.filter(region=plan.region_id).exclude(agency="").order_by().values_list("agency")
    members = Member.objects.filter(region=plan.region_id, place="wali_data").order_by().values_list("agency")
    return tuple(sorted({agency for (agency,) in heads.union(members)}))


def lay(plan: Masterplan, found: Laid) -> Laid:
    """Agencies of the region; kabupaten, kota and provinces where a location begins like one."""
    agencies = mark(plan)
    places = _regions() if any(_is_region(name) for one in found.plan.programmes for name in one.location) else ()
    return replace(found, plan=replace(found.plan, known_names=(*agencies, *places)))


NAMES = Ground(mark, lay)


def _is_region(name: str) -> bool:
    return name.casefold().startswith(("kab", "kota ", "prov"))


def _regions() -> tuple[str, ...]:
    provinces = tuple(f"Provinsi {name}" for name in Province.objects.values_list("name", flat=True))
    return (*Region.objects.values_list("name", flat=True), *provinces)
