"""Doors of the capacity map."""

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.capacities.models import Ability, Need, Training
from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.capacities import a_need, a_training, an_ability
from tests.factories.masterplans import a_plan
from tests.factories.mentoring import an_edition as a_test_edition


def its_writer() -> User:
    """Diskominfo of the visitors' region."""
    return somebody(Role.REGION_ADMIN, region=a_region())


@door("capacities:compared")
def an_edition_of_plans() -> Arguments:
    its_plan()
    return {"slug": an_edition().slug}


@door("capacities:capacity", "capacities:people")
def a_map() -> Arguments:
    return {"pk": its_plan().pk}


@door("capacities:drop_need")
def a_need_of_it() -> Arguments:
    return {"pk": (Need.objects.filter(plan=its_plan()).first() or a_need(its_plan(), its_writer())).pk}


@door("capacities:act_on_training")
def a_training_of_it() -> Arguments:
    return {"pk": (Training.objects.filter(plan=its_plan()).first() or a_training(its_plan(), its_writer())).pk}


@rows("capacities.Ability", "capacities.see")
def abilities() -> Rows:
    other, writer = a_plan(edition=a_test_edition())
    own = Ability.objects.filter(region=a_region()).first() or an_ability(its_plan(), its_writer())
    return [own, an_ability(other, writer)]


@rows("capacities.Need", "capacities.see")
def needs() -> Rows:
    other, writer = a_plan(edition=a_test_edition())
    return [Need.objects.get(pk=a_need_of_it()["pk"]), a_need(other, writer)]


@rows("capacities.Training", "capacities.see")
def trainings() -> Rows:
    other, writer = a_plan(edition=a_test_edition())
    return [Training.objects.get(pk=a_training_of_it()["pk"]), a_training(other, writer)]
