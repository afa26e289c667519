"""Lists of scenarios, for tests/lists.py."""

from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.scenarios.models import Scenario
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.lists import Look, listed, many_regions, staff


@listed("scenarios:scenarios")
def scenarios(count: int) -> Look:
    edition, [region], by = EditionFactory(state="open", is_test=True), many_regions(1), somebody()
    plan = Masterplan.objects.create(region=region, edition=edition, name="Rencana", starts=2028, begun_by=by)
    Scenario.objects.bulk_create(
        Scenario(plan=plan, indicator="I-1", name=f"Skenario {number:04d}", base_year=2027, until=2030, begun_by=by)
        for number in range(count)
    )
    return staff(pk=plan.pk)
