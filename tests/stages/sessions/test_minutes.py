"""Minutes of several writers: nothing is lost, nothing twice, each told; a meeting's life and its calendar file."""

import datetime
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.queries import guidances_of
from gerakan.stages.sessions.commands import sessions as verbs
from gerakan.stages.sessions.commands.minutes import NothingKept, Said, save_lines
from gerakan.stages.sessions.models import MinuteLine, Session
from gerakan.stages.sessions.queries import sessions as queries
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, seated, stage, worker
from tests.factories.sessions import HOUR, a_line, a_session, lead_of
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _standing(request):
    with standing_rows(request):
        way = a_guidance()
        seated(way)
        a_session(way)
        yield


@pytest.fixture
def meeting():
    return Session.objects.get()


@pytest.fixture
def way():
    return guidances_of(staff()).get()


def texts(meeting):
    return list(meeting.lines.filter(is_removed=False).order_by("position").values_list("text", flat=True))


def refused(meeting, by, *lines):
    with pytest.raises(NothingKept) as nothing:
        save_lines(meeting, lines=lines, by=by)
    return nothing.value.outcomes


def test_what_another_wrote_meanwhile_is_a_conflict_with_both_texts(meeting, way):
    mentor, region = lead_of(way), worker(way)
    row = a_line(meeting, "Padi", by=mentor)
    save_lines(meeting, lines=[Said("Padi dan jagung", seen="Padi", line=row.pk, device="a")], by=mentor)

    (outcome,) = refused(meeting, region, Said("Padi organik", seen="Padi", line=row.pk, device="b"))
    assert (outcome.status, outcome.text, outcome.by, outcome.said.text) == ("conflict", "Padi dan jagung", str(mentor), "Padi organik")  # fmt: skip
    assert texts(meeting) == ["Padi dan jagung"]

    save_lines(meeting, lines=[Said("Padi organik dan jagung", seen=outcome.text, line=row.pk)], by=region)
    assert texts(meeting) == ["Padi organik dan jagung"]


def test_a_killed_answer_adds_nothing_twice_and_is_no_conflict(meeting, way):
    mentor = lead_of(way)
    first = Said("Data dikirim", key="kunci-1", device="a")
    save_lines(meeting, lines=[first], by=mentor)

    assert refused(meeting, mentor, first)[0].status == "saved"
    save_lines(meeting, lines=[Said("Data dikirim Jumat", key="kunci-1", device="a")], by=mentor)
    assert texts(meeting) == ["Data dikirim Jumat"]
    (other,) = refused(meeting, worker(way), Said("Bukan Jumat", key="kunci-1", device="b"))
    assert (other.status, texts(meeting)) == ("conflict", ["Data dikirim Jumat"])


def test_a_save_that_was_given_up_and_arrives_late_replaces_no_later_one(meeting, way):
    mentor, seen = lead_of(way), "Padi"
    row = a_line(meeting, seen, by=mentor)
    late = Said("Padi dan jag", seen=seen, line=row.pk, device="a.9")
    save_lines(meeting, lines=[Said("Padi dan jagung", seen=seen, line=row.pk, device="a.10")], by=mentor)
    assert (refused(meeting, mentor, late)[0].status, texts(meeting)) == ("conflict", ["Padi dan jagung"])
    save_lines(meeting, lines=[Said("Padi saja", seen=seen, line=row.pk, device="a.11")], by=mentor)
    assert texts(meeting) == ["Padi saja"]


def test_of_several_lines_what_can_stand_is_kept(meeting, way):
    mentor = lead_of(way)
    kept, gone = a_line(meeting, "Satu", by=mentor), a_line(meeting, "Dua", "note", by=mentor)

    said = [
        Said("Satu!", seen="lama", line=kept.pk),
        Said("", seen="Dua", line=gone.pk),
        Said("x" * 4001),
        Said("Tiga"),
    ]
    statuses = [one.status for one in save_lines(meeting, lines=said, by=mentor)]
    assert statuses == ["conflict", "saved", "refused", "saved"]
    assert texts(meeting) == ["Satu", "Tiga"]
    # written again by somebody who did not see that it had gone: told, not lost
    (outcome,) = refused(meeting, worker(way), Said("Dua lagi", seen="Dua", line=gone.pk))
    assert outcome.status == "conflict"
    save_lines(meeting, lines=[Said("Dua lagi", seen="", line=gone.pk)], by=worker(way))
    assert texts(meeting) == ["Satu", "Dua lagi", "Tiga"]


def test_writers_are_the_meetings_own(meeting, way, client):
    other = a_guidance(way.edition)
    a_session(other, title="Pertemuan lain")
    for stranger in (lead_of(other), worker(other), somebody(Role.AGENCY, region=way.region)):
        with pytest.raises(PermissionDenied):
            save_lines(meeting, lines=[Said("Bukan milik saya")], by=stranger)
        client.force_login(stranger)
        for name in ("session", "minutes", "lines", "calendar"):
            assert client.get(reverse(f"sessions:{name}", args=[meeting.pk])).status_code == 404
    seen = [row.title for row in queries.listed(worker(way))], [row.title for row in queries.listed(lead_of(other))]
    assert seen == (["Bimbingan tahap I"], ["Pertemuan lain"])
    Session.objects.filter(pk=meeting.pk).update(state="cancelled")
    with pytest.raises(TransitionRefused, match="dibatalkan"):
        save_lines(meeting, lines=[Said("Terlambat")], by=worker(way))


