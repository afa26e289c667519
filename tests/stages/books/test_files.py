"""Files of books: made once, kept, given up and asked again; who may take them."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import run_job
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.books import commands, tasks
from gerakan.stages.books.documents import binding
from gerakan.stages.books.models import BookSetting, Rendering
from gerakan.stages.books.queries.sources import setting_of
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, typed
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
QUICK = ("quickwin", "pdf", "id")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def plan_and_writer():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Melayani"}, by=writer)
    plan.refresh_from_db()
    return plan, writer


def through(plan, by, *wanted, version=None):
    """Asked for, and the worker's work done at once."""
    job = tasks.start_making(plan, version, wanted or (QUICK,), by)
    if job:
        run_job.call(job.pk)
    return job


def status(client, door):
    answer = client.get(door)
    if answer.streaming:  # read to its end, which closes the file and not the connection
        b"".join(answer.streaming_content)
    return answer.status_code


def signed_in(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_the_same_book_is_not_made_twice_and_never_written_over(plan_and_writer):
    plan, writer = plan_and_writer
    job = through(plan, writer)
    job.refresh_from_db()
    assert (job.state, job.message) == (Job.State.DONE, "1 dari 1 berkas siap diunduh.")
    [made] = Rendering.objects.all()
    with made.file.open("rb") as file:
        data = file.read()
    assert data.startswith(b"%PDF")
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert (made.state, made.is_draft, made.asked_by) == (Rendering.State.READY, True, writer)
    assert list(Event.objects.filter(action__startswith="books.").order_by("pk").values_list("action", flat=True)) == ["books.asked", "books.begun", "books.made"]  # fmt: skip

    assert through(plan, writer) is None
    assert Rendering.objects.count() == 1
    for change in (made.save, made.delete):
        with pytest.raises(TypeError):
            change()

    typed(plan, "misi", {"text": "Mengabdi"}, by=writer)
    plan.refresh_from_db()
    assert through(plan, writer) is not None
    assert Rendering.objects.ready().count() == 2


def test_work_killed_on_the_way_is_not_ready_and_can_be_asked_again(plan_and_writer, monkeypatch):
    plan, writer = plan_and_writer

    def killed(*_arguments):
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr("gerakan.stages.books.documents.binding.Binding.written", killed)
        with pytest.raises(SystemExit):
            through(plan, writer)
    [row] = Rendering.objects.all()
    assert (row.state, row.file.name, row.job.state) == (Rendering.State.RUNNING, "", Job.State.FAILED)
    page = signed_in(writer).get(reverse("books:books", args=[plan.pk]))
    assert "gagal dibuat" in page.content.decode()
    assert signed_in(writer).get(reverse("books:download", args=[row.pk])).status_code == 404

    through(plan, writer)
    assert sorted(Rendering.objects.values_list("state", flat=True)) == ["failed", "ready"]


def test_a_book_that_fails_leaves_the_others(plan_and_writer, monkeypatch):
    plan, writer = plan_and_writer
    monkeypatch.setitem(binding.WRITERS, "docx", None)
    job = through(plan, writer, ("quickwin", "docx", "id"), QUICK)
    job.refresh_from_db()
    assert job.message == "1 dari 2 berkas siap diunduh."
    assert dict(Rendering.objects.values_list("format", "state")) == {"docx": "failed", "pdf": "ready"}


def test_what_was_given_up_is_not_kept_later(plan_and_writer):
    plan, writer = plan_and_writer
    [row] = commands.ask_for(plan, version=None, wanted=[QUICK], prints={}, by=writer)
    commands.begin(row, by=writer)
    with pytest.raises(TransitionRefused):
        commands.begin(row, by=writer)
    through(plan, writer)
    assert not commands.keep(row, data=b"%PDF", fingerprint="x" * 64, revision=1, is_draft=True, by=writer)
    assert Rendering.objects.ready().count() == 1


def test_only_those_who_read_the_plan_reach_its_drafts(plan_and_writer):
    plan, writer = plan_and_writer
    through(plan, writer)
    made = Rendering.objects.get()
    doors = [reverse("books:download", args=[made.pk]), reverse("books:books", args=[plan.pk]), reverse("books:chapter", args=[plan.pk, "buku1", "1-visi"])]  # fmt: skip
    stranger = somebody(Role.REGION_ADMIN, region=RegionFactory())
    assert [status(signed_in(writer), door) for door in doors] == [200, 200, 200]
    assert [status(signed_in(stranger), door) for door in doors] == [404, 404, 404]
    assert [status(Client(), door) for door in doors] == [404, 302, 302]
    assert signed_in(stranger).post(reverse("books:make", args=[plan.pk])).status_code == 404
    assert not Rendering.objects.visible_to(stranger).exists()


def test_the_look_is_checked_before_it_is_kept(plan_and_writer):
    plan, writer = plan_and_writer
    client, door = signed_in(writer), reverse("books:shape", args=[plan.pk])
    good = {"colour": "#0A6A6B", "signer_office": "Bupati", "signer_name": "Siti", "foreword": "**Salam**"}
    pale = client.post(door, good | {"colour": "#ffee00"})
    assert "Terlalu pucat" in pale.content.decode()
    for data in (b"<svg/>", b"\x89PNG\r\n\x1a\nrusak"):
        bad = client.post(door, good | {"picture": SimpleUploadedFile("l.png", data)})
        assert "tidak dapat dibaca" in bad.content.decode()
    assert not BookSetting.objects.exists()

    kept = client.post(door, good | {"picture": SimpleUploadedFile("lambang.png", PIXEL)})
    assert kept.status_code == 302
    shape = setting_of(plan)
    assert (shape.colour, shape.signer_name) == ("#0a6a6b", "Siti")
    assert client.get(reverse("books:logo", args=[plan.pk])).content == PIXEL
