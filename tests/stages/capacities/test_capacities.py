"""People and skills against what programmes need: marked before it fails, never counted by a plan alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.capacities import commands, queries
from gerakan.stages.capacities.models import Ability
from gerakan.stages.materials.models import Course, Enrolment
from tests.factories.accounts import somebody
from tests.factories.capacities import a_need, a_training, an_ability
from tests.factories.masterplans import a_plan
from tests.factories.materials import a_course, passed
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def written():
    return a_plan()


def states(plan):
    return [(one.skill, one.state) for one in queries.map_of(plan).standings]


def test_a_programme_that_needs_a_skill_nobody_has_is_marked_before_it_fails(client, written):
    plan, writer = written
    a_need(plan, writer, people=2)
    assert states(plan) == [("Data", "nobody")]
    late = a_training(plan, writer, year=plan.starts + 1, people=2)
    assert states(plan) == [("Data", "late")]
    client.force_login(writer)
    page = client.get(reverse("capacities:capacity", args=[plan.pk])).content.decode()
    assert "selesai sesudah program dimulai" in page
    assert "tidak dimiliki siapa pun" in client.get(reverse("reviews:strip", args=[plan.pk])).content.decode()

    [gap, training] = queries.handed_over(plan.region)
    assert (gap.is_gap, training.is_gap) == (True, False)
    a_training(plan, writer, people=1)
    assert states(plan) == [("Data", "short")]
    with pytest.raises(TransitionRefused, match="tercatat sekali"):
        a_training(plan, writer, people=1)
    assert states(plan) == [("Data", "short")], "pressed twice, planned once"
    a_training(plan, writer, people=1, way="course")
    assert states(plan) == [("Data", "planned")]
    for row in plan.trainings.exclude(pk=late.pk):
        commands.move_training(row, step="finish", by=writer)
    assert states(plan) == [("Data", "late")], "a finished training counts nobody until somebody is noted by name"
    an_ability(plan, writer, "Ani")
    an_ability(plan, writer, "Budi", level="teaches")
    assert states(plan) == [("Data", "met")]
    assert "tidak dimiliki siapa pun" not in client.get(reverse("reviews:strip", args=[plan.pk])).content.decode()


def test_learners_count_when_they_pass_and_each_person_once(written):
    plan, writer = written
    a_need(plan, writer, people=2)
    an_ability(plan, writer, "Citra", level="learning")
    assert states(plan) == [("Data", "nobody")]
    course = a_course(plan.edition)
    Course.objects.filter(pk=course.pk).update(skill="data")
    row = passed(course, writer)
    Enrolment.objects.filter(pk=row.pk).update(region=plan.region)
    assert states(plan) == [("Data", "short")]
    an_ability(plan, writer, f"Dr. {writer.name.upper()}, S.T.")
    [skill] = [one for one in queries.map_of(plan).skills if one.code == "data"]
    assert len(skill.people) == 1


def test_said_again_the_number_changes_and_nonsense_is_refused(client, written):
    plan, writer = written
    first, again = a_need(plan, writer, people=1), a_need(plan, writer, people=3)
    assert (first.pk, again.people, plan.needs.count()) == (again.pk, 3, 1)
    one = an_ability(plan, writer)
    with pytest.raises(TransitionRefused, match="sudah dicatat"):
        an_ability(plan, writer, "H. ANI, S.E.")
    with pytest.raises(TransitionRefused, match="tidak ada dalam rencana"):
        commands.say_need(plan, programme="P-9", skill="data", people=1, by=writer)
    with pytest.raises(TransitionRefused, match="daftar keahlian"):
        an_ability(plan, writer, "Budi", skill="sihir")
    stranger = somebody(Role.REGION_ADMIN, region=RegionFactory())
    with pytest.raises(PermissionDenied):
        an_ability(plan, stranger, "Budi")

    client.force_login(writer)
    at = reverse("capacities:people", args=[plan.pk])
    other = an_ability(plan, writer, "Budi")
    answer = client.post(at, {"aksi": "end", "pilih": [str(one.pk), str(other.pk)]}, follow=True)
    assert [str(said) for said in answer.context["messages"]] == ["2 catatan diakhiri."]
    assert not Ability.objects.counted().exists()
    an_ability(plan, writer)  # may be noted again
    client.force_login(stranger)
    assert client.get(at).status_code == 404


def test_regions_stand_beside_each_other_the_most_marked_first(written):
    plan, writer = written
    a_need(plan, writer)
    an_ability(plan, writer, "Budi", skill="plan")
    [row] = queries.compared(somebody(Role.SECRETARIAT), plan.edition)
    assert (row.people, row.skills, row.needs, row.marked) == (1, 1, 1, 1)
    assert queries.compared(somebody(Role.REGION_ADMIN, region=RegionFactory()), plan.edition) == []
