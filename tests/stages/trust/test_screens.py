"""Pages of kepercayaan nilai: who opens them, what they say, how often they ask."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import run_job
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.trust.commands import third
from gerakan.stages.trust.models import TrustRun
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessors import an_assessor
from tests.factories.trust import a_panel, a_trust_run
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _run(request) -> Iterator[int]:
    with standing_rows(request):
        yield a_trust_run(a_panel(9, severity={0: 1})).pk


@pytest.fixture
def run(db, _run) -> TrustRun:
    """Nine regions; the first assessor is strict."""
    return TrustRun.objects.select_related("ruling__edition").get(pk=_run)


@pytest.fixture
def secretary(client):
    person = somebody(Role.SECRETARIAT)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return person


def test_a_calculation_is_asked_for_and_shown(client, secretary):
    ruling = a_panel(6, edition=an_edition(2028))
    client.post(reverse("trust:runs", args=[ruling.edition.slug]))
    run_job.call(Job.objects.get().pk)

    run = ruling.trust_runs.get()
    page = client.get(reverse("trust:run", args=[run.pk])).content.decode()

    assert "Rancangan tersambung" in page
    assert "Keandalan rata-rata panel" in page
    assert "A01" in page


def test_the_ranking_and_its_export_hold_raw_and_corrected(client, secretary, run):
    address = reverse("trust:ranking", args=[run.pk])

    page = client.get(address).content.decode()
    export = client.get(address, {"unduh": "csv"}).content.decode()

    assert "Nilai terkoreksi" in page
    assert len(export.strip().splitlines()) >= 10


@pytest.mark.parametrize("n", [1, 30])
def test_the_ranking_asks_equally_often(client, secretary, django_assert_max_num_queries, n):
    run = a_trust_run(a_panel(n + 2, edition=an_edition(2028)))
    address = reverse("trust:ranking", args=[run.pk])
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)


def test_the_page_of_proposals_decides(client, secretary, run):
    address = reverse("trust:third_marks", args=[run.pk])
    assert "Usulkan penilaian tambahan" in client.get(address).content.decode()

    client.post(reverse("trust:propose", args=[run.pk]))
    first = run.third_marks.first()
    client.post(reverse("trust:decide", args=[first.pk]), {"action": "refuse", "note": "Sakit."})
    client.post(reverse("trust:accept_all", args=[run.pk]))

    states = set(run.third_marks.values_list("state", flat=True))
    assert states <= {"accepted", "refused"}
    assert "Sakit." in client.get(address).content.decode()


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.PANEL_CHAIR, Role.PLENARY])
def test_assessors_learn_of_no_zone_and_no_third_mark(client, run, role):
    third.propose(run, by=somebody(Role.SECRETARIAT))
    person = Engagement.objects.first().assessor.user if role == Role.ASSESSOR else somebody(role)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")

    for name in ("run", "ranking", "third_marks", "download"):
        assert client.get(reverse(f"trust:{name}", args=[run.pk])).status_code == 403


def test_feedback_comes_after_the_edition_and_names_nobody_else(client, run):
    strict = Engagement.objects.get(code="A01")
    client.force_login(strict.assessor.user, "django.contrib.auth.backends.ModelBackend")
    assert "Belum ada umpan balik" in client.get(reverse("trust:own_feedback")).content.decode()

    Case.objects.filter(ruling=run.ruling).update(state=Case.State.HANDED)
    page = client.get(reverse("trust:own_feedback")).content.decode()

    assert "lebih rendah daripada rata-rata panel" in page
    others = Engagement.objects.exclude(pk=strict.pk).select_related("assessor__user")
    assert not any(str(other) in page for other in others)
    assert client.get(reverse("trust:feedback", args=[others[0].assessor_id])).status_code == 404


def test_somebody_outside_the_pool_has_no_feedback(client):
    client.force_login(somebody(Role.MENTOR), "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("trust:own_feedback")).status_code == 404
    assert client.get(reverse("trust:feedback", args=[an_assessor().pk])).status_code == 404
