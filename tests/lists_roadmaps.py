"""Lists of peta jalan, for tests/lists.py."""

from gerakan.stages.masterplans.models import MoneyLine, Programme
from tests.factories.masterplans import a_plan
from tests.lists import Look, listed, staff


@listed("roadmaps:schedule", "roadmaps:money_lines")
def programmes_and_their_money(count: int) -> Look:
    plan, _writer = a_plan()
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
