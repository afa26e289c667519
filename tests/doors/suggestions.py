"""Doors of the library of model programmes."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans.models import Programme
from gerakan.stages.suggestions.models import ModelProgramme
from tests.doors.masterplans import its_plan
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import a_region, somebody
from tests.factories.masterplans import typed
from tests.factories.suggestions import a_model

WITHOUT_RIGHT.update(
    {
        "suggestions.Practice": "seen with its model",
        "suggestions.Adoption": "seen with its plan",
        "suggestions.Dismissal": "seen with its plan",
    }
)


@door("suggestions:model", "suggestions:edit_model", "suggestions:act")
def a_published_model() -> Arguments:
    return {"pk": (ModelProgramme.objects.first() or a_model()).pk}


@door("suggestions:suggestions", "suggestions:decide")
def its_suggestions() -> Arguments:
    return {"pk": its_plan().pk}


@door("suggestions:propose")
def a_programme() -> Arguments:
    plan = its_plan()
    if not Programme.objects.filter(plan=plan).exists():
        typed(plan, "program", {"name": "Antrean"}, by=somebody(Role.REGION_ADMIN, region=a_region()))
    return {"pk": Programme.objects.filter(plan=plan).values_list("pk", flat=True)[0]}


@rows("suggestions.ModelProgramme", "suggestions.read")
def models() -> Rows:
    return [a_model(title="Terbit"), a_model(title="Rancangan", is_published=False)]
