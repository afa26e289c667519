"""Four stages of one region: eight of its people and three mentors, from the template to a plan that everybody may read.

Diskominfo and Bappeda write, Bappeda delivers the figures, two agencies do their tasks, the Sekda looks on, the legal unit
registers the regulation, an acting head adopts. What a screen has shown once is repeated by commands.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.potentials.models import PotentialRun
from tests.factories.accounts import OrganisationFactory, somebody
from tests.factories.agreements import official, staff
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.mentoring import PAPER, a_mentor
from tests.factories.potentials import a_table
from tests.factories.regions import RegionFactory
from tests.factories.reviews import Case
from tests.factories.sessions import a_task
from tests.journeys import plan_mentoring, plan_review, plan_writing
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.begins_first(70)]
AGENCIES = ("Dinas Kelautan dan Perikanan", "Dinas Kesehatan")


@dataclass
class Team:
    """Those of the region who write."""

    writer: User
    planner: User
    agencies: list[User]


def test_from_the_template_to_a_public_plan(transactional_db, visit, picture, tmp_path):
    edition = EditionFactory(slug="empat-tahap", year=2027, state="open", is_sample=True)
    for region in (RegionFactory(population=20_000), RegionFactory()):
        ParticipationFactory(edition=edition, region=region)
        official(Role.REGION_ADMIN, region)
    three_mentors()
    secretariat = Traveller(visit(user=staff()))
    plan_mentoring.the_programme_is_published(secretariat, edition, picture)
    plan_mentoring.regions_begin_and_get_their_teams(secretariat, edition, picture)
    way = Guidance.objects.filter(participation__edition=edition).order_by("pk")[0]
    team, lead = the_region_team(way.region), way.seats.get(role="lead").user
    paper = tmp_path / "visi.pdf"
    paper.write_bytes(PAPER)

    plan_mentoring.the_region_delivers_on_a_phone(visit, way, paper, picture)
    plan_mentoring.the_mentor_remarks_and_the_region_answers(visit, way, lead, picture)
    plan_mentoring.the_rest_is_accepted(way, lead)
    plan_mentoring.the_gate_is_passed(visit, way, lead, picture)
    two_agencies_do_their_tasks(visit, way, team.agencies)
    what_the_region_is_good_at_comes_from_a_workbook(visit, team.planner, way.region, tmp_path, picture)
    plan = plan_writing.two_write_one_sheet(visit, team.writer, team.planner, picture)
    plan_writing.the_trial_gives_way_to_the_plan(plan, team.writer)
    those_who_look_on_may_not_write(visit, plan)
    plan_mentoring.the_stages_between_are_passed(way, lead)
    case = Case(Masterplan.objects.select_related("region", "edition").get(), team.writer, lead)
    plan_review.from_draft_to_public(visit, case, picture)
    plan_mentoring.the_last_gate_is_passed(visit, way, lead)
    secretariat.go(reverse("mentoring:overview", args=[edition.slug]))
    secretariat.reads("Lulus", "Terbuka")
    picture(secretariat.visitor, "bimbingan-semua-daerah")


def three_mentors() -> None:
    """With skills that complete each other, and a contact of the ministry."""
    for number, pillars in enumerate((["governance", "economy"], ["living", "society"], ["environment"])):
        mentor = a_mentor(pillars=pillars, may_lead=number < 2, home_region=RegionFactory())
        User.objects.filter(pk=mentor.pk).update(name=f"Dr. Pembimbing {number + 1}")
    a_mentor(Role.MINISTRY_CONTACT, pillars=[])


def the_region_team(region: Region) -> Team:
    """Six of eight; the legal unit and the acting head come when the plan is adopted."""
    official(Role.REGION_SECRETARY, region)
    agencies = [somebody(Role.AGENCY, region=region, organisation=OrganisationFactory(name=name)) for name in AGENCIES]
    return Team(official(Role.REGION_ADMIN, region), official(Role.PLANNING_AGENCY, region), agencies)


def two_agencies_do_their_tasks(visit: Any, way: Guidance, agencies: list[User]) -> None:
    """Each finds its own on a phone, and nothing of the other."""
    for agency, title in zip(agencies, ("Kirim data tangkapan ikan", "Kirim data kunjungan puskesmas"), strict=True):
        a_task(way, title=title, agency=agency.roles[0].organisation)
    for agency, own, others in (
        (agencies[0], "tangkapan ikan", "puskesmas"),
        (agencies[1], "puskesmas", "tangkapan ikan"),
    ):
        phone = Traveller(visit(width=360, user=agency))
        phone.go(reverse("sessions:tasks"))
        assert others not in phone.page.locator("main").inner_text()
        phone.follow(own)
        phone.fill(answer="Sudah dikirim lewat surel resmi dinas.")
        phone.press("Tugas selesai")
        phone.reads("Sudah dikirim lewat surel resmi dinas.")


def what_the_region_is_good_at_comes_from_a_workbook(
    visit: Any, planner: User, region: Region, folder: Any, picture: Any
) -> None:
    """Delivered as the template asks, looked at, applied, frozen."""
    table = folder / "pdrb.xlsx"
    table.write_bytes(a_table(region, suffix=".xlsx", nation=20))
    person = Traveller(visit(user=planner))
    person.go(reverse("potentials:region", args=[region.slug]))
    person.page.locator("main [name=file]").set_input_files(table)
    person.choose("measure", "constant")
    person.fill(source="BPS (contoh)", dated="2024-02-28", reference="Indonesia")
    person.press("Kirim")
    person.reads("Semua sel terbaca")
    person.press("Terapkan", exact=False)
    person.go(reverse("potentials:sectors", args=[region.slug]))
    picture(person.visitor, "daerah-potensi")
    person.press("Bekukan", exact=False)
    assert PotentialRun.objects.get().region == region


def those_who_look_on_may_not_write(visit: Any, plan: Masterplan) -> None:
    """The Sekda reads every sheet and changes none."""
    sekda = Traveller(visit(user=official(Role.REGION_SECRETARY, plan.region)))
    sekda.go(reverse("masterplans:sheet", args=[plan.pk, "program"]))
    sekda.reads("P-001")
    assert sekda.page.get_by_role("link", name="Tambah baris").count() == 0
