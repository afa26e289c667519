"""Lists of rencana induk, for tests/lists.py."""

from gerakan.stages.masterplans.models import Masterplan
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.lists import Look, listed, many_regions, staff


@listed("masterplans:plans")
def plans(count: int) -> Look:
    edition, by = EditionFactory(state="open", is_test=True), somebody()
    Masterplan.objects.bulk_create(
        Masterplan(region=region, edition=edition, name="Rencana", starts=2028, begun_by=by)
        for region in many_regions(count)
    )
    return staff()
