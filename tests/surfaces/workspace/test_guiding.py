"""The home of the secretariat while regions are mentored."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage
from gerakan.surfaces.workspace.guiding import guiding_of
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.mentoring import a_guidance, stage, worker

pytestmark = pytest.mark.django_db


def test_home_tells_how_far_mentoring_and_plans_have_come(client, django_assert_max_num_queries):
    edition = EditionFactory(slug="bimbingan-beranda", year=timezone.localdate().year + 1, state="open")
    assert guiding_of(edition) is None
    ahead, behind = a_guidance(edition), a_guidance(edition)
    day = timezone.localdate()
    GuidanceStage.objects.filter(guidance=ahead, number=1).update(
        state="passed", passed_at=timezone.now(), starts_on=day, ends_on=day
    )
    Deliverable.objects.filter(stage=stage(behind)).update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    begin(ahead.region, edition=edition, by=worker(ahead))

    with django_assert_max_num_queries(3):
        found = guiding_of(edition)
    first, second, *_more = found.steps
    assert (first.label, first.state, first.note) == ("Tahap I", "current", "1 lulus, 1 berjalan")
    assert (second.state, second.note, second.url) == ("later", "", "")
    assert [(one.label, one.count) for one in found.plans] == [("belum dimulai", 1), ("Disusun", 1)]
    assert found.late.count == 1

    client.force_login(somebody(Role.SECRETARIAT), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("workspace:home")).content.decode()
    assert f"Pendampingan {edition.name}" in page
    assert "Langkah penjaringan" not in page
    assert client.get(first.url).status_code == client.get(found.late.url).status_code == 200
