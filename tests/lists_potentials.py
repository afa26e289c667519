"""Lists of potensi, for tests/lists.py."""

import datetime as dt

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.potentials.models import Delivery
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.lists import Look, listed, many_regions, staff


@listed("potentials:start")
def regions(count: int) -> Look:
    many_regions(count)
    return staff()


@listed("potentials:mentored")
def regions_of_a_mentor(count: int) -> Look:
    edition = EditionFactory()
    for region in many_regions(count):
        ParticipationFactory(edition=edition, region=region, role="selected")
    return Look(somebody(Role.MENTOR, edition=edition))


@listed("potentials:deliveries")
def all_deliveries(count: int) -> Look:
    by = somebody(Role.PLANNING_AGENCY, region=many_regions(1)[0])
    Delivery.objects.bulk_create(
        Delivery(
            region=region, measure="jobs", source="BPS", dated=dt.date(2024, 2, 28), name="kerja.csv", sha256="0", state="applied",
            created_by=by,
        )
        for region in many_regions(count)
    )  # fmt: skip
    return staff()
