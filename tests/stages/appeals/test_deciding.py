"""From the draft of a region to a corrected ranking; silence on both sides."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Participation
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline, Notice, Reminder
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.calculations import Holder, settled_places
from gerakan.stages.appeals.commands import corrections, deciding, filing, panels
from gerakan.stages.appeals.commands.filing import Said
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.corrections import effect_of, marks_in_force, unregistered_versions
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.assessors.models import Assessor
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.plenary.queries.results import published
from gerakan.stages.selection.calculations import outcome_of
from gerakan.stages.selection.models import SelectionRun
from gerakan.stages.selection.queries.repeating import ground_of_run
from gerakan.stages.terms.models import Terms
from tests.factories import appeals as made
from tests.factories.accounts import somebody
from tests.factories.appeals import (
    a_decided,
    a_draft,
    a_filed,
    a_heard,
    a_published_result,
    again,
    decision_at,
    head_of,
)
from tests.factories.assessors import a_tie
from tests.factories.plenary import fresh
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def rows(request):
    """Six regions with final marks: two chosen, two in reserve, two refused."""
    with standing_rows(request):
        yield a_published_result(6)


@pytest.fixture
def result(rows):
    return Plenary.objects.select_related("edition", "run__terms").get(pk=rows.pk)


def places_of(result):
    return {row.region_id: (row.verdict, row.position) for row in result.decisions.all()}


def test_the_right_is_counted_in_working_days_from_the_publication(result):
    right = queries.right_of(result.edition, decision_at(result, 6).region)

    assert timezone.localtime(right.file_by).date() == add_working_days(timezone.localdate(), 10)
    assert timezone.localtime(right.file_by).strftime("%H.%M") == "23.59"
    assert right.appeal is None


def test_diskominfo_drafts_and_the_head_signs(result):
    region = decision_at(result, 6).region
    writer = somebody(Role.REGION_ADMIN, region=region)
    appeal = a_draft(result, 6, by=writer)

    with pytest.raises(PermissionDenied):
        filing.file_appeal(appeal, by=writer)
    filing.file_appeal(appeal, by=somebody(Role.REGION_SECRETARY, region=region))

    assert again(appeal).state == "filed"
    assert timezone.localtime(again(appeal).decide_by).date() == add_working_days(timezone.localdate(), 20)
    with pytest.raises(TransitionRefused, match="sudah ada"):
        filing.open_appeal(result.edition, region=region, by=writer)


def test_an_appeal_asks_for_more_than_was_given_and_says_why(result):
    appeal = a_draft(result, 6)
    head = head_of(appeal)
    item = queries.contestable(appeal)[0]

    for said, why in (
        (Said("item", " ", item.item_id, Decimal(4)), "mengapa"),
        (Said("item", "Kurang", item.item_id, item.mark), "di atas"),
        (Said("item", "Kurang", 0, Decimal(4)), "tidak dinilai"),
    ):
        with pytest.raises(TransitionRefused, match=why):
            filing.write_ground(appeal, said=said, seen=0, by=head)
    filing.write_ground(appeal, said=Said("procedure", "Tidak diundang ke wawancara."), seen=0, by=head)
    with pytest.raises(TransitionRefused, match="Rekan Anda"):
        filing.write_ground(appeal, said=Said("procedure", "Lain."), seen=0, by=head)


def test_an_unchanged_ranking_repeats_itself_from_its_record(result):
    run = SelectionRun.objects.get(pk=result.run_id)

    assert outcome_of(ground_of_run(run)).content_hash == run.content_hash


def test_a_granted_appeal_changes_ranks_as_counted_by_hand(result):
    before = {row.region_id: row for row in result.run.standings.all()}
    last = decision_at(result, 6)
    marks = marks_in_force(result.edition, last.standing.case)
    given = dict.fromkeys(marks, "4")
    appeal, people = a_heard(result, 6, asks=given)
    made.find_all(appeal, people, given)

    effect = Effect.from_data(again(appeal).effect)
    # by hand: every mark becomes 4, so the marks are 100; the index stays, and both are weighed 80 : 20
    score = 0.8 * 100 + 0.2 * before[last.region_id].index
    rank = 1 + sum(row.score > score for row in before.values() if row.region_id != last.region_id)
    assert effect.subject.score == pytest.approx((before[last.region_id].score, score))
    assert effect.subject.rank == (6, rank)
    assert (effect.subject.verdict, rank <= 2) == (("refused", "selected"), True)
    out = effect.others[0]
    assert (out.rank, out.verdict, out.position) == ((2, 3), ("selected", "reserve"), (None, 1))
    assert SelectionRun.objects.filter(edition=result.edition).count() == 1

    correction = deciding.decide(again(appeal), reason="Buktinya sah.", by=people[1])
    later = made.signed(correction)

    assert (again(appeal).outcome, later.number, later.corrects_id) == ("granted", 2, result.pk)
    assert places_of(later)[last.region_id] == ("selected", None)
    assert later.run.standings.get(region=last.region_id).score == pytest.approx(score)
    assert later.run_id != result.run_id
    assert SelectionRun.objects.filter(pk=later.run_id, publication__isnull=False).exists()
    counts = [sum(v == "selected" for v, _at in places_of(one).values()) for one in (result, later)]
    assert counts == [2, 2]
    roles = dict(Participation.objects.filter(edition=result.edition).values_list("region_id", "role"))
    assert (roles[last.region_id], roles[out.region_id]) == ("selected", "reserve")
    assert Decision.objects.get(plenary=result, region=last.region_id).verdict == "refused"
    assert marks_in_force(result.edition, last.standing.case) == dict.fromkeys(marks, 4.0)
    assert not unregistered_versions(result.edition).exists()


def test_a_refused_appeal_corrects_nothing(result):
    appeal, correction = a_decided(result, 5, {})

    assert (appeal.outcome, correction, Plenary.objects.filter(edition=result.edition).count()) == ("refused", None, 1)
    with pytest.raises(TypeError, match="closed"):
        appeal.grounds.update(text="Lain")
    with pytest.raises(TypeError, match="closed"):
        appeal.save()


def test_the_terms_may_add_a_place_instead(result):
    Terms.objects.filter(pk=result.run.terms_id).update(granted="adds")
    result = Plenary.objects.select_related("edition", "run__terms").get(pk=result.pk)
    given = dict.fromkeys(marks_in_force(result.edition, decision_at(result, 6).standing.case), "4")
    appeal, people = a_heard(result, 6, asks=given)
    made.find_all(appeal, people, given)
    later = made.signed(deciding.decide(again(appeal), reason="Sah.", by=people[0]))

    before, after = places_of(result), places_of(later)
    assert {pk for pk in after if after[pk] != before[pk]} == {appeal.region_id}
    assert [sum(v == "selected" for v, _at in told.values()) for told in (before, after)] == [2, 3]


def test_places_are_settled_by_a_rule_that_can_be_followed_by_hand():
    def row(pk, verdict, position, place, rank, *, fixed=False):
        return Holder(pk, verdict, position, place, rank, is_fixed=fixed)

    # 5 rises to rank 2; 2 was chosen against the ranking and stays; 3 is the last that may fall
    holders = [
        row(1, "selected", None, "chosen", 1), row(2, "selected", None, "below", 6, fixed=True),
        row(3, "conditional", None, "reserve", 4), row(4, "reserve", 1, "chosen", 3), row(5, "refused", None, "chosen", 2),
        row(6, "reserve", 2, "reserve", 5), row(7, "refused", None, "barred", 7),
    ]  # fmt: skip

    assert settled_places(holders, subject=5, adds=False) == {
        1: ("selected", None), 2: ("selected", None), 5: ("selected", None), 4: ("reserve", 1), 3: ("reserve", 2),
        6: ("refused", None), 7: ("refused", None),
    }  # fmt: skip
    assert settled_places(holders, subject=5, adds=True)[3] == ("conditional", None)


def test_nobody_of_the_first_decision_or_with_a_tie_sits_on_the_panel(result):
    appeal, staff = a_filed(result, 6), somebody(Role.SECRETARIAT)
    first = result.attendances.first().member
    marker = appeal.decision.standing.case.sheets.first().engagement.assessor.user
    tied = somebody(Role.ASSESSOR, edition=result.edition)
    a_tie(Assessor.objects.create(user=tied, background="academic"), appeal.region)
    for person, why in (
        (first, "ikut dalam pleno"), (marker, "menilai daerah ini|bukan anggota"), (tied, "ikatan"),
        (somebody(Role.MENTOR), "bukan anggota pleno atau asesor"),
    ):  # fmt: skip
        with pytest.raises(TransitionRefused, match=why):
            panels.seat(appeal, member=fresh(person), is_chair=False, by=staff)
    with pytest.raises(TransitionRefused, match="beranggota 0"):
        panels.admit(appeal, by=staff)


def test_it_is_returned_once_and_goes_on_as_it_is_when_the_region_is_silent(result, time_machine):
    appeal, staff = a_filed(result, 6), somebody(Role.SECRETARIAT)
    panels.send_back(appeal, reason="Lampirkan SK.", by=staff)
    time_machine.move_to(timezone.now() + datetime.timedelta(days=12))

    assert deadlines.run_deadlines() == 1
    assert again(appeal).state == "filed"
    with pytest.raises(TransitionRefused, match="sudah pernah"):
        panels.send_back(again(appeal), reason="Lagi.", by=staff)
    assert again(appeal).decide_by > timezone.now() + datetime.timedelta(days=20)


def test_silence_of_the_region_ends_the_right(result, time_machine):
    appeal = a_draft(result, 6)
    head = head_of(appeal)
    time_machine.move_to(appeal.file_by + datetime.timedelta(minutes=1))

    with pytest.raises(TransitionRefused, match="Tenggat"):
        filing.file_appeal(appeal, by=fresh(head))
    assert deadlines.run_deadlines() == 1
    assert again(appeal).state == "expired"
    with pytest.raises(TransitionRefused, match="Tenggat"):
        filing.open_appeal(result.edition, region=decision_at(result, 5).region, by=head_of(decision_at(result, 5)))


def test_silence_of_the_panel_confirms_and_tells_the_auditors(result, time_machine):
    appeal, _people = a_heard(result, 6)
    auditor = somebody(Role.AUDITOR)
    time_machine.move_to(appeal.decide_by + datetime.timedelta(minutes=1))

    assert deadlines.run_deadlines() == 1

    assert (again(appeal).state, again(appeal).outcome) == ("decided", "confirmed")
    assert Notice.objects.filter(person=auditor, kind="appeals.undecided").exists()
    assert published(result.edition).pk == result.pk


def test_two_appeals_are_decided_in_the_order_of_filing_each_on_the_latest_version(result):
    first, people = a_heard(result, 6, asks={"aplikasi": "4"})
    second, others = a_heard(result, 5, asks={"aplikasi": "4"})
    made.find_all(second, others, {"aplikasi": "4"})

    with pytest.raises(TransitionRefused, match="lebih dahulu"):
        deciding.decide(again(second), reason="Sah.", by=others[0])
    made.find_all(first, people, {"aplikasi": "4"})
    correction = deciding.decide(again(first), reason="Sah.", by=people[0])
    with pytest.raises(TransitionRefused, match="menunggu tanda tangan kedua"):
        deciding.decide(again(second), reason="Sah.", by=others[0])
    made.signed(correction)
    with pytest.raises(TransitionRefused, match="Hitung lebih dahulu"):
        deciding.decide(again(second), reason="Sah.", by=others[0])
    made.weigh(second, others)
    later = made.signed(deciding.decide(again(second), reason="Sah.", by=others[0]))

    assert (later.number, effect_of(Correction.objects.get(appeal=second)).base_number) == (3, 2)


def test_findings_need_most_of_the_panel_and_never_lower_a_mark(result):
    appeal, people = a_heard(result, 6)
    ground = queries.grounds_of(appeal).get()

    with pytest.raises(TransitionRefused, match="tidak menurunkan"):
        deciding.find(ground, finding="changed", new_mark=Decimal("0.5"), reason="x", seen=0, by=people[0])
    deciding.find(ground, finding="changed", new_mark=Decimal(4), reason="Terbukti.", seen=0, by=people[0])
    with pytest.raises(TransitionRefused, match="Temuan lain"):
        deciding.find(ground, finding="kept", new_mark=None, reason="x", seen=0, by=people[1])
    with pytest.raises(TransitionRefused, match="Hitung"):
        deciding.decide(again(appeal), reason="Sah.", by=people[0])
    made.weigh(appeal, people[:1])
    with pytest.raises(TransitionRefused, match="Baru 1 dari 3"):
        deciding.decide(again(appeal), reason="Sah.", by=people[0])


def test_a_correction_has_two_people_and_is_never_changed(result):
    _appeal, correction = a_decided(result, 6, {"aplikasi": "4"})
    staff = somebody(Role.SECRETARIAT)
    made.signed(correction, by=staff)
    kept = Correction.objects.get()

    for change in (
        kept.save, kept.delete, lambda: Correction.objects.update(reason="Lain"),
        lambda: Correction.objects.all().delete(),
    ):  # fmt: skip
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TransitionRefused, match="sudah berlaku"):
        corrections.sign(kept, outcome=None, by=staff)
    assert Appeal.objects.get().correction == kept


def test_a_region_takes_its_appeal_back_with_a_reason(result):
    appeal, _people = a_heard(result, 6)
    head = head_of(appeal)

    with pytest.raises(TransitionRefused, match="alasan"):
        filing.withdraw(appeal, reason=" ", by=head)
    filing.withdraw(appeal, reason="Daerah menerima penjelasan panel.", by=head)

    assert again(appeal).state == "withdrawn"
    assert not Deadline.objects.filter(state="open").exists()


@pytest.mark.parametrize(
    ("mark", "than", "is_penalty", "better"),
    [(3, 2, False, True), (2, 2, False, False), (3, 2, True, False), (1, 2, True, True), (2, 2, True, False), (0, None, False, True)],
)  # fmt: skip
def test_of_a_penalty_less_is_better(mark, than, is_penalty, better):
    before = None if than is None else Decimal(than)

    assert queries.is_better(Decimal(mark), before, is_penalty=is_penalty) is better


def test_a_draft_is_reminded_before_the_right_ends_and_never_once_filed(result):
    head = head_of(decision_at(result, 6))
    appeal = a_draft(result, 6, by=head)
    waiting = Reminder.objects.of(appeal)
    assert {(row.due_on, tuple(row.at)) for row in waiting} == {(timezone.localdate(appeal.file_by), (3, 1, 0))}
    assert head in {row.person for row in waiting}

    filing.file_appeal(appeal, by=fresh(head))

    assert not Reminder.objects.of(appeal).filter(done_at=None).exists()
