"""Background work: seen, repeated, never lost and never done twice."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.tasks import commands
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import give_up_lost, run_job
from tests.factories.accounts import UserFactory
from tests.foundation.tasks import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def test_work_waits_for_the_worker_and_tells_its_result():
    job = work.add_row.start(by=UserFactory(), number=1)
    assert (job.state, Organisation.objects.count()) == (Job.State.WAITING, 0)

    work.drain()

    job.refresh_from_db()
    assert (job.state, job.message, job.percent) == (Job.State.DONE, "baris 1", 100)


def test_a_second_delivery_does_nothing():
    job = work.add_row.start(by=UserFactory(), number=1)

    run_job.call(job.pk)
    run_job.call(job.pk)

    assert Organisation.objects.count() == 1


def test_when_the_act_falls_the_job_falls_with_it():
    class RefusedError(Exception):
        pass

    def started_and_refused():
        with transaction.atomic():
            work.add_row.start(by=UserFactory(), number=1)
            raise RefusedError

    with pytest.raises(RefusedError):
        started_and_refused()
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_without_a_worker_the_work_is_done_after_the_commit(at_once, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = work.add_row.start(by=UserFactory(), number=1)
        assert not Organisation.objects.exists()

    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_what_failed_says_so_and_is_repeated_once():
    person = UserFactory()
    job = work.fail.start(by=person)
    work.drain()
    job.refresh_from_db()
    assert (job.state, job.done_count, "Ulangi" in job.message) == (Job.State.FAILED, 1, True)

    again = commands.repeat(job, by=person)

    assert (again.path, again.repeats) == (job.path, job)
    with pytest.raises(commands.NotRepeatable, match="sudah diulang"):
        commands.repeat(Job.objects.get(pk=job.pk), by=person)


def test_work_that_did_not_fail_is_not_repeated():
    with pytest.raises(commands.NotRepeatable, match="gagal"):
        commands.repeat(work.fail.start(by=UserFactory()), by=UserFactory())


def test_work_without_a_sign_of_life_is_given_up_and_its_ghost_changes_nothing():
    job = work.add_row.start(by=UserFactory(), number=1)
    old = timezone.now() - datetime.timedelta(minutes=3)
    Job.objects.update(state=Job.State.RUNNING, beat_at=old)

    assert (give_up_lost(), give_up_lost()) == (1, 0)

    job.refresh_from_db()
    assert (job.state, "pekerja berhenti" in job.message) == (Job.State.FAILED, True)


def test_a_person_sees_own_work_only(client):
    person = UserFactory()
    mine, other = work.fail.start(by=person), work.add_row.start(by=UserFactory(), number=7)
    client.force_login(person)

    said = client.get(reverse("tasks:jobs")).content.decode()

    assert mine.get_absolute_url() in said
    assert other.get_absolute_url() not in said
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.post(reverse("tasks:repeat", args=[other.pk])).status_code == 404


def test_the_page_is_polled_in_part_and_reloads_when_over(client):
    person = UserFactory()
    job = work.add_row.start(by=person, number=1)
    client.force_login(person)

    part = client.get(job.get_absolute_url(), headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert f'id="job-{job.pk}"' in part.content.decode()

    work.drain()
    assert client.get(job.get_absolute_url(), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_failed_job_is_repeated_on_screen(client):
    person = UserFactory()
    job = work.fail.start(by=person)
    work.drain()
    client.force_login(person)

    answer = client.post(reverse("tasks:repeat", args=[job.pk]), follow=True)

    assert "Pekerjaan diulang" in answer.content.decode()
    assert "Sudah diulang" in client.get(job.get_absolute_url()).content.decode()
