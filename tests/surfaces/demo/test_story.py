"""The demonstration edition: told once through the commands people use, flagged everywhere."""

from collections import Counter

import pytest
from django.core.management import call_command

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue
from gerakan.foundation.regions.handing_over import package_of
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.appeals.models import Appeal
from gerakan.stages.appeals.queries.appeals import appeals, contestable
from gerakan.stages.capacities.queries import map_of
from gerakan.stages.dossiers.models import Dossier
from gerakan.stages.institutions.models import Handover
from gerakan.stages.institutions.queries.bodies import months_of
from gerakan.stages.invitations.models import Invitation, InvitationList
from gerakan.stages.masterplans.calculations import standing
from gerakan.stages.masterplans.models import Masterplan, Problem, Programme
from gerakan.stages.materials.models import CourseCertificate
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.plenary.models import Plenary, Recusal
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.reviews.models import Publication
from gerakan.stages.scenarios.models import ScenarioRun
from gerakan.stages.sessions.models import MinuteLine
from gerakan.stages.sessions.queries.attendance import continuity_of
from gerakan.stages.suggestions.queries import suggestions_for
from gerakan.stages.workbooks.models import WorkbookUpload
from gerakan.surfaces.demo import mentored, people, story
from gerakan.surfaces.demo.small_plans import SMALL_PLANS


@pytest.mark.usefixtures("house")
def test_the_whole_story(client, capsys):
    call_command("demo")
    call_command("demo")
    call_command("demo_accounts")

    printed = capsys.readouterr().out
    assert printed.count("Edisi peragaan siap: Edisi Contoh 2027 (data contoh).") == 2
    slugs = set(Edition.objects.filter(is_sample=True).values_list("slug", "is_test"))
    assert slugs == {
        ("contoh-2027", False),
        ("latihan-16-2027", True),
        ("latihan-7-2027", True),
        ("bimbingan-2027", False),
    }
    _told_once_up_to_three_answers()
    _told_on_to_a_decision_that_was_corrected()
    _told_on_to_plans_of_five_regions()
    _told_on_to_what_was_decided_and_handed_over()
    _all_flagged()
    _one_account_per_role(printed)
    _every_page_says_so(client)


def its_list() -> InvitationList:
    """The rehearsal has another one."""
    return InvitationList.objects.get(run__scheme__edition__slug="contoh-2027")


def _told_once_up_to_three_answers() -> None:
    assert Counter(its_list().entries.values_list("place", flat=True)) == {
        "invited": 80, "reserve": 12, "below": 416, "not_eligible": 6,
    }  # fmt: skip
    assert its_list().published_at
    states = Counter(its_list().invitations.values_list("state", flat=True))
    assert (states["confirmed"], states["declined"]) == (1, 1)
    assert Invitation.objects.exclude(replaces=None).count() == 1
    letters = Letter.objects.filter(state=Letter.State.ISSUED, edition_code="contoh-2027")
    assert letters.count() == 3
    assert Event.objects.filter(action="person.created").count() == User.objects.count()


def _told_on_to_a_decision_that_was_corrected() -> None:
    """One departure, one recusal, letters, an appeal that changed ranks, a sealed dossier, agreements in three states."""
    first, second = Plenary.objects.order_by("number")
    assert (first.state, second.state, second.corrects) == ("published", "published", first)
    assert first.decisions.filter(departs=True, signed_by__isnull=False).count() == 2
    assert Recusal.objects.get().edition == first.edition
    assert Letter.objects.filter(kind="hasil_penetapan", state="issued").count() == 7
    assert set(Appeal.objects.values_list("state", "outcome")) == {("decided", "granted"), ("filed", "")}
    waiting = appeals().get(state="filed")
    assert not [row for row in contestable(waiting) if row.is_penalty]  # none of them took anything off
    moved = {row.region_id: (row.verdict, row.position) for row in first.decisions.all()}
    assert {row.region_id: (row.verdict, row.position) for row in second.decisions.all()} != moved
    assert Dossier.objects.get().plenary == first
    assert set(Agreement.objects.values_list("state", flat=True)) == {"review", "approved", "in_force"}


