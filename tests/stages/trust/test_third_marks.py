"""A further assessor where the decision gains most: proposed once, decided by a person, blind again."""

from collections.abc import Iterator

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.exchange import calendar
from gerakan.stages.interviews.models import Interview, PlanVersion, Seat, Slot
from gerakan.stages.interviews.queries.diary import of_person, own_interviews
from gerakan.stages.trust.calculations import uncovered
from gerakan.stages.trust.commands import third as commands
from gerakan.stages.trust.models import ThirdMark, TrustRun
from gerakan.stages.trust.queries.marks import is_stale
from gerakan.stages.trust.queries.third import room_left
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessment import send
from tests.factories.assessors import a_tie
from tests.factories.trust import a_panel, a_trust_run
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return somebody(Role.SECRETARIAT)


@pytest.fixture(scope="module")
def _run(request) -> Iterator[int]:
    with standing_rows(request):
        yield a_trust_run(a_panel(9)).pk


@pytest.fixture
def run(db, _run) -> TrustRun:
    return TrustRun.objects.get(pk=_run)


def test_nobody_is_sent_where_they_have_marked_or_have_a_tie(run, secretary):
    region = run.standings.select_related("case__region").order_by("rank")[3].case.region
    for engagement in Engagement.objects.all():
        a_tie(engagement.assessor, region)

    made = commands.propose(run, by=secretary)

    assert made
    assert region.pk not in {one.case.region_id for one in made}
    sheets = set(MarkSheet.objects.values_list("case", "engagement"))
    assert not sheets & {(one.case_id, one.engagement_id) for one in made}
    assert [one.gain for one in made] == sorted((one.gain for one in made), reverse=True)


def test_the_same_calculation_proposes_once(run, secretary):
    commands.propose(run, by=secretary)
    with pytest.raises(TransitionRefused, match="sudah ada"):
        commands.propose(run, by=secretary)


def test_an_unlinked_design_proposes_nothing(secretary):
    run = a_trust_run(a_panel(linked=False, edition=an_edition(2028)))
    with pytest.raises(TransitionRefused, match="tidak tersambung"):
        commands.propose(run, by=secretary)


def test_an_accepted_assessor_gets_a_sheet_and_the_case_is_blind_again(run, secretary):
    third = commands.propose(run, by=secretary)[0]

    commands.accept(third, by=secretary)

    sheet = MarkSheet.objects.get(case=third.case, engagement=third.engagement)
    assert sheet.state == MarkSheet.State.DRAFT
    assert Case.objects.get(pk=third.case_id).state == Case.State.MARKING
    user = third.engagement.assessor.user
    assert set(MarkSheet.objects.visible_to(user).filter(case=third.case)) == {sheet}


def test_an_accepted_assessor_gets_an_hour_in_a_verified_plan_and_in_the_calendar(run, secretary):
    third = commands.propose(run, by=secretary)[0]
    user = third.engagement.assessor.user
    before = set(own_interviews(user))
    Notice.objects.all().delete()

    commands.accept(third, by=secretary)

    third.refresh_from_db()
    version = PlanVersion.objects.get()
    assert (version.verdict, version.board.published_number) == ([], version.number)
    assert (third.interview.further, third.interview.region) == (1, third.case.region)
    assert set(third.interview.seats.values_list("engagement", flat=True)) == {third.engagement_id}
    assert third.interview.slot_id not in set(
        Seat.objects.filter(engagement=third.engagement, interview__further=0, is_third_mark=False).values_list(
            "interview__slot", flat=True
        )
    )
    assert set(Notice.objects.filter(kind="interviews.published").values_list("person", flat=True)) == {
        third.engagement.assessor.user_id
    }

    assert set(own_interviews(user)) - before == {third.interview}
    assert third.interview in set(of_person(user))
    assert third.case.interview not in set(of_person(user))
    told = calendar("uji", of_person(user), host="uji")
    assert f"UID:wawancara-{third.interview.pk}@uji" in told


def test_whoever_has_no_hour_is_not_sent_and_the_reason_is_said(run, secretary):
    made = commands.propose(run, by=secretary)
    Slot.objects.update(is_active=False)

    accepted, refused = commands.accept_all(run, by=secretary)

    assert (accepted, len(refused)) == (0, len(made))
    assert any("semua ruang terpakai" in reason for reason in refused)
    with pytest.raises(TransitionRefused, match="Tidak ada tempat"):
        commands.accept(made[0], by=secretary)
    assert not PlanVersion.objects.exists()

    ThirdMark.objects.all().delete()
    assert commands.propose(run, by=secretary) == []
    assert {reason for _region, reason in uncovered(run)} <= {
        "tidak ada jam dengan ruang kosong ketika delegasinya dan asesor tanpa ikatan sama-sama bebas",
        "tidak ada jam sesudah wawancara pertamanya ketika delegasinya masih hadir",
    }


def test_accepted_together_they_share_one_version_and_disturb_nobody(run, secretary):
    made = commands.propose(run, by=secretary)
    places = dict(Interview.objects.values_list("pk", "slot"))

    commands.accept_all(run, by=secretary)

    assert PlanVersion.objects.get().verdict == []
    assert Interview.objects.filter(further=1).count() == len(made)
    assert dict(Interview.objects.filter(further=0).values_list("pk", "slot")) == places
    assert not is_stale(run), "who is on the way has brought nothing yet"
    sheet = MarkSheet.objects.filter(case=made[0].case, engagement=made[0].engagement).get()
    send(sheet, [2, 2, 2, 2])
    assert is_stale(run)


def test_full_assessors_are_not_sent(run, secretary):
    first, *_rest = commands.propose(run, by=secretary)
    Engagement.objects.filter(pk=first.engagement_id).update(max_per_day=1)

    assert room_left(run.ruling).capacity[first.engagement.code] == 0
    with pytest.raises(TransitionRefused, match="penuh"):
        commands.accept(ThirdMark.objects.get(pk=first.pk), by=secretary)


def test_all_that_fit_are_accepted_and_the_others_are_named(run, secretary):
    made = commands.propose(run, by=secretary)
    a_tie(made[0].engagement.assessor, made[0].case.region)

    accepted, refused = commands.accept_all(run, by=secretary)

    assert (accepted, len(refused)) == (len(made) - 1, 1)
    assert refused[0].startswith(str(made[0].case.region))
    assert ThirdMark.objects.get(pk=made[0].pk).state == ThirdMark.State.PROPOSED


def test_a_refusal_says_why(run, secretary):
    third = commands.propose(run, by=secretary)[0]
    with pytest.raises(TransitionRefused, match="alasan"):
        commands.refuse(third, note=" ", by=secretary)

    commands.refuse(third, note="Sedang sakit.", by=secretary)

    stored = ThirdMark.objects.get(pk=third.pk)
    assert (stored.state, stored.note, stored.decided_by) == (ThirdMark.State.REFUSED, "Sedang sakit.", secretary)
