"""A region's way: delivered, remarked on, returned, accepted, passed; the gate and who may pass it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions.models import ParticipationStep
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.notifications.models import Notice, Reminder
from gerakan.foundation.notifications.reminding import run_reminders
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring import notices, permissions
from gerakan.stages.mentoring.commands import deliverables, guiding, teams
from gerakan.stages.mentoring.models import Deliverable, Guidance, Remark
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.queries import guidances_of
from gerakan.stages.mentoring.tasks import remind_officials_of_today
from gerakan.surfaces.workspace.sources import SOURCES
from gerakan.surfaces.workspace.todo import entries_for
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import (
    a_guidance,
    a_mentor,
    a_paper,
    all_accepted,
    delivered,
    planned,
    results,
    seated,
    stage,
    worker,
)
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module", autouse=True)
def _standing(request):
    with standing_rows(request):
        made = a_guidance()
        seated(made)
        yield


@pytest.fixture
def way():
    return queries.guidances().get()


@pytest.fixture
def lead(way):
    return way.seats.get(role="lead").user


def fresh(model, row):
    return model.objects.get(pk=row.pk)


def test_the_gate_opens_when_the_mentors_accepted_everything(way, lead):
    first = all_accepted(stage(way), lead)
    assert first.state == "submitted"

    guiding.pass_gate(first, by=lead)

    assert [row.state for row in way.stages.order_by("number")] == ["passed", "open", "waiting", "waiting"]
    assert ParticipationStep.objects.filter(participation=way.participation, step="mentored_1").exists()
    assert Notice.objects.filter(person=worker(way), kind="mentoring.stage_open", text__contains="Tahap II").exists()


def test_what_is_missing_is_named_at_the_gate(way, lead):
    row = planned(stage(way))
    guiding.hold(row, by=lead)
    every = results(row)
    for one in every:
        delivered(one)
    row = stage(way)
    assert row.state == "submitted"

    with pytest.raises(TransitionRefused, match=every[0].expected.name):
        guiding.pass_gate(row, by=lead)
    assert stage(way).passed_at is None


def test_the_secretariat_passes_the_gate_with_a_reason_that_stays(way, lead):
    row = planned(stage(way))
    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        guiding.override_gate(row, note=" ", by=staff())
    with pytest.raises(PermissionDenied):
        guiding.override_gate(stage(way), note="Cuaca.", by=lead)

    guiding.override_gate(stage(way), note="Banjir, menyusul.", by=staff())

    assert (stage(way).state, stage(way).gate_reason, stage(way, 2).state) == ("passed", "Banjir, menyusul.", "open")
    assert Event.objects.get(action="guidance_stage.override").note == "Banjir, menyusul."


def test_nobody_passes_over_a_compulsory_remark(way, lead):
    row = planned(stage(way))
    one = delivered(results(row)[0])
    said = deliverables.remark(one, anchor="Bab 2 alinea 3", text="Sumber?", is_compulsory=True, by=lead)

    for act in (
        lambda: guiding.override_gate(stage(way), note="Tergesa.", by=staff()),
        lambda: deliverables.accept(one, seen=1, by=lead),
    ):
        with pytest.raises(TransitionRefused, match="Bab 2 alinea 3"):
            act()
    deliverables.resolve(said, by=lead)
    deliverables.accept(one, seen=1, by=lead)
    assert fresh(Deliverable, one).state == "accepted"


def test_a_remark_goes_along_to_the_next_version_until_its_writer_resolves_it(way, lead):
    one = delivered(results(stage(way))[0])
    said = deliverables.remark(one, anchor="Program!F14", text="Satuan?", is_compulsory=True, by=lead)
    deliverables.answer(said, text="Sudah ditulis.", by=worker(way))
    deliverables.send_back(one, seen=1, note="Lengkapi.", by=lead)
    delivered(one)

    said = fresh(Remark, said)
    [counted] = [row for row in queries.stages_of(way)[0].deliverables.all() if row.pk == one.pk]
    assert (counted.open_remarks, counted.last_version) == (1, 2)
    assert (said.state, said.written_on.number, said.stands_on.number) == ("answered", 1, 2)
    member = seated(way, "member")
    for other in (member, worker(way), staff()):
        with pytest.raises(PermissionDenied):
            deliverables.resolve(said, by=other)
    deliverables.reopen_remark(said, note="Belum.", by=lead)
    deliverables.resolve(fresh(Remark, said), by=lead)
    delivered(one)
    assert (fresh(Remark, said).state, fresh(Remark, said).stands_on.number) == ("resolved", 2)


def test_when_the_writer_has_left_the_team_decides(way, lead):
    one = delivered(results(stage(way))[0])
    helper = seated(way, "assistant")
    said = deliverables.remark(one, anchor="Hal. 4", text="Peta?", is_compulsory=True, by=helper)
    with pytest.raises(PermissionDenied):
        deliverables.resolve(said, by=lead)

    teams.end_seat(way.seats.get(user=helper), reason="Pindah tugas.", by=staff())
    deliverables.resolve(said, by=lead)

    assert fresh(Remark, said).resolved_by == lead


def test_a_mentor_decides_about_the_version_that_was_read(way, lead):
    one = delivered(results(stage(way))[0])
    delivered(one)

    with pytest.raises(TransitionRefused, match="lebih baru"):
        deliverables.accept(one, seen=1, by=lead)
    deliverables.accept(one, seen=2, by=lead)

    assert [(row.number, row.is_accepted) for row in one.versions.order_by("number")] == [(1, None), (2, True)]


def test_what_is_returned_takes_the_stage_back_and_says_why(way, lead):
    row = planned(stage(way))
    guiding.hold(row, by=lead)
    every = [delivered(one) for one in results(row)]
    with pytest.raises(TransitionRefused, match="masih kurang"):
        deliverables.send_back(every[0], seen=1, note="", by=lead)

    deliverables.send_back(every[0], seen=1, note="Angka tahun lalu.", by=lead)

    assert (stage(way).state, fresh(Deliverable, every[0]).state) == ("held", "returned")
    told = Notice.objects.get(person=worker(way), kind="mentoring.returned")
    assert "Angka tahun lalu." in told.body
    delivered(every[0])
    assert stage(way).state == "submitted"


def test_programs_and_macros_are_refused_and_nothing_is_kept(way):
    one = results(stage(way))[0]
    for content in (b"MZ\x90\x00program", b"", b"teks biasa"):
        with pytest.raises(FileRefused):
            deliverables.submit(one, file=a_paper(content), by=worker(way))
    assert (fresh(Deliverable, one).state, one.versions.count()) == ("waiting", 0)


def test_nothing_is_delivered_before_a_stage_opens(way):
    with pytest.raises(TransitionRefused, match="Tahap II belum dibuka"):
        delivered(results(stage(way, 2))[0])


def test_reminders_by_working_day_and_once_to_the_sekda(way, time_machine):
    sekda = somebody(Role.REGION_SECRETARY, region=way.region)
    second = somebody(Role.PLANNING_AGENCY, region=way.region)
    row = planned(stage(way))
    due = results(row)[0].due_on
    assert due == add_working_days(row.ends_on, 10)
    delivered(results(row)[1])

    told = []
    for offset in (-5, 0, 1):
        day = add_working_days(due, offset)
        time_machine.move_to(datetime.datetime.combine(day, datetime.time(2)))
        run_reminders(day)
        run_reminders(day)
        told.append(Notice.objects.filter(kind=notices.RESULT_DUE.code, text__startswith=results(row)[0].expected.name))
    by_person = lambda who: told[0].filter(person=who).count()  # noqa: E731

    assert (by_person(worker(way)), by_person(second), by_person(sekda)) == (3, 3, 1)
    assert not Notice.objects.filter(kind=notices.RESULT_DUE.code, text__startswith=results(row)[1].expected.name)
    assert Deliverable.objects.late().filter(stage=row).count() == 3

    RoleAssignment.objects.filter(user=second).update(starts_on=day.replace(year=2020), ends_on=day.replace(year=2021))
    successor = somebody(Role.PLANNING_AGENCY, region=way.region)
    remind_officials_of_today()
    waiting = Reminder.objects.filter(kind=notices.RESULT_DUE.code, done_at=None)
    assert set(waiting.values_list("person", flat=True)) == {worker(way).pk, successor.pk}
    run_reminders(day)
    assert (by_person(successor), by_person(second), by_person(sekda)) == (1, 3, 1)


def test_what_the_next_stages_ask(way, lead):
    watcher, stranger = seated(way, "observer"), a_mentor()
    away, agency = somebody(Role.REGION_ADMIN, region=a_guidance(way.edition).region), somebody(Role.AGENCY, region=way.region)  # fmt: skip

    seen = {who: list(guidances_of(who)) for who in (lead, watcher, stranger, agency, worker(way))}
    assert [way in rows for rows in seen.values()] == [True, True, False, False, True]
    assert way not in guidances_of(away)
    assert [permissions.GUIDE.allows(who, way) for who in (lead, watcher, stranger)] == [True, False, False]
    assert [permissions.WORK.allows(who, way) for who in (worker(way), away, agency, lead)] == [
        True,
        False,
        False,
        False,
    ]


def test_no_file_leaks_to_another_region_another_mentor_or_an_agency(client, way, lead):
    one = delivered(results(stage(way))[0])
    ended = seated(way, "member")
    teams.end_seat(way.seats.get(user=ended), reason="Selesai.", by=staff())
    other = a_guidance(way.edition)
    addresses = [
        one.get_absolute_url(), reverse("mentoring:file", args=[one.pk, 1]), way.get_absolute_url(),
        reverse("mentoring:team", args=[way.pk]),
    ]  # fmt: skip

    for stranger in (
        ended,
        worker(other),
        seated(other),
        somebody(Role.AGENCY, region=way.region),
        somebody(Role.ASSESSOR),
    ):
        client.force_login(stranger, BACKEND)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.get(reverse("mentoring:overview", args=[way.edition.slug])).status_code in {403, 404}
    client.force_login(lead, BACKEND)
    answer = client.get(addresses[1])
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_region_and_mentor_work_through_the_screens(client, way, lead):
    one = results(planned(stage(way)))[0]
    client.force_login(worker(way), BACKEND)
    assert one.expected.name in client.get(reverse("mentoring:own")).content.decode()
    client.post(one.get_absolute_url(), {"file": a_paper(), "note": "Versi awal"})
    client.force_login(lead, BACKEND)
    assert one.expected.name in client.get(reverse("mentoring:mine")).content.decode()
    remark = {"anchor": "Bab 1", "text": "Tahun?", "is_compulsory": "on"}
    client.post(reverse("mentoring:remark", args=[one.pk]), remark)
    said = Remark.objects.get(deliverable=one)
    client.force_login(worker(way), BACKEND)
    client.post(reverse("mentoring:act_on_remark", args=[said.pk]), {"action": "answer", "note": "2025."})
    client.force_login(lead, BACKEND)
    assert "2025." in client.get(one.get_absolute_url()).content.decode()
    client.post(reverse("mentoring:act_on_remark", args=[said.pk]), {"action": "resolve"})
    client.post(reverse("mentoring:decide", args=[one.pk]), {"action": "accept", "seen": "1"})

    assert (fresh(Deliverable, one).state, fresh(Remark, said).state) == ("accepted", "resolved")


def test_many_regions_are_scheduled_at_once(client, way):
    second = a_guidance(way.edition)
    client.force_login(staff(), BACKEND)
    day = timezone.localdate()
    said = {"number": 2, "starts_on": day, "ends_on": day, "time_zone": "Asia/Makassar", "starts_at": "09:00",
            "video_link": "https://rapat.contoh.go.id/2", "guidances": [way.pk, second.pk]}  # fmt: skip

    page = reverse("mentoring:schedule", args=[way.edition.slug])
    assert client.post(page, said | {"video_link": ""}).status_code == 200
    assert client.post(page, said).status_code == 302

    assert {stage(one, 2).video_link for one in (way, second)} == {"https://rapat.contoh.go.id/2"}
    assert all(row.due_on == add_working_days(day, row.expected.due_days) for row in results(stage(second, 2)))


def test_whoever_withdrew_is_guided_no_longer(way, lead):
    row = planned(stage(way))
    type(way.participation).objects.filter(pk=way.participation_id).update(role="withdrawn")

    with pytest.raises(TransitionRefused, match="tidak lagi ikut"):
        guiding.hold(stage(way), by=lead)
    with pytest.raises(TransitionRefused, match="tidak lagi ikut"):
        delivered(results(row)[0])
    assert Guidance.objects.visible_to(worker(way)).exists()


def test_the_home_page_says_what_waits_for_whom(way, lead):
    every = results(planned(stage(way)))
    delivered(every[0])

    titles = {who: [entry.title for entry in entries_for(who, SOURCES)] for who in (lead, worker(way))}

    assert titles[lead] == [f"Periksa {every[0].expected.name}, {way.region.name}"]
    assert titles[worker(way)] == [f"Serahkan {row.expected.name}" for row in every[1:]]


def test_the_secretariat_plans_one_region_and_passes_its_gate_on_screen(client, way, lead):
    row = stage(way)
    client.force_login(staff(), BACKEND)
    day = timezone.localdate()
    said = {"starts_on": day, "ends_on": day, "time_zone": "Asia/Jakarta", "place": "Aula"}
    late = client.post(reverse("mentoring:plan", args=[row.pk]), said | {"ends_on": day - datetime.timedelta(days=1)})
    client.post(reverse("mentoring:plan", args=[row.pk]), said)
    client.post(reverse("mentoring:focus", args=[way.pk]), {"pillars": ["living"]})
    client.force_login(lead, BACKEND)
    assert client.post(reverse("mentoring:plan", args=[row.pk]), said).status_code == 403
    client.post(reverse("mentoring:act", args=[row.pk]), {"action": "hold"})
    client.post(reverse("mentoring:recording", args=[row.pk]), {"recording_link": "https://rekaman.contoh.go.id/1"})
    client.post(reverse("mentoring:recording", args=[row.pk]), {"recording_link": "bukan alamat"})
    assert client.post(reverse("mentoring:act", args=[row.pk]), {"action": "override", "note": "x"}).status_code == 403
    client.force_login(staff(), BACKEND)
    client.post(reverse("mentoring:act", args=[row.pk]), {"action": "override", "note": "Sudah tercakup tahun lalu."})

    row = stage(way)
    assert "sebelum mulai" in late.content.decode()
    assert (row.state, row.place, row.recording_link) == ("passed", "Aula", "https://rekaman.contoh.go.id/1")
    assert (row.gate_reason, fresh(Guidance, way).focus) == ("Sudah tercakup tahun lalu.", ["living"])
    assert Event.objects.filter(action="guidance.planned", changes__place=["", "Aula"]).exists()