def test_the_plain_form_and_the_device_meet_on_the_same_lines(meeting, way, client):
    client.force_login(worker(way))
    page, address = reverse("sessions:minutes", args=[meeting.pk]), reverse("sessions:lines", args=[meeting.pk])
    sent = {"text": "Baris\r\nkedua", "seen": "", "kind": "note", "line": "", "key": "k1"}
    for _again in range(2):
        assert client.post(page, sent).status_code == 302
    row = MinuteLine.objects.get()
    body = {
        "lines": [{"line": row.pk, "text": "Baris\nkedua!", "seen": "Baris\nkedua", "kind": "decision", "device": "d"}]
    }
    answer = client.post(address, json.dumps({**body, "since": 0}), content_type="application/json").json()
    assert (answer["outcomes"][0]["status"], answer["revision"], answer["lines"][0]["text"]) == ("saved", 2, "Baris\nkedua!")  # fmt: skip
    assert client.get(address, {"sejak": 2}).json() == {"revision": 2, "lines": []}

    late = client.post(page, {**sent, "text": "Lain <b>", "seen": "Baris\r\nkedua", "line": row.pk, "key": ""})
    text = late.content.decode()
    assert late.status_code == 200
    assert "Lain &lt;b&gt;" in text
    assert 'name="seen" value="Baris\nkedua!"' in text
    for broken in (b"[", b"[" * 100_000, b'{"lines": 3}', b'{"lines": [3]}'):
        assert client.post(address, broken, content_type="application/json").status_code == 400
    odd = json.dumps({"lines": [{"text": "separuh \ud800huruf\x00", "key": "\x00k2", "device": "\ud800"}]})
    assert client.post(address, odd, content_type="application/json").json()["lines"][-1]["text"] == "separuh huruf"


def test_a_meeting_is_planned_moved_begun_held_or_cancelled(way):
    mentor = lead_of(way)
    begins = timezone.now() + datetime.timedelta(days=9)
    facts = {"title": "Bimbingan II", "starts_at": begins, "ends_at": begins + HOUR, "time_zone": "Asia/Makassar",
             "place": "", "video_link": "https://rapat.contoh.id/7", "agenda": ""}  # fmt: skip
    made = verbs.plan(way.edition, stages=[stage(way)], facts=facts, by=mentor)
    assert "WITA" in queries.when(made)
    assert (
        Notice.objects.filter(person=worker(way), kind="sessions.planned", text__contains="Bimbingan II").count() == 1
    )
    verbs.change(made, stages=[stage(way)], facts=facts | {"agenda": "Pembukaan"}, by=mentor)
    assert (made.sequence, Notice.objects.filter(person=worker(way), text__contains="Bimbingan II").count()) == (0, 1)
    verbs.change(made, stages=[stage(way)], facts=facts | {"ends_at": begins + 2 * HOUR}, by=mentor)
    assert (made.sequence, Notice.objects.filter(person=worker(way), text__contains="Bimbingan II").count()) == (1, 2)

    with pytest.raises(TransitionRefused, match="dua jam"):
        verbs.start(made, by=mentor)
    with pytest.raises(TransitionRefused, match="alasan"):
        verbs.cancel(made, note=" ", by=mentor)
    verbs.cancel(made, note="Banjir.", by=mentor)
    assert Notice.objects.filter(person=worker(way), kind="sessions.cancelled", body__contains="Banjir").exists()
    today = Session.objects.get(title="Bimbingan tahap I")
    verbs.start(today, by=mentor)
    verbs.hold(today, by=mentor)
    assert today.state == "held"
    stranger = a_guidance(way.edition)
    with pytest.raises(PermissionDenied):
        verbs.plan(way.edition, stages=[stage(way), stage(stranger)], facts=facts, by=mentor)


def test_screens_of_a_meeting(meeting, way, client):
    client.force_login(lead_of(way))
    day = timezone.localdate() + datetime.timedelta(days=3)
    said = {"title": "Klinik data", "day": day, "begins": "09:00", "ends": "11:30", "time_zone": "Asia/Jayapura",
            "place": "Aula, lantai 2", "agenda": "Data; padi", "stages": [stage(way).pk]}  # fmt: skip
    new = reverse("sessions:new", args=[way.edition.slug])
    assert "tahap I" in client.get(new, {"tahap": stage(way).pk}).content.decode()
    assert "Isi tempat" in client.post(new, {**said, "place": ""}).content.decode()
    assert "sebelum mulai" in client.post(new, {**said, "ends": "08:00"}).content.decode()
    for _twice in range(2):
        client.post(new, said)
    made = Session.objects.get(title="Klinik data")
    assert made.starts_at == datetime.datetime.combine(day, datetime.time(0), datetime.UTC)
    text = client.get(reverse("sessions:calendar", args=[made.pk])).content.decode()
    assert f"DTSTART:{day:%Y%m%d}T000000Z\r\n" in text
    assert "LOCATION:Aula\\, lantai 2\r\n" in text
    assert "Data\\; padi" in text.replace("\r\n ", "")
    client.post(reverse("sessions:edit", args=[made.pk]), {**said, "place": "Aula"})
    client.post(reverse("sessions:recording", args=[made.pk]), {"recording_link": "https://rapat.contoh.id/rekaman"})
    page = client.get(made.get_absolute_url()).content.decode()
    assert "09.00–11.30 WIT" in page
    assert "rapat.contoh.id/rekaman" in page
    client.post(reverse("sessions:act", args=[made.pk]), {"action": "cancel", "note": "Hujan."})
    assert Session.objects.get(pk=made.pk).state == "cancelled"
    assert "Klinik data" in client.get(reverse("sessions:mine")).content.decode()
