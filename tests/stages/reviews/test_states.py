"""From draft to public: who may, what stands in the way, what is frozen."""

import datetime
import hashlib
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.models import Masterplan, Mission
from gerakan.stages.reviews.commands import adopting, remarks, reviewing
from gerakan.stages.reviews.models import Adoption, PlanVersion, Publication, Round
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.queries.contents import canonical, fingerprint
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.institutions import a_head
from tests.factories.masterplans import changed
from tests.factories.mentoring import a_mentor, seated
from tests.factories.reviews import Case, a_case, a_perkada, adopted, an_acting_head, approved
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
State = Masterplan.State


@pytest.fixture(scope="module", autouse=True)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with standing_rows(request):
        yield a_case(filled=2)


def test_review_is_refused_while_a_severe_finding_is_open_and_names_it():
    case = a_case()
    with pytest.raises(TransitionRefused, match=r"temuan berat: .+"):
        reviewing.ask(case.plan, by=case.writer)
    assert case.again().state == State.DRAFT
    assert not PlanVersion.objects.filter(plan=case.plan).exists()


def test_what_is_asked_for_is_frozen_with_its_fingerprint(case):
    version = reviewing.ask(case.plan, note="Mohon ditelaah.", by=case.writer)

    kept = PlanVersion.objects.get(pk=version.pk)
    assert (kept.number, kept.why, kept.revision) == (1, "review", case.plan.revision)
    assert kept.sha256 == hashlib.sha256(canonical(kept.contents)).hexdigest()
    assert (kept.contents["format"], kept.contents["head"]["region"]) == (1, case.plan.region.code)
    assert [row["text"] for row in kept.contents["rows"]["misi"]] == list(
        Mission.objects.filter(plan=case.plan).values_list("text", flat=True)
    )
    with pytest.raises(TypeError):
        kept.save()
    with pytest.raises(TypeError):
        kept.delete()
    mission = Mission.objects.filter(plan=case.plan).first()
    with pytest.raises(PermissionDenied):
        changed(case.again(), "misi", mission.pk, case.writer, text=(mission.text, "Lain"))


def test_each_step_has_its_people(case):
    plan, region = case.plan, case.plan.region
    agency, stranger = somebody(Role.AGENCY, region=region), somebody(Role.REGION_ADMIN, region=a_case().plan.region)
    member = seated(plan.region.participations.get(edition=plan.edition).guidance, "member")
    for person in (agency, stranger, case.lead):
        with pytest.raises(PermissionDenied):
            reviewing.ask(plan, by=person)
    reviewing.ask(plan, by=case.writer)
    for person in (case.writer, a_mentor(), staff()):
        with pytest.raises(PermissionDenied):
            reviewing.accept_part(plan, part="direction", seen=1, by=person)
    with pytest.raises(PermissionDenied):
        reviewing.approve(case.again(), seen=1, by=member)
    reviewing.send_back(case.again(), note="Belum ada bukti.", by=member)
    ended = Round.objects.get(plan=plan)
    assert (case.again().state, ended.state, ended.note, ended.decided_by) == (
        "draft",
        "returned",
        "Belum ada bukti.",
        member,
    )


def test_approval_needs_every_part_and_every_compulsory_remark(case):
    reviewing.ask(case.plan, by=case.writer)
    with pytest.raises(TransitionRefused, match="Belum diterima: Analisis"):
        reviewing.approve(case.again(), seen=1, by=case.lead)
    demand = remarks.remark(case.plan, anchor=remarks.Anchor(), text="Sebut sumber.", is_compulsory=True, by=case.lead)
    for one in queries.parts_standing(case.plan, queries.last_version(case.plan)):
        reviewing.accept_part(case.plan, part=one.part.code, seen=1, by=case.lead)
    with pytest.raises(TransitionRefused, match="Sebut sumber"):
        reviewing.approve(case.again(), seen=1, by=case.lead)
    with pytest.raises(TransitionRefused, match="versi yang lebih baru"):
        reviewing.approve(case.again(), seen=7, by=case.lead)
    remarks.resolve(demand, by=case.lead)
    reviewing.approve(case.again(), seen=1, by=case.lead)
    assert case.again().state == State.APPROVED


