"""A sample edition under guidance: five regions, a team of mentors, a plan at real size, three small ones, one imported."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.commands import settle_participation
from gerakan.foundation.editions.models import Edition, ParticipationStep
from gerakan.foundation.editions.models import Role as Place
from gerakan.foundation.regions.models import Region
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.commands import deliverables, guiding, programmes, teams
from gerakan.stages.mentoring.models import Deliverable, Guidance
from gerakan.stages.mentoring.queries import guidance as guidances
from gerakan.stages.workbooks import commands as workbooks
from gerakan.surfaces.demo import (
    convened,
    figures,
    foreseen,
    governed,
    joined,
    library,
    people,
    rated,
    reviewed,
    skilled,
    story,
    taught,
)
from gerakan.surfaces.demo.dirty_workbook import dirty_workbook
from gerakan.surfaces.demo.people import Persona
from gerakan.surfaces.demo.rehearsal import Say
from gerakan.surfaces.demo.sample_plan import head_and_sheets
from gerakan.surfaces.demo.small_plans import SMALL_PLANS
from gerakan.surfaces.demo.typing_plans import type_plan

SLUG = f"bimbingan-{story.YEAR}"
STARTS = story.YEAR + 1
PROGRAMMES = 60
WHOLE = "74.07"
"""Wakatobi: islands, as the specimen's themes are."""
IMPORTED = "34.04"
"""Its workbook was filled by hand."""
CODES = (WHOLE, *(small.region for small in SMALL_PLANS), IMPORTED)
WRITERS = {
    Role.REGION_ADMIN: Persona("diskominfo5", "Wulan Contoh", Role.REGION_ADMIN, "Kepala Diskominfo"),
    Role.PLANNING_AGENCY: Persona("bappeda", "Bayu Contoh", Role.PLANNING_AGENCY, "Kepala Bappeda"),
    Role.REGION_HEAD: Persona("kepala4", "Gita Contoh", Role.REGION_HEAD, "Penjabat bupati"),
    Role.REGION_SECRETARY: Persona("sekda", "Surya Contoh", Role.REGION_SECRETARY, "Sekretaris daerah"),
}
"""Those who can be played in the region of the whole plan."""
TEAM = (
    ("lead", Persona("pembimbing1", "Lestari Contoh", Role.MENTOR, "Dosen perencanaan wilayah")),
    ("member", Persona("pembimbing2", "Made Contoh", Role.MENTOR, "Praktisi layanan publik")),
    ("contact", Persona("kontak", "Kirana Contoh", Role.MINISTRY_CONTACT, "Penghubung kementerian")),
)
HOMES = {"lead": "73.71", "member": "51.71", "contact": "31.71"}
"""Makassar, Denpasar, Jakarta Pusat."""
PAPER = b"%PDF-1.7\n% Data contoh: hasil bimbingan\n"


@transaction.atomic
def show(*, say: Say) -> Edition:
    """Told once."""
    if known := Edition.objects.filter(slug=SLUG).first():
        return known
    team = people.staff()
    edition = story.new_edition(team["admin"], slug=SLUG, name=f"Edisi contoh bimbingan {story.YEAR}", is_test=False)
    regions = {region.code: region for region in Region.objects.filter(code__in=CODES)}
    for code in CODES:
        settle_participation(
            edition, region=regions[code], role=Place.SELECTED, step=ParticipationStep.Step.SELECTED,
            happened_on=timezone.localdate(), note="Peragaan.", by=team["sekretariat"],
        )  # fmt: skip
    say("Membimbing lima daerah")
    writers = {code: _writer(regions[code]) for code in CODES}
    guidance = guide(edition, regions[WHOLE], writers[WHOLE], team["sekretariat"])
    rated.show(guidance, writer=writers[WHOLE], chief=team["sekretariat"])
    figures.deliver(regions[WHOLE], by=people.person(WRITERS[Role.PLANNING_AGENCY]))
    say("Menyusun rencana induk contoh")
    write_plans(edition, regions, writers)
    library.fill(regions, by=team["sekretariat"])
    say("Menyiapkan bahan dan kursus contoh")
    planner = people.person(WRITERS[Role.PLANNING_AGENCY], regions[WHOLE])
    taught.show(edition, regions[WHOLE], planner=planner, by=team["sekretariat"])
    skilled.show(Masterplan.objects.get(edition=edition, region=regions[WHOLE]), by=writers[WHOLE])
    say("Mencatat pertemuan dan kelembagaan contoh")
    helper = people.person(taught.LEARNERS[0])
    convened.show(
        guidance, writer=writers[WHOLE], lead=people.person(TEAM[0][1]), helper=helper, chief=team["sekretariat"]
    )
    governed.show(
        regions[WHOLE], writer=writers[WHOLE], secretary=people.person(WRITERS[Role.REGION_SECRETARY]), planner=planner
    )
    say("Menyusun rencana bersama contoh")
    join_a_cluster(edition, regions[WHOLE], writers[WHOLE], team["sekretariat"])
    say("Menelaah rencana induk contoh")
    review_plans(edition, writers)
    return edition


def join_a_cluster(edition: Edition, region: Region, writer: User, chief: User) -> None:
    """Before the plans are reviewed: what all members accepted stands in the versions that become public."""
    head = people.person(WRITERS[Role.REGION_HEAD])
    reviewed.in_office(Masterplan.objects.select_related("region").get(edition=edition, region=region), writer, head)
    joined.join(edition, region, head=head, writer=writer, chief=chief)


