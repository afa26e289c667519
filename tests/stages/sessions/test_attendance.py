"""Who came themselves: by QR, by the region's hand, confirmed; how far the same people came each time."""

import datetime

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.queries import guidances_of
from gerakan.stages.sessions.commands import attendance as verbs
from gerakan.stages.sessions.commands import joining
from gerakan.stages.sessions.models import Attendance, Participant, Session
from gerakan.stages.sessions.models.attendance import name_key
from gerakan.stages.sessions.queries import attendance as queries
from gerakan.stages.sessions.queries.certificates import standings
from gerakan.stages.sessions.views import checking_in
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, seated, worker
from tests.factories.sessions import a_session, lead_of, present
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _standing(request):
    with standing_rows(request):
        way = a_guidance()
        seated(way)
        a_session(way, a_guidance(way.edition))
        yield


@pytest.fixture
def meeting():
    return Session.objects.get()


@pytest.fixture
def ways():
    return list(guidances_of(staff()).order_by("pk"))


def test_one_person_however_the_name_is_written():
    written = ("Dr. H. Andi Rahman, S.T., M.Si.", "ANDI  RAHMAN", "Drs Andi Rahman", "andi rahman, SE")
    assert {name_key(one) for one in written} == {"andi rahman"}
    assert name_key("Hj. Siti Nurhaliza") == "siti nurhaliza"
    assert name_key("Drajat") == "drajat"


def test_a_qr_check_in_counts_once_and_when_the_region_confirmed_it(meeting, ways, client):
    way, other = ways
    address = reverse("sessions:check_in", args=[meeting.token])
    said = {"guidance": way.pk, "name": "Siti Aminah, S.Kom.", "office": "Dinas Kominfo", "rank": "echelon_3"}
    assert b"Pertemuan" in client.get(address).content or client.get(address).status_code == 200

    assert "tercatat" in client.post(address, said).content.decode()
    assert "Anda sudah tercatat" in client.post(address, {**said, "name": "SITI AMINAH"}).content.decode()
    row = Attendance.objects.get()
    assert (row.state, row.source, row.rank) == ("waiting", "qr", "echelon_3")
    assert not Attendance.objects.counted().exists()

    listed = reverse("sessions:attendance", args=[meeting.pk])
    client.force_login(worker(other))  # at the same meeting, of another region
    assert b"Siti Aminah" not in client.get(listed).content
    client.post(listed, {"aksi": "hadir", "pilih": [row.pk]})
    assert Attendance.objects.get().state == "waiting"
    with pytest.raises(PermissionDenied):
        verbs.judge(meeting, attendances=[row], state="confirmed", by=worker(other))
    client.force_login(worker(way))
    client.post(listed, {"aksi": "hadir", "pilih": [row.pk]})
    assert Attendance.objects.counted().get().judged_by == worker(way)
    assert "Siti Aminah" in client.get(listed, {"unduh": "csv"}).content.decode()


def test_a_code_opens_around_its_meeting_only_and_not_for_a_flood(meeting, ways, client, monkeypatch):
    address = reverse("sessions:check_in", args=[meeting.token])
    said = {"guidance": ways[0].pk, "name": "Budi", "office": "Bappeda", "rank": "staff"}
    assert client.get(reverse("sessions:check_in", args=["salah"])).status_code == 404
    for hours in (-5, 5):
        moved = {"starts_at": timezone.now() + datetime.timedelta(hours=hours)}
        Session.objects.filter(pk=meeting.pk).update(**moved, ends_at=moved["starts_at"] + datetime.timedelta(hours=2))
        assert "tidak dibuka sekarang" in client.post(address, said).content.decode()
    Session.objects.filter(pk=meeting.pk).update(starts_at=timezone.now(), state="cancelled")
    assert "tidak dibuka sekarang" in client.post(address, said).content.decode()
    Session.objects.filter(pk=meeting.pk).update(state="running")
    cache.clear()
    monkeypatch.setattr(checking_in, "MOST_A_MINUTE", 1)
    assert [client.post(address, {**said, "name": name}).status_code for name in ("Budi", "Candra")] == [200, 429]
    assert [row.participant.name for row in Attendance.objects.select_related("participant")] == ["Budi"]
    with pytest.raises(TransitionRefused, match="bukan peserta"):
        verbs.check_in(
            Session.objects.get(pk=meeting.pk), guidance=a_guidance(ways[0].edition), person=verbs.Person("Dewi")
        )


def test_continuity_is_the_mean_share_of_the_first_meetings_people(ways, django_assert_num_queries):
    way = ways[0]
    meetings = [a_session(way, days=-day, state="held", title=f"Ke-{4 - day}") for day in (3, 2, 1)]
    for meeting, names in zip(
        meetings, (("Ani", "Budi", "Citra", "Dedi"), ("Ani", "Budi", "Eko"), ("Ani", "Fajar")), strict=True
    ):
        present(meeting, way, *names)
    verbs.judge(meetings[2], attendances=Attendance.objects.filter(session=meetings[2], participant__name="Fajar")
                .select_related("participant__guidance"), state="refused", by=worker(way))  # fmt: skip

    found = queries.continuity_of(way)
    assert [one.share for one in found.gatherings] == [0.5, 0.25]
    assert found.score == 0.375
    assert [person.name for person in found.others] == ["Eko"]
    assert [person.name for person in found.gatherings[1].missing] == ["Budi", "Citra", "Dedi"]
    with django_assert_num_queries(2):
        assert [one.score for one in queries.continuities(ways)] == [0.375, None]

    verbs.expect(
        way, people=Participant.objects.filter(name__in=["Ani", "Eko"]).values_list("pk", flat=True), by=worker(way)
    )
    named = queries.continuity_of(way)
    assert (named.is_named, [one.share for one in named.gatherings], named.score) == (True, [0.5, 1.0, 0.5], pytest.approx(2 / 3))  # fmt: skip


