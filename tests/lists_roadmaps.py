"""Lists of peta jalan, for tests/lists.py."""

from gerakan.stages.masterplans.models import Masterplan, MoneyLine, Programme
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.lists import Look, listed, many_regions, staff


@listed("roadmaps:schedule", "roadmaps:money_lines")
def programmes_and_their_money(count: int) -> Look:
    edition, [region] = EditionFactory(state="open", is_test=True), many_regions(1)
    plan = Masterplan.objects.create(region=region, edition=edition, name="Rencana", starts=2028, begun_by=somebody())
    Programme.objects.bulk_create(
        Programme(
            plan=plan, code=f"P-{number:04d}", name="Program", pillar="economy", starts=2028, ends=2030, position=number
        )
        for number in range(count)
    )
    sources = list(MoneyLine.Source.values)
    MoneyLine.objects.bulk_create(
        MoneyLine(
            plan=plan, code=f"A-{number:04d}", programme=row, source=sources[number % 7], y1=number + 1, y2=1, y3=1
        )
        for number, row in enumerate(Programme.objects.filter(plan=plan))
    )
    return staff(pk=plan.pk)