def _writer(region: Region) -> User:
    if region.code != WHOLE:
        return people.official_of(region)
    return {role: people.person(persona, region) for role, persona in WRITERS.items()}[Role.REGION_ADMIN]


def guide(edition: Edition, region: Region, writer: User, chief: User) -> Guidance:
    """The programme published, everybody begun, a team seated; one region stands in its second stage."""
    programmes.publish(programmes.begin_programme(edition, by=chief), by=chief)
    guiding.begin_all(edition, by=chief)
    mentors = {role: people.person(persona) for role, persona in TEAM}
    skills = {"lead": ["governance", "economy"], "member": ["living", "environment"], "contact": []}
    homes = {region.code: region for region in Region.objects.filter(code__in=HOMES.values())}
    for role, pillars in skills.items():
        user, home = mentors[role], homes.get(HOMES[role])
        facts = {"pillars": pillars, "may_lead": role != "contact", "max_regions": len(CODES), "home_region": home}
        teams.save_mentor(user, facts=facts, closed_regions=(), by=chief)
    for row in guidances.guidances().filter(participation__edition=edition):
        for role, user in mentors.items():
            teams.assign(row, user=user, role=role, reason="Peragaan.", by=chief)
    guidance = guidances.guidances().get(participation__edition=edition, participation__region=region)
    _first_stage(guidance, writer, mentors["lead"], chief)
    return guidance


def _first_stage(guidance: Guidance, writer: User, lead: User, chief: User) -> None:
    """Held, delivered, remarked, accepted, passed."""
    stage = guidances.stages_of(guidance)[0]
    day = timezone.localdate() - dt.timedelta(days=2)
    guiding.plan(stage, facts={"starts_on": day, "ends_on": day, "place": "Aula contoh"}, by=chief)
    guiding.hold(guidances.stages_of(guidance)[0], by=lead)
    for row in _results(guidance):
        deliverables.submit(row, file=SimpleUploadedFile("hasil-contoh.pdf", PAPER), by=writer)
        deliverables.accept(_again(row), seen=1, by=lead)
    guiding.pass_gate(guidances.stages_of(guidance)[0], by=lead)
    begins = timezone.localdate() + dt.timedelta(days=11)
    facts = {"starts_on": begins, "ends_on": begins + dt.timedelta(days=1), "place": "Aula contoh"}
    guiding.plan(guidances.stages_of(guidance)[1], facts=facts, by=chief)


def _results(guidance: Guidance) -> list[Deliverable]:
    stage = guidances.stages_of(guidance)[0]
    return list(guidances.deliverables().filter(stage=stage).order_by("expected__order"))


def _again(row: Deliverable) -> Deliverable:
    """As the database has it."""
    found: Deliverable = guidances.deliverables().get(pk=row.pk)
    return found


def write_plans(edition: Edition, regions: dict[str, Region], writers: dict[str, User]) -> None:
    """One at real size, three small ones, one that came as a workbook filled by hand."""
    head, sheets = head_and_sheets(programmes=PROGRAMMES, starts=STARTS)
    whole = begin(regions[WHOLE], edition=edition, starts=STARTS, by=writers[WHOLE])
    head["vision"] = head["vision"].replace("Kabupaten Contoh", regions[WHOLE].base_name)
    type_plan(whole, head=head, sheets=sheets, by=writers[WHOLE])
    for small in SMALL_PLANS:
        plan = begin(regions[small.region], edition=edition, starts=STARTS, by=writers[small.region])
        type_plan(plan, head=small.head(STARTS), sheets=small.sheets(STARTS), by=writers[small.region])
    import_plan(begin(regions[IMPORTED], edition=edition, starts=STARTS, by=writers[IMPORTED]), writers[IMPORTED])


def review_plans(edition: Edition, writers: dict[str, User]) -> None:
    """One public and open again, with scenarios; one public; one approved; one waits with a remark; one being written."""
    plans = {plan.region.code: plan for plan in Masterplan.objects.filter(edition=edition).select_related("region")}
    mentors = {role: people.person(persona) for role, persona in TEAM}
    for code in (WHOLE, *(small.region for small in SMALL_PLANS)):
        reviewed.write_out(reviewed.again(plans[code]), by=writers[code])
    approved, waiting, public = (small.region for small in SMALL_PLANS)
    version = reviewed.approve(plans[WHOLE], writer=writers[WHOLE], lead=mentors["lead"])
    head = people.person(WRITERS[Role.REGION_HEAD])
    reviewed.adopt_and_publish(plans[WHOLE], version=version, writer=writers[WHOLE], head=head)
    reviewed.revise(plans[WHOLE], writer=writers[WHOLE])
    foreseen.draw(reviewed.again(plans[WHOLE]), by=writers[WHOLE])
    reviewed.approve(plans[approved], writer=writers[approved], lead=mentors["lead"])
    version = reviewed.approve(plans[public], writer=writers[public], lead=mentors["lead"])
    head = people.official_of(plans[public].region, Role.REGION_HEAD)
    reviewed.adopt_and_publish(plans[public], version=version, writer=writers[public], head=head)
    reviewed.ask_and_remark(plans[waiting], writer=writers[waiting], mentor=mentors["member"])


def import_plan(plan: Masterplan, writer: User) -> None:
    """What can stand is taken over; the rest is told cell by cell and waits for the region."""
    content = dirty_workbook()
    upload = workbooks.send_workbook(plan, name="rencana-contoh.xlsx", data=content, by=writer)
    workbooks.apply_workbook(upload, chosen=(), removed=(), by=writer)
    workbooks.send_workbook(plan, name="rencana-contoh.xlsx", data=content, by=writer)