def test_a_person_under_two_names_is_joined_by_a_curator_and_parted_again(ways, client):
    way, other = ways
    meetings = [a_session(way, days=-day, state="held", title=f"Ke-{4 - day}") for day in (3, 2, 1)]
    for row, names in zip(meetings, (("Ani", "Budi Santoso"), ("Ani", "Budi Santoso P."), ("Ani", "Budi Santoso")), strict=True):  # fmt: skip
        present(row, way, *names)
    assert queries.continuity_of(way).score == 0.75
    kept, twin = Participant.objects.filter(name__startswith="Budi").order_by("pk")
    page, at = reverse("sessions:continuity", args=[way.pk]), reverse("sessions:join", args=[way.pk])
    said = {"row": twin.pk, "into": kept.pk, "because": "Tanda tangan sama"}
    client.force_login(worker(way))
    assert "Pembimbing atau sekretariat menyatukannya" in client.get(page).content.decode()
    assert client.post(at, said).status_code == 403, "the region is measured by it"
    client.force_login(lead_of(way))
    assert f"?catatan={twin.pk}&amp;orang={kept.pk}" in client.get(page).content.decode()
    client.post(at, {**said, "because": " "})
    client.post(at, {**said, "into": twin.pk})
    assert queries.continuity_of(way).score == 0.75
    client.post(at, said)

    assert queries.continuity_of(way).score == 1.0
    assert {row.name: row.attended for row in standings(way.edition)} == {"Ani": 3, "Budi Santoso": 3}
    assert "Tanda tangan sama" in client.get(page).content.decode()
    beside = client.get(reverse("mentoring:guidance", args=[way.pk])).content.decode()
    assert [words in beside for words in ("Ke-3", "Kesinambungan kehadiran", "100 %", "Rencanakan pertemuan")] == [
        True
    ] * 4
    with pytest.raises(verbs.AlreadyThere):
        present(meetings[1], way, "Budi Santoso")
    verbs.expect(way, people=[kept.pk], by=worker(way))
    assert [row.name for row in queries.continuity_of(way).expected] == ["Budi Santoso"]
    with pytest.raises(TransitionRefused, match="pilih ia sebagai orangnya"):
        joining.join(kept, into=Participant.objects.get(name="Ani"), because="Salah", by=staff())
    present(a_session(other, days=-1, state="held"), other, "Budi Santoso")
    with pytest.raises(TransitionRefused, match="daerah yang sama"):
        joining.join(other.participants.get(), into=kept, because="Salah", by=staff())
    client.post(reverse("sessions:part", args=[twin.pk]))
    verbs.expect(way, people=[], by=worker(way))
    assert queries.continuity_of(way).score == 0.75
    assert list(Event.objects.filter(action__startswith="participant.").values_list("action", flat=True).order_by("pk")) == ["participant.joined", "participant.parted"]  # fmt: skip


def test_screens_of_attendance(meeting, ways, client):
    way = ways[0]
    client.force_login(lead_of(way))
    listed = reverse("sessions:attendance", args=[meeting.pk])
    said = {"guidance": way.pk, "name": "Gita", "office": "Setda", "rank": "secretary"}
    for _twice in range(2):
        assert client.post(listed, said).status_code == 302
    assert Attendance.objects.counted().get().participant.name == "Gita"
    assert client.post(listed, {**said, "guidance": ways[1].pk}).status_code == 200  # not the mentor's region
    assert b"<svg" in client.get(reverse("sessions:qr", args=[meeting.pk])).content
    client.post(
        reverse("sessions:delegates", args=[way.pk]), {"name": "Hadi", "office": "Dinas Pertanian", "rank": "echelon_2"}
    )
    page = client.get(reverse("sessions:continuity", args=[way.pk])).content.decode()
    assert "Hadi" in page
    assert "Gita" in page
    client.force_login(staff())
    assert way.region.name in client.get(reverse("sessions:continuities", args=[way.edition.slug])).content.decode()


def test_a_name_like_a_known_one_is_asked_about_and_a_person_decides(meeting, ways, client):
    way, other = ways
    present(meeting, way, "Siti Aminah, S.Kom.")
    present(meeting, other, "Siti Aminnah")
    page = reverse("sessions:attendance", args=[meeting.pk])
    later = a_session(way)
    later_page = reverse("sessions:attendance", args=[later.pk])
    Session.objects.filter(pk=later.pk).update(starts_at=timezone.now())
    client.force_login(worker(way))
    known = Participant.objects.get(guidance=way, name_key="siti aminah")
    typed = {"guidance": way.pk, "name": "Siti Aminah MSi", "office": "Dinas Kominfo", "rank": "staff"}
    asked = client.post(later_page, typed)
    assert [label for _value, label in asked.context["form"].fields["same"].choices] == ["Ya: Siti Aminah, S.Kom., Dinas Kominfo", "Bukan, ini orang lain"]  # fmt: skip
    assert not later.attendances.exists(), "nothing is decided by the machine"
    client.post(later_page, typed | {"same": known.pk})
    assert [row.participant for row in later.attendances.all()] == [known]
    client.post(page, typed | {"same": "0"})
    assert Participant.objects.filter(guidance=way).count() == 2
    assert (
        "same" not in client.post(later_page, typed | {"name": "Rahmat Hidayat", "office": ""}).context["form"].fields
    )
    guest = client.post(reverse("sessions:check_in", args=[later.token]), typed | {"name": "Siti Aminh"})
    assert "S.Kom." not in guest.text, "whoever scans the code learns no names"
