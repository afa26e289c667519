"""Of the way to a plan: from draft to public, refused and mended, remarked on, one click, approved, adopted by a Penjabat, read by all."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import LegalAct
from gerakan.stages.masterplans.models import Masterplan, Mission, Problem
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.reviews.models import Publication
from tests.factories.agreements import official
from tests.factories.masterplans import changed
from tests.factories.mentoring import PAPER
from tests.factories.reviews import Case, an_acting_head
from tests.journeys.conduct import Traveller

VISION = "Warga dilayani dalam sehari."


def from_draft_to_public(visit: Any, case: Case, picture: Any) -> None:
    """An evidence is missing at first."""
    page = reverse("reviews:review", args=[case.plan.pk])
    problem = Problem.objects.filter(plan=case.plan).order_by("pk")[0]
    evidence = ", ".join(problem.evidence)
    changed(case.plan, "masalah", problem.pk, case.writer, evidence=(evidence, ""))
    writer, lead = Traveller(visit(user=case.writer)), Traveller(visit(user=case.lead))

    it_is_refused_then_mended(writer, page, problem, picture)
    member, contact = (Traveller(visit(user=user)) for user in the_others_of_the_team(case))
    another_mentor_remarks(contact, case)
    a_mentor_remarks_and_returns(lead, case, page, picture)
    the_region_accepts_with_one_click(writer, case, picture)
    writer.go(page)
    writer.press("Minta telaah")
    parts_are_accepted_and_the_plan_approved(member, lead, page, picture)
    a_penjabat_adopts(visit, case, page)
    writer.go(page)
    writer.press("Umumkan rencana")
    assert case.again().state == Masterplan.State.PUBLISHED
    a_visitor_reads(visit, case, picture)


def it_is_refused_then_mended(writer: Traveller, page: str, problem: Problem, picture: Any) -> None:
    """What stands in the way is named, with the way to it."""
    writer.go(page)
    writer.reads("temuan berat", problem.code)
    picture(writer.visitor, "telaah-tertahan")
    writer.go(reverse("masterplans:row", args=[problem.plan_id, "masalah", problem.pk]))
    writer.fill(evidence=", ".join(problem.evidence))
    writer.press("Simpan baris")
    writer.go(page)
    writer.press("Minta telaah")
    writer.reads("Ditelaah pembimbing", "Versi 1")


def the_others_of_the_team(case: Case) -> list[User]:
    """Its member, and the contact of the ministry."""
    seats = Seat.objects.filter(guidance__participation__region=case.plan.region_id, role__in=("member", "contact"))
    member, contact = seats.order_by("-role", "pk")[:2]
    return [member.user, contact.user]


def another_mentor_remarks(mentor: Traveller, case: Case) -> None:
    """At a programme of the same frozen version; nothing waits for it."""
    mentor.go(reverse("reviews:read_sheet", args=[case.plan.pk, 1, "program"]))
    mentor.follow("Beri catatan P-001")
    mentor.fill(text="Sebut berapa warga yang merasakannya.")
    mentor.press("Simpan catatan")
    mentor.reads("Sebut berapa warga yang merasakannya.")


def a_mentor_remarks_and_returns(lead: Traveller, case: Case, page: str, picture: Any) -> None:
    """At a cell of the frozen version, with other words for it."""
    mission = Mission.objects.filter(plan=case.plan).order_by("pk")[0]
    lead.go(reverse("reviews:read_sheet", args=[case.plan.pk, 1, "misi"]))
    lead.follow(f"Beri catatan {mission.code}")
    lead.choose("kolom", "text")
    lead.fill(text="Sebut siapa yang dilayani.", after=VISION)
    lead.page.get_by_label("Wajib diselesaikan").check()
    lead.press("Simpan catatan")
    lead.reads(VISION, "wajib")
    lead.go(page)
    lead.page.locator("#note-return").fill("Terima usulan misi.")
    lead.press("Kembalikan untuk diperbaiki")
    lead.reads("Versi 1 dikembalikan")


def the_region_accepts_with_one_click(writer: Traveller, case: Case, picture: Any) -> None:
    """Saved as the writer's own, credited to the mentor."""
    writer.go(reverse("reviews:remarks", args=[case.plan.pk]))
    picture(writer.visitor, "telaah-catatan")
    writer.press("Terima usulan", exact=False)
    assert Mission.objects.filter(plan=case.plan, text=VISION).exists()


def parts_are_accepted_and_the_plan_approved(member: Traveller, lead: Traveller, page: str, picture: Any) -> None:
    """Part by part by a member of the team; what did not change since would stay accepted. Its lead approves."""
    member.go(page)
    picture(member.visitor, "telaah-bagian")
    while member.page.get_by_role("button", name="Terima bagian").count():
        member.press("Terima bagian", exact=False)
    lead.go(page)
    lead.press("Setujui rencana")
    lead.reads("Disetujui pembimbing")


def a_penjabat_adopts(visit: Any, case: Case, page: str) -> None:
    """With a regulation that the legal unit registered today; name, capacity and mandate come from Kelembagaan."""
    holder, user = an_acting_head(case.plan.region)
    act = the_legal_unit_registers_the_regulation(visit, case.plan.region)
    head = Traveller(visit(user=user))
    head.go(page)
    head.follow("Tetapkan rencana")
    head.choose("act", str(act.pk))
    head.choose("signer", str(holder.pk))
    head.press("Tetapkan")
    head.reads("Ditetapkan kepala daerah", holder.mandate_number, act.number)


def the_legal_unit_registers_the_regulation(visit: Any, region: Region) -> LegalAct:
    """With its file."""
    legal = Traveller(visit(user=official(Role.REGION_LEGAL, region)))
    legal.go(reverse("institutions:new_act", args=[region.slug]))
    legal.choose("kind", "perkada")
    today = timezone.localdate()
    legal.fill(number="12 Tahun 2028", title="Rencana Induk Kota Cerdas", dated=today, in_force_from=today)
    legal.page.locator("main input[name='file']").set_input_files(
        {"name": "perkada.pdf", "mimeType": "application/pdf", "buffer": PAPER}
    )
    legal.press("Simpan")
    legal.reads("12 Tahun 2028", "Berlaku")
    return LegalAct.objects.get(kind="perkada")


def a_visitor_reads(visit: Any, case: Case, picture: Any) -> None:
    """On a telephone, without signing in."""
    visitor = Traveller(visit(width=360, theme="dark"))
    visitor.go(reverse("published:plans"))
    visitor.follow(case.plan.region.name)
    shown = Publication.objects.get()
    visitor.reads(VISION, shown.version.sha256, "Pj.")
    visitor.page.get_by_text("Data contoh").first.wait_for()
    picture(visitor.visitor, "telaah-publik")
