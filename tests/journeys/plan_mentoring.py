"""Of the way to a plan: the programme published, a team proposed, a result delivered on a phone, remarked on, accepted, the gate passed."""

from pathlib import Path
from typing import Any

from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.commands import deliverables, guiding
from gerakan.stages.mentoring.models import Deliverable, Guidance, Programme
from tests.factories.agreements import official
from tests.factories.mentoring import all_accepted, delivered, planned, results, stage
from tests.journeys.conduct import Traveller, let_the_worker_work


def the_programme_is_published(secretariat: Traveller, edition: Edition, picture: Any) -> None:
    """From the template."""
    secretariat.go(reverse("mentoring:programme", args=[edition.slug]))
    secretariat.press("Mulai dari template bawaan")
    secretariat.reads("Telaah akhir dan komitmen")
    picture(secretariat.visitor, "bimbingan-program")
    secretariat.press("Terbitkan program")
    assert Programme.objects.get(edition=edition).state == "published"


def regions_begin_and_get_their_teams(secretariat: Traveller, edition: Edition, picture: Any) -> None:
    """All regions at once; the proposal is read pair by pair and accepted."""
    secretariat.go(reverse("mentoring:overview", args=[edition.slug]))
    secretariat.press("Mulai bimbingan 2 daerah")
    secretariat.go(reverse("mentoring:proposal", args=[edition.slug]))
    secretariat.press("Hitung usulan")
    let_the_worker_work()
    secretariat.go(reverse("mentoring:proposal", args=[edition.slug]))
    secretariat.reads("satu-satunya di tim yang menguasai".capitalize(), "Narahubung kementerian")
    picture(secretariat.visitor, "bimbingan-usulan-tim")
    secretariat.press("Terima usulan")
    for way in Guidance.objects.filter(participation__edition=edition):
        planned(stage(way))


def the_region_delivers_on_a_phone(visit: Any, way: Guidance, paper: Path, picture: Any) -> None:
    """What is owed and until when; one file."""
    person = visit(width=360, user=official(Role.REGION_ADMIN, way.region))
    region = Traveller(person)
    region.go(reverse("mentoring:own"))
    picture(person, "bimbingan-kami-telepon")
    region.follow("Visi, misi, sasaran, dan indikator")
    region.page.locator("[name=file]").set_input_files(paper)
    region.press("Serahkan")
    region.reads("Menunggu pembimbing", "visi.pdf")


def the_mentor_remarks_and_the_region_answers(visit: Any, way: Guidance, lead: User, picture: Any) -> None:
    """A compulsory remark stands in the way until its writer resolves it."""
    person = visit(theme="dark", user=lead)
    mentor = Traveller(person)
    mentor.go(reverse("mentoring:mine"))
    picture(person, "bimbingan-daerah-saya-gelap")
    mentor.follow("Visi, misi, sasaran, dan indikator")
    mentor.page.get_by_text("Beri catatan").click()
    mentor.fill(anchor="Bab 4, indikator 2", text="Nilai awal belum bersumber.")
    mentor.page.locator("[name=is_compulsory]").check()
    mentor.press("Simpan catatan")
    mentor.reads("Catatan wajib belum selesai", "Bab 4, indikator 2")
    picture(person, "bimbingan-catatan-gelap")
    row = Deliverable.objects.get(stage__guidance=way, expected__name__startswith="Visi").remarks.get()
    deliverables.answer(row, text="Sumber: BPS 2026, lihat hal. 31.", by=official(Role.REGION_ADMIN, way.region))
    mentor.page.reload()
    mentor.reads("BPS 2026")
    mentor.page.locator(f"#catatan-{row.pk}").get_by_role("button", name="Selesai").click()
    mentor.look()
    mentor.press("Terima hasil")
    mentor.reads("Diterima")


def the_rest_is_accepted(way: Guidance, lead: User) -> None:
    """As the screens did it once, by commands."""
    for row in results(stage(way)):
        if row.state == "waiting":
            deliverables.accept(delivered(row), seen=1, by=lead)


def the_gate_is_passed(visit: Any, way: Guidance, lead: User, picture: Any) -> None:
    """Held, complete, passed: the next stage is open."""
    person = visit(width=360, user=lead)
    mentor = Traveller(person)
    mentor.go(way.get_absolute_url())
    mentor.press("Catat terlaksana")
    picture(person, "bimbingan-gerbang-telepon")
    mentor.press("Luluskan tahap")
    assert [row.state for row in way.stages.order_by("number")][:2] == ["passed", "open"]


def the_stages_between_are_passed(way: Guidance, lead: User) -> None:
    """As the screens did it once, by commands."""
    for number in (2, 3):
        guiding.pass_gate(all_accepted(stage(way, number), lead), by=lead)
    all_accepted(stage(way, 4), lead)


def the_last_gate_is_passed(visit: Any, way: Guidance, lead: User) -> None:
    """The way ends."""
    mentor = Traveller(visit(user=lead))
    mentor.go(way.get_absolute_url())
    mentor.press("Luluskan tahap")
    assert {row.state for row in way.stages.all()} == {"passed"}