def test_an_accepted_part_stays_accepted_while_it_reads_the_same(case):
    plan = case.plan
    reviewing.ask(plan, by=case.writer)
    for part in ("analysis", "direction"):
        reviewing.accept_part(plan, part=part, seen=1, by=case.lead)
    reviewing.recall(case.again(), note="Ada yang keliru.", by=case.writer)
    mission = Mission.objects.filter(plan=plan).first()
    changed(case.again(), "misi", mission.pk, case.writer, text=(mission.text, "Melayani dengan data"))
    reviewing.ask(case.again(), by=case.writer)

    standing = {one.part.code: one.acceptance for one in queries.parts_standing(plan, queries.last_version(plan))}
    assert standing["analysis"] is not None
    assert standing["direction"] is None
    with pytest.raises(TransitionRefused, match="alasannya"):
        reviewing.withdraw_part(standing["analysis"], reason="", by=case.lead)
    reviewing.withdraw_part(standing["analysis"], reason="Buktinya dicabut.", by=case.lead)
    assert "analysis" in {part.code for part in queries.parts_left(plan)}


def test_an_acting_head_adopts_exactly_the_approved_version(case):
    plan = approved(case)
    holder, head = an_acting_head(plan.region)
    today = timezone.localdate()
    old = a_perkada(plan.region, dated=today - datetime.timedelta(days=1))
    act = a_perkada(plan.region)
    other = a_perkada(a_case().plan.region)
    former = a_head(
        plan.region, name="Lama", since=today - datetime.timedelta(days=900), until=today - datetime.timedelta(days=400)
    )
    for chosen, signer, said in (
        (old, holder, "lebih tua daripada persetujuan"), (other, holder, "produk hukum daerah ini"), (act, former, "tidak tercatat"),
    ):  # fmt: skip
        with pytest.raises(TransitionRefused, match=said):
            adopting.adopt(plan, act=chosen, signer=signer, seen=1, by=head)
    with pytest.raises(PermissionDenied):
        adopting.adopt(plan, act=act, signer=holder, seen=1, by=case.writer)
    made = adopting.adopt(plan, act=act, signer=holder, seen=1, by=head)
    assert (made.capacity, made.mandate, made.version.number) == ("pj", "100.2.1.3/7/SJ", 1)
    assert made.signer_title.startswith("Pj. ")
    with pytest.raises(IntegrityError):
        Adoption.objects.filter(pk=made.pk).update(mandate="")


def test_the_region_makes_its_plan_public_and_after_two_weeks_the_secretariat_may(case):
    plan = adopted(case)
    with pytest.raises(PermissionDenied):
        adopting.publish(plan, by=staff())
    Adoption.objects.update(at=timezone.now() - datetime.timedelta(days=15))
    adopting.publish(plan, by=staff())
    assert case.again().state == State.PUBLISHED


def test_a_revision_leaves_what_is_public_and_the_next_version_takes_its_place(case):
    first = adopting.publish(adopted(case), by=case.writer)
    adopting.revise(case.again(), reason="RPJMD berubah.", by=case.writer)
    assert queries.current_publication(case.plan) == first
    mission = Mission.objects.filter(plan=case.plan).first()
    changed(case.again(), "misi", mission.pk, case.writer, text=(mission.text, "Melayani sampai desa"))
    plan = approved(case)
    version = queries.last_version(plan)
    assert (version.number, version.why) == (2, "correction")
    head = first.adoption.holder.user
    adopting.adopt(plan, act=a_perkada(plan.region), signer=first.adoption.holder, seen=2, by=head)
    second = adopting.publish(case.again(), by=case.writer)
    assert list(Publication.objects.current().filter(plan=plan)) == []  # a rehearsal is never public
    assert queries.current_publication(plan) == second

    adopting.withdraw(second, reason="Lampiran tertukar.", by=case.writer)
    assert case.again().state == State.ADOPTED
    assert queries.current_publication(plan) == first
    assert fingerprint(PlanVersion.objects.get(pk=first.version_id).contents) == first.version.sha256
