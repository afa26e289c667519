"""Tasks: one press makes a decision one; an agency sees its own; late ones reach the Sekda; done stops everything."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice, Reminder
from gerakan.foundation.notifications.reminding import run_reminders
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.mentoring.queries import guidances_of
from gerakan.stages.sessions.commands import tasks as verbs
from gerakan.stages.sessions.commands.minutes import NothingKept, Said, save_lines
from gerakan.stages.sessions.models import Session, Task
from gerakan.stages.sessions.queries import tasks as queries
from gerakan.stages.sessions.tasks import remind_officials_of_today
from gerakan.surfaces.workspace.sources import SOURCES
from gerakan.surfaces.workspace.todo import entries_for
from tests.factories.accounts import OrganisationFactory, somebody
from tests.factories.agreements import official, staff
from tests.factories.mentoring import PAPER, a_guidance, seated, worker
from tests.factories.sessions import a_line, a_session, a_task, lead_of
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _standing(request):
    with standing_rows(request):
        way = a_guidance()
        seated(way)
        official(Role.REGION_SECRETARY, way.region)
        somebody(Role.AGENCY, region=way.region, organisation=OrganisationFactory(name="Dinas Pertanian"))
        a_session(way, a_guidance(way.edition))
        yield


@pytest.fixture
def ways():
    return list(guidances_of(staff()).order_by("pk"))


@pytest.fixture
def agency(ways):
    return queries.people_of(ways[0].region).get(assignments__role=Role.AGENCY)


def told(person, kind):
    return Notice.objects.filter(person=person, kind=f"sessions.{kind}").count()


def test_a_decision_is_a_task_with_one_press_and_only_once(ways, client):
    way, other = ways
    meeting = Session.objects.get()
    line = a_line(meeting, "Dinas Pertanian mengirim data padi organik.")
    client.force_login(lead_of(way))
    for _twice in range(2):
        client.post(reverse("sessions:task_of_decision", args=[line.pk]))

    made = Task.objects.get()  # the mentor speaks for one of the two regions at the table
    assert (made.guidance, made.owner, made.title) == (way, worker(way), line.text)
    assert made.due_on == add_working_days(timezone.localdate(), 10)
    assert told(worker(way), "task_given") == 1
    assert [row.guidance for row in verbs.make_of_decision(line, by=staff())] == [other]
    with pytest.raises(TransitionRefused, match="sudah menjadi tugas"):
        verbs.make_of_decision(line, by=staff())
    with pytest.raises(TransitionRefused, match="Hanya keputusan"):
        verbs.make_of_decision(a_line(meeting, "Catatan", "note"), by=staff())
    with pytest.raises(NothingKept) as kept:
        save_lines(meeting, lines=[Said("", seen=line.text, line=line.pk)], by=staff())
    assert kept.value.outcomes[0].status == "refused"


def test_an_agency_sees_and_finishes_its_own_only(ways, agency, client):
    way, other = ways
    own, of_all = a_task(way, agency=agency.assignments.get().organisation), a_task(way, title="Milik Diskominfo")
    a_task(other, title="Daerah lain")
    stranger = somebody(Role.AGENCY, region=other.region, organisation=agency.assignments.get().organisation)
    assert list(queries.tasks_for(agency)) == [own]
    assert [row.title for row in entries_for(agency, SOURCES)] == [own.title]
    assert list(queries.tasks_for(stranger)) == []
    assert {row.title for row in queries.tasks_for(worker(way))} == {own.title, "Milik Diskominfo"}
    assert {row.title for row in queries.tasks_for(lead_of(other))} == {"Daerah lain"}

    client.force_login(agency)
    assert client.get(of_all.get_absolute_url()).status_code == 404
    assert client.get(reverse("sessions:session", args=[Session.objects.get().pk])).status_code == 404
    assert own.title in client.get(reverse("sessions:tasks")).content.decode()
    assert client.post(own.get_absolute_url(), {"answer": ""}).status_code == 200
    sent = {"answer": "Terlampir.", "evidence": SimpleUploadedFile("data padi.pdf", PAPER)}
    assert client.post(own.get_absolute_url(), sent).status_code == 302
    done = Task.objects.get(pk=own.pk)
    assert (done.state, done.done_by, done.evidence_name) == ("done", agency, "data padi.pdf")
    answer = client.get(reverse("sessions:evidence", args=[own.pk]))
    assert b"".join(answer.streaming_content) == PAPER
    assert answer["Content-Disposition"].startswith("attachment")
    assert told(staff(), "task_done") == 1
    with pytest.raises(PermissionDenied):
        verbs.cancel(Task.objects.get(pk=of_all.pk), note="Tidak.", by=agency)


def test_a_late_task_reaches_the_sekda_once_a_step_and_done_stops_it(ways, agency):
    way = ways[0]
    sekda = official(Role.REGION_SECRETARY, way.region)
    row = a_task(way, owner=agency)
    days = [add_working_days(row.due_on, offset) for offset in (-3, 0, 1, 1, 5)]
    heard = []
    for day in days:
        run_reminders(day)
        heard.append((told(agency, "task_due"), told(sekda, "task_due")))
    assert heard == [(1, 0), (2, 0), (3, 1), (3, 1), (4, 2)]

    Task.objects.filter(pk=row.pk).update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    assert list(queries.tasks_for(sekda).late()) == [row]
    assert next(one.title for one in entries_for(sekda, SOURCES)) == f"Tugas terlambat: {row.title}"
    verbs.finish(row, answer="Selesai.", by=agency)
    assert not Reminder.objects.filter(done_at=None, kind="sessions.task_due").exists()
    verbs.reopen(Task.objects.get(pk=row.pk), note="Angkanya belum lengkap.", by=lead_of(way))
    assert told(agency, "task_reopened") == 1
    assert Reminder.objects.filter(done_at=None, kind="sessions.task_due").count() == 1
    with pytest.raises(TransitionRefused, match="tidak berlaku lagi"):
        verbs.reopen(Task.objects.get(pk=row.pk), note="Lagi.", by=lead_of(way))
    verbs.cancel(Task.objects.get(pk=row.pk), note="Tidak perlu.", by=lead_of(way))
    assert not Reminder.objects.filter(done_at=None, kind="sessions.task_due").exists()


def test_a_task_is_given_by_form_and_follows_its_owner(ways, agency, client):
    way = ways[0]
    client.force_login(lead_of(way))
    new = reverse("sessions:new_task", args=[way.pk])
    said = {"title": "Kirim data", "owner": worker(way).pk, "days": 5}
    assert "Pilih perangkat daerah" in client.post(new, {**said, "owner": ""}).content.decode()
    assert "Isi tanggal" in client.post(new, {**said, "days": ""}).content.decode()
    for _twice in range(2):
        client.post(new, said)
    row = Task.objects.get()
    assert row.due_on == add_working_days(timezone.localdate(), 5)
    client.post(reverse("sessions:edit_task", args=[row.pk]), {**said, "owner": agency.pk})
    open_now = Reminder.objects.filter(done_at=None, kind="sessions.task_due")
    assert [reminder.person for reminder in open_now] == [agency]
    client.post(reverse("sessions:act_on_task", args=[row.pk]), {"action": "cancel", "note": "Tidak jadi."})
    assert Task.objects.get().state == "cancelled"
    with pytest.raises(TransitionRefused, match="bukan orang"):
        a_task(way, owner=worker(ways[1]))

    left = verbs.give(way, facts={"title": "Kirim lagi", "due_on": row.due_on, "owner": agency}, by=lead_of(way))
    RoleAssignment.objects.filter(user=agency).update(
        starts_on=datetime.date(2020, 1, 1), ends_on=datetime.date(2021, 1, 1)
    )
    Seat.objects.filter(user=left.given_by).update(ended_at=timezone.now(), end_reason="Pindah.")
    member = seated(way, "member")
    remind_officials_of_today()
    assert [reminder.person for reminder in open_now.all()] == [worker(way)]
    verbs.finish(left, answer="Rahasia daerah", by=worker(way))
    assert (told(left.given_by, "task_done"), told(member, "task_done")) == (0, 1)
    assert client.get(reverse("sessions:new_task", args=[ways[1].pk])).status_code == 404
