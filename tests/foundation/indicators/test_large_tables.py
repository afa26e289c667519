"""A large table is applied in the background: once, whole or not at all, by a page that may be left."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators import commands, tasks
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue
from gerakan.foundation.tasks.commands import repeat
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import give_up_lost
from tests.factories.accounts import OrganisationFactory, RoleAssignmentFactory, somebody
from tests.factories.indicators import a_ready_batch, applied
from tests.foundation.indicators.conftest import ROWS
from tests.foundation.tasks.work import drain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_cells_are_many(monkeypatch):
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 1)


@pytest.fixture
def batch(poverty, secretariat):
    return a_ready_batch(ROWS, by=secretariat)


def click(client, batch):
    said = {"confirmed": Delivery(batch).preview.digest}
    return client.post(reverse("indicators:apply", args=[batch.pk]), said)


def start(batch, by, **changed):
    said = {"confirmed": Delivery(batch).preview.digest, "without_bad_cells": False, "hat_id": None} | changed
    return tasks.apply_table.start(by=by, batch_id=batch.pk, user_id=by.pk, **said)


def holding():
    return sorted(IndicatorValue.objects.filter(is_current=True).values_list("region__code", "value"))


def test_the_click_starts_work_that_tells_its_result(client, batch, secretariat):
    client.force_login(secretariat)
    answer = click(client, batch)
    job = Job.objects.get()
    assert (answer.url, holding()) == (job.get_absolute_url(), [])

    drain()

    job.refresh_from_db()
    assert (job.state, job.message, job.result_url) == (Job.State.DONE, "2 baris diterapkan.", batch.get_absolute_url())
    assert holding() == [("35.29", 20.51), ("35.79", 4.09)]
    assert "Diterapkan" in client.get(batch.get_absolute_url()).content.decode()


def test_a_second_click_leads_to_the_first_work(client, batch, secretariat):
    client.force_login(secretariat)

    assert click(client, batch).url == click(client, batch).url
    assert Job.objects.count() == 1


def test_while_it_works_the_page_says_so_and_offers_nothing_to_click(client, batch, secretariat):
    start(batch, secretariat)
    client.force_login(somebody(Role.SECRETARIAT))

    page = client.get(batch.get_absolute_url()).content.decode()

    assert "Sedang diterapkan" in page
    assert str(secretariat) in page
    assert reverse("indicators:apply", args=[batch.pk]) not in page
    assert click(client, batch).url == batch.get_absolute_url()
    assert Job.objects.count() == 1


def test_two_works_for_one_table_write_once(batch, secretariat):
    jobs = [start(batch, secretariat), start(batch, secretariat)]
    drain()

    for job in jobs:
        job.refresh_from_db()
    assert [job.state for job in jobs] == [Job.State.DONE] * 2
    assert jobs[0].message == "2 baris diterapkan."
    assert jobs[1].message.startswith("Tidak ada yang ditulis.")
    assert IndicatorValue.objects.count() == 2


def test_values_that_changed_since_the_preview_are_refused_in_words(batch, secretariat):
    job = start(batch, secretariat, confirmed="0" * 64)
    drain()

    job.refresh_from_db()
    assert "Data berubah sejak pratinjau" in job.message
    assert (holding(), ImportBatch.objects.get().state) == ([], ImportBatch.State.RESOLVED)


def test_a_worker_that_dies_while_writing_has_written_nothing_and_is_repeated(batch, secretariat, monkeypatch):
    job = start(batch, secretariat)
    write = type(IndicatorValue.objects.all()).write

    def half(self, rows, **shared):
        write(self, list(rows)[:1], **shared)
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr("gerakan.foundation.indicators.models.values.IndicatorValueQuerySet.write", half)
        drain()
    job.refresh_from_db()
    assert (job.state, holding(), ImportBatch.objects.get().state) == (Job.State.FAILED, [], ImportBatch.State.RESOLVED)

    repeat(job, by=secretariat)
    drain()
    assert len(holding()) == 2


def test_a_worker_that_dies_after_writing_is_repeated_without_writing_twice(batch, secretariat):
    job = start(batch, secretariat)
    drain()
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, beat_at="2020-01-01T00:00Z")
    assert give_up_lost() == 1

    again = repeat(Job.objects.get(pk=job.pk), by=secretariat)
    drain()

    again.refresh_from_db()
    assert again.message.startswith("Tidak ada yang ditulis.")
    assert IndicatorValue.objects.count() == 2


def test_the_work_is_done_in_the_role_in_use(batch, poverty):
    person = somebody(Role.ASSESSOR)
    hat = RoleAssignmentFactory(user=person, role=Role.PARTNER_MINISTRY, organisation=poverty.owner)
    ImportBatch.objects.update(organisation=poverty.owner)

    refused = start(batch, person)
    allowed = start(batch, person, hat_id=hat.pk)
    drain()

    for job in (refused, allowed):
        job.refresh_from_db()
    assert refused.message.startswith("Tidak ada yang ditulis.")
    assert allowed.message == "2 baris diterapkan."


def test_a_correction_in_bulk_retires_what_it_replaces(batch, poverty, secretariat):
    before = applied(ROWS, by=secretariat)
    later = a_ready_batch([ROWS[0], ["35.29", "Kabupaten Sumenep", "19,5"]], by=secretariat)
    start(later, secretariat)
    drain()

    replaced = IndicatorValue.objects.get(batch=before, region__code="35.29")
    [new] = IndicatorValue.objects.filter(batch=later)
    assert (new.replaces, new.value, new.status, new.is_current) == (replaced, 19.5, "provisional", True)
    assert (new.source, new.value_class, new.state, new.created_at is None) == (poverty.source, "", "observed", False)
    assert not replaced.is_current


def test_somebody_elses_indicator_is_refused_in_the_background_too(poverty, secretariat):
    stranger = somebody(Role.PARTNER_MINISTRY, organisation=OrganisationFactory())
    batch = a_ready_batch(ROWS, by=secretariat)
    job = start(batch, stranger)
    drain()

    job.refresh_from_db()
    assert (job.message.startswith("Tidak ada yang ditulis."), holding()) == (True, [])
    with pytest.raises(commands.ImportRefused):
        commands.apply_batch(batch, confirmed="0" * 64, by=secretariat)
