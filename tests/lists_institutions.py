"""Lists of kelembagaan, for tests/lists.py."""

from gerakan.foundation.editions.models import Participation
from tests.factories.editions import EditionFactory
from tests.factories.institutions import a_head, a_promise, an_act
from tests.factories.regions import RegionFactory
from tests.lists import Look, listed, many_regions, staff


@listed("institutions:start")
def regions_at_a_glance(count: int) -> Look:
    edition, regions = EditionFactory(), many_regions(count)
    Participation.objects.bulk_create(Participation(edition=edition, region=row, role="selected") for row in regions)
    for region in regions:
        a_head(region)
        an_act(region)
    return staff()


@listed("institutions:promises")
def promises_of_a_region(count: int) -> Look:
    region = RegionFactory()
    for _n in range(count):
        a_promise(region)
    return staff(slug=region.slug)
