"""Lists of the capacity map, for tests/lists.py."""

from gerakan.stages.capacities.models import Ability
from gerakan.stages.masterplans.models import Masterplan
from tests.factories.capacities import listed_skills
from tests.factories.masterplans import a_plan
from tests.factories.mentoring import an_edition
from tests.lists import Look, listed, many_regions, staff


@listed("capacities:people")
def people(count: int) -> Look:
    plan, writer = a_plan(edition=an_edition("orang"))
    listed_skills()
    Ability.objects.bulk_create(
        Ability(
            region=plan.region,
            name=f"Ani {n}",
            name_key=f"ani {n}",
            office="Dinas",
            skill="data",
            evidence="Uji.",
            noted_by=writer,
        )
        for n in range(count)
    )
    return Look(writer, {"pk": plan.pk})


@listed("capacities:compared")
def regions(count: int) -> Look:
    edition, by = an_edition("kemampuan"), staff().by
    listed_skills()
    rows = many_regions(count)
    Masterplan.objects.bulk_create(
        Masterplan(region=region, edition=edition, starts=2027, begun_by=by) for region in rows
    )
    return staff(slug=edition.slug)
