"""A meeting: two people write its minutes at once, a decision becomes a task, an agency finishes it on a phone, somebody checks in by QR."""

from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.models import Attendance, MinuteLine, Session, Task
from gerakan.stages.sessions.queries.tasks import agencies_of
from tests.factories.accounts import OrganisationFactory, somebody
from tests.factories.mentoring import a_guidance, worker
from tests.factories.sessions import a_line, a_session, lead_of, present
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DECISION = "Dinas Pertanian mengirim data produksi padi organik tahun 2026."


def test_a_meeting_from_its_minutes_to_a_finished_task(transactional_db, visit, picture):
    way = a_guidance()
    agency = somebody(Role.AGENCY, region=way.region, organisation=OrganisationFactory(name="Dinas Pertanian"))
    User.objects.filter(pk=lead_of(way).pk).update(name="Dr. Pembimbing Utama")
    User.objects.filter(pk=worker(way).pk).update(name="Sari, Diskominfo")
    before = a_session(way, days=-9, state="held", title="Bimbingan tahap I")
    present(before, way, "Dr. Andi Rahman, M.Si.", "Siti Aminah", "Budi Santoso")
    meeting = a_session(way, state="running", title="Klinik data", video_link="https://rapat.contoh.id/klinik")
    a_line(meeting, "Data produksi belum lengkap.", "note")

    two_write_at_once(visit, meeting, way, picture)
    somebody_checks_in(visit, meeting, picture)
    the_decision_becomes_a_task(visit, meeting, way, picture)
    the_agency_finishes_it_on_a_phone(visit, agency, picture)
    the_region_confirms_and_compares(visit, meeting, way, picture)


def two_write_at_once(visit: Any, meeting: Session, way: Guidance, picture: Any) -> None:
    """The same line, and a new one each: both texts are shown, nothing is lost."""
    first, second = visit(user=lead_of(way)), visit(user=worker(way), width=360, theme="dark")
    mentor, region = Traveller(first), Traveller(second)
    for person in (mentor, region):
        person.go(reverse("sessions:minutes", args=[meeting.pk]))
        person.page.locator(".minutes.is-live").wait_for()
    line = MinuteLine.objects.get()
    box = f"#baris-{line.pk} textarea"
    mentor.page.locator(box).fill("Data produksi padi belum lengkap.")
    region.page.locator(box).fill("Data produksi jagung belum lengkap.")
    mentor.page.locator("form[data-line=''] select").last.select_option("decision")
    mentor.page.locator("form[data-line=''] textarea").last.fill(DECISION)
    region.page.locator("form[data-line=''] textarea").last.fill("Catatan dari daerah.")
    loser = next(one for one in (mentor, region, mentor, region, mentor, region) if _is_in_conflict(one))
    picture(loser.visitor, "pertemuan-notulen-dua-penulis")
    loser.look()
    loser.page.get_by_role("button", name="Simpan keduanya").click()
    for person in (mentor, region):
        for words in (
            "Data produksi padi belum lengkap.",
            "Data produksi jagung belum lengkap.",
            DECISION,
            "Catatan dari daerah.",
        ):
            person.page.wait_for_function(
                "words => [...document.querySelectorAll('form[data-line]:not([data-line=\"\"]) textarea')].some(one => one.value === words)", arg=words
            )  # fmt: skip
    kept = list(MinuteLine.objects.values_list("text", flat=True))
    assert len(kept) == len(set(kept)) == 4


def _is_in_conflict(person: Traveller) -> bool:
    try:
        person.page.locator(".minute-sides").wait_for(timeout=1500)
    except Exception:  # noqa: BLE001 - the browser's own time-out: it was the other
        return False
    return True


def somebody_checks_in(visit: Any, meeting: Session, picture: Any) -> None:
    """Without an account, on a phone; twice is once."""
    person = visit(width=360)
    guest = Traveller(person)
    for _twice in range(2):
        guest.go(reverse("sessions:check_in", args=[meeting.token]))
        guest.fill(name="Siti Aminah, S.Kom.", office="Dinas Kominfo")
        guest.choose("rank", "echelon_3")
        picture(person, "pertemuan-presensi-telepon")
        guest.press("Catat kehadiran saya")
    guest.reads("Anda sudah tercatat")
    assert Attendance.objects.filter(session=meeting, state="waiting").count() == 1


def the_decision_becomes_a_task(visit: Any, meeting: Session, way: Guidance, picture: Any) -> None:
    """One press, then to the right agency."""
    person = visit(user=lead_of(way))
    mentor = Traveller(person)
    mentor.go(meeting.get_absolute_url())
    mentor.press("Jadikan tugas", exact=False)
    task = Task.objects.get()
    mentor.reads("Dikerjakan")
    mentor.follow("Ubah tugas")
    mentor.choose("agency", str(agencies_of(way.region).get().pk))
    mentor.choose("owner", "")
    mentor.press("Simpan tugas")
    mentor.reads("Dinas Pertanian")
    mentor.go(meeting.get_absolute_url())
    picture(person, "pertemuan-satu")
    assert Task.objects.get(pk=task.pk).agency is not None


def the_agency_finishes_it_on_a_phone(visit: Any, agency: User, picture: Any) -> None:
    """It sees its own task and nothing else."""
    person = visit(width=360, user=agency)
    phone = Traveller(person)
    phone.go(reverse("sessions:tasks"))
    phone.follow(DECISION)
    phone.fill(answer="Data 12 kecamatan terlampir.", evidence_link="https://data.contoh.id/padi")
    picture(person, "pertemuan-tugas-telepon")
    phone.press("Tugas selesai")
    phone.reads("Data 12 kecamatan terlampir.")


def the_region_confirms_and_compares(visit: Any, meeting: Session, way: Guidance, picture: Any) -> None:
    """Confirmed by Diskominfo; how many came themselves again."""
    person = visit(user=worker(way))
    region = Traveller(person)
    region.go(reverse("sessions:attendance", args=[meeting.pk]))
    region.page.locator("input[name=pilih]").first.check()
    picture(person, "pertemuan-daftar-hadir")
    region.press("Konfirmasi hadir")
    Session.objects.filter(pk=meeting.pk).update(state="held")
    region.go(reverse("sessions:continuity", args=[way.pk]))
    region.reads("33", "Budi Santoso")
    picture(person, "pertemuan-kesinambungan")