def _told_on_to_plans_of_five_regions() -> None:
    """At real size and clean but for sentences that all samples share, three small ones that may be reviewed, one that came as a workbook with errors."""
    plans = {plan.region.code: plan for plan in Masterplan.objects.filter(edition__slug=mentored.SLUG)}
    found = {code: standing(plan) for code, plan in plans.items()}
    assert {one.told.rule for one in found[mentored.WHOLE].items} <= {"R-613"}
    assert [found[small.region].counts["severe"] for small in SMALL_PLANS] == [0, 0, 0]
    assert found[mentored.IMPORTED].counts["severe"]
    assert set(PotentialRun.objects.values_list("kind", "region__code")) == {
        (kind, "74.07") for kind in ("sectors", "peers", "people")
    }
    whole = plans[mentored.WHOLE]
    assert whole.years == 10
    assert Programme.objects.filter(plan=whole, kind="programme").count() == mentored.PROGRAMMES
    assert len(set(Programme.objects.filter(plan=whole).values_list("subdimension", flat=True))) == 18
    last = WorkbookUpload.objects.order_by("-pk")[0]
    refused = {row["cell"] for row in last.preview["complaints"]}
    assert refused == {"A5", "B4", "C4", "E4", "F3", "G2", "G3", "H4"}
    states = {code: plan.state for code, plan in plans.items()}
    assert Counter(states.values()) == {"draft": 2, "approved": 1, "review": 1, "published": 1}
    public, small = Publication.objects.current().order_by("pk")
    assert (small.plan, small.plan.state) == (plans["82.04"], "published")
    assert {run.result["years"][-1]["verdict"] for run in ScenarioRun.objects.filter(scenario__plan=whole)} == {
        "open",
        "missed",
    }
    assert (public.plan, states[mentored.WHOLE], public.adoption.capacity) == (whole, "draft", "pj")
    suggested = {one.model.title for one in suggestions_for(plans[mentored.IMPORTED])}
    assert suggested == {"Bank sampah pasar", "Jadwal angkutan sekolah bersama"}
    assert not suggestions_for(whole)
    assert Problem.objects.get(plan=plans[mentored.IMPORTED], code="M2").pillar == "living"
    assert [one.state for one in map_of(whole).marked] == ["nobody", "late"]
    assert CourseCertificate.objects.get().enrolment.region == whole.region


def _told_on_to_what_was_decided_and_handed_over() -> None:
    """Minutes whose decisions are tasks, one late; a council that missed a month; a hand-over that waits for the new head."""
    way = Guidance.objects.get(participation__edition__slug=mentored.SLUG, participation__region__code=mentored.WHOLE)
    assert not MinuteLine.objects.filter(kind="decision", tasks=None).exists()
    assert Counter(way.tasks.values_list("state", flat=True)) == {"done": 5, "open": 3}
    assert way.tasks.late().count() == 1
    assert 0.9 < continuity_of(way).score < 1
    assert sum(month.is_missed for month in months_of(way.region)) == 1
    assert Handover.objects.get(region=way.region).state == "confirmed"
    assert any(line.is_gap for section in package_of(way.region) for line in section.lines)


def _all_flagged() -> None:
    assert not User.objects.filter(is_sample=False).exists()
    assert not ImportBatch.objects.filter(is_sample=False).exists()
    assert not Letter.objects.filter(is_sample=False).exists()
    assert not IndicatorValue.objects.filter(batch=None).exists()


def _one_account_per_role(printed: str) -> None:
    held = {Role.SECRETARIAT, Role.NATIONAL_ADMIN, Role.PARTNER_MINISTRY, Role.PLENARY, Role.AUDITOR, Role.ASSESSOR}
    held |= {Role.REGION_ADMIN, Role.REGION_HEAD, Role.REGION_LEGAL, Role.MINISTRY_LEGAL, Role.DIRECTOR_GENERAL}
    held |= {Role.PLANNING_AGENCY, Role.REGION_SECRETARY, Role.MENTOR, Role.MINISTRY_CONTACT, Role.AGENCY, Role.COUNCIL}
    assert {row.role for person in people.sample_people() for row in person.roles} == held
    boxes = "admin sekretariat sekretariat2 mitra pleno pleno2 pleno3 auditor diskominfo1 diskominfo3 diskominfo4"
    for mailbox in f"{boxes} data1 data2 survei1 dewan1 diskominfo5 bappeda sekda pembimbing1 pembimbing2 kontak kepala1 kepala2 kepala3 kepala4 hukum hukumdaerah dirjen".split():
        assert f"{mailbox}@gerakan.example" in printed
    assert people.PASSWORD in printed
    assert all(person.check_password(people.PASSWORD) for person in people.sample_people())


def _every_page_says_so(client) -> None:
    shown = its_list()
    invited = shown.entries.filter(place="invited").first()
    sheet = f"/undangan/penjelasan/{invited.pk}/"
    for path in ("/", "/daftar/", f"/daftar/{shown.pk}/", f"/daerah/{invited.region.slug}/", sheet):
        assert "data contoh" in client.get(path, follow=True).content.decode().lower(), path
    assert client.get("/data/penjaringan.json").json()["baris"][0]["data_contoh"] is True
    assert client.get("/api/v1/penjaringan").json()["baris"][0]["data_contoh"] is True


def test_nobody_without_a_demonstration_has_an_account(db, capsys):
    call_command("demo_accounts")

    assert capsys.readouterr().out == ""


def test_quotas_fit_the_places():
    kinds = {quota.value: quota.minimum for quota in story.QUOTAS if quota.attribute == "kind"}

    assert kinds == story.PLACES
    assert sum(story.SAMPLE_WEIGHTS.values()) == 100
