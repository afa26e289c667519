"""A round from opening to verified: complete or not, on time or late, sent once, with a receipt."""

import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline, Notice, Reminder
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.questionnaires.commands import evidence, rounds, submissions
from gerakan.stages.questionnaires.models import FrozenCopy, Part, Round, Submission
from gerakan.stages.questionnaires.queries import dossier
from gerakan.stages.questionnaires.queries.rounds import is_verified, unasked
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from tests.factories.accounts import RoleAssignmentFactory, UserFactory, somebody
from tests.factories.questionnaires import a_round, an_asked_region, confirmed, moved
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def test_an_open_round_asks_every_region_that_confirmed_and_later_ones():
    first, late = RegionFactory.create_batch(2)
    asked = a_round([first])
    assert [row.region for row in asked.submissions.all()] == [first]
    assert Part.objects.filter(submission__round=asked).count() == 2

    Invitation.objects.create(
        invitation_list=Invitation.objects.get().invitation_list, edition=asked.edition, region=late,
        answer_by=asked.due_on, state=Invitation.State.CONFIRMED,
    )  # fmt: skip
    staff = somebody(Role.SECRETARIAT)
    assert rounds.add_regions(asked, by=staff) == 1
    assert not unasked(asked).exists()
    with pytest.raises(TransitionRefused, match="sudah menerima"):
        rounds.add_regions(asked, by=staff)


def test_what_is_missing_is_listed_and_holds_back_a_round_that_wants_everything():
    asked = an_asked_region()
    asked.say("keuangan", 12)
    sheet = sheet_of(asked.fresh())
    assert [(one.item.code, one.words) for one in sheet.missing] == [
        ("sdm", "belum dijawab"), ("sdm", "bukti belum ada"), ("peraturan", "belum dijawab"),
    ]  # fmt: skip
    with pytest.raises(TransitionRefused, match="Belum lengkap: 2 butir"):
        submissions.propose(asked.fresh(), by=asked.diskominfo)
    assert asked.fresh().state == Submission.State.FILLING


def test_an_incomplete_one_goes_where_the_rule_allows_it_and_says_so():
    asked = an_asked_region(accepts_incomplete=True)
    asked.say("keuangan", 12)
    submissions.propose(asked.fresh(), by=asked.diskominfo)
    submissions.send(asked.fresh(), by=asked.head)
    sent = asked.fresh()
    assert (sent.missing_count, sent.is_late) == (2, False)
    assert dossier.dossier_of(sent.region, sent.round.edition).missing == ("peraturan", "sdm")


def test_a_condition_shows_an_item_and_hides_it_again():
    asked = an_asked_region()
    assert "nomor" not in [row.item.code for row in sheet_of(asked.fresh()).rows()]
    asked.say("peraturan", True)
    assert "nomor" in [row.item.code for row in sheet_of(asked.fresh()).rows()]
    assert Part.objects.get(submission=asked.submission, aspect__code="regulasi").asked_count == 3
    asked.say("peraturan", False, revision=1)
    assert "nomor" not in [row.item.code for row in sheet_of(asked.fresh()).rows()]


def test_the_receipt_carries_a_checksum_that_anybody_can_compute_again():
    asked = an_asked_region()
    sent = asked.sent()
    copy = FrozenCopy.objects.get()
    assert hashlib.sha256(copy.content.encode()).hexdigest() == sent.checksum == copy.checksum
    content = json.loads(copy.content)
    assert [(row["item"], row["value"]) for row in content["answers"]] == [
        ("sdm", 3), ("keuangan", 12.5), ("rincian", None), ("peraturan", False), ("jenis", None),
    ]  # fmt: skip
    letter = Letter.objects.get(pk=sent.receipt_id)
    assert letter.number == sent.receipt_number == f"TT-{sent.edition_code}-{sent.region.code}"
    assert letter.is_valid
    [file] = letter.files.all()
    with file.file.open("rb") as content_of_file:
        body = content_of_file.read()
    assert body.startswith(b"%PDF")
    assert hashlib.sha256(body).hexdigest() == file.sha256


def test_anybody_checks_the_receipt_by_its_qr_address(client):
    sent = an_asked_region().sent()
    answer = client.get(f"/verifikasi/{sent.receipt.token}/")
    assert answer.status_code == 200
    assert sent.receipt_number in answer.content.decode()


def test_only_the_head_sends_and_a_secretary_needs_a_mandate():
    asked = an_asked_region()
    asked.fill()
    submissions.propose(asked.fresh(), by=asked.diskominfo)
    bare = somebody(Role.REGION_SECRETARY, region=asked.submission.region)
    for person in (asked.diskominfo, bare, somebody(Role.REGION_HEAD, region=RegionFactory())):
        with pytest.raises(PermissionDenied):
            submissions.send(asked.fresh(), by=person)
    deputy = UserFactory()
    RoleAssignmentFactory(
        user=deputy, role=Role.REGION_SECRETARY, region=asked.submission.region, acting_kind="plh",
        mandate_number="800/17/2027",
    )  # fmt: skip
    submissions.send(asked.fresh(), by=deputy)
    assert "surat mandat 800/17/2027" in asked.fresh().mandate


def test_a_second_click_sends_nothing_again():
    asked = an_asked_region()
    asked.fill()
    submissions.propose(asked.fresh(), by=asked.diskominfo)
    seen_before = asked.fresh()
    submissions.send(asked.fresh(), by=asked.head)
    with pytest.raises(TransitionRefused, match="Orang lain lebih dahulu"):
        submissions.send(seen_before, by=asked.head)
    assert FrozenCopy.objects.count() == 1
    assert Letter.objects.count() == 1


def test_a_late_one_is_taken_until_the_last_day_and_marked():
    asked = an_asked_region()
    asked.fill()
    moved(asked.round, opens_on=-9, due_on=-3, closes_on=0)
    submissions.propose(asked.fresh(), by=asked.diskominfo)
    submissions.send(asked.fresh(), by=asked.head)
    assert asked.fresh().is_late


def test_after_the_last_day_nothing_is_typed_or_sent():
    asked = an_asked_region()
    asked.fill()
    moved(asked.round, opens_on=-9, due_on=-3, closes_on=-1)
    with pytest.raises(TransitionRefused, match="sudah ditutup"):
        submissions.propose(asked.fresh(), by=asked.diskominfo)
    with pytest.raises(TransitionRefused, match="sudah ditutup"):
        asked.say("keuangan", 13, revision=1)


def test_a_round_closes_by_itself_after_its_last_day():
    asked = an_asked_region()
    moved(asked.round, opens_on=-9, due_on=-3, closes_on=-1)
    Deadline.objects.filter(outcome="questionnaires.close").update(due_at="2026-01-01T00:00Z")
    assert deadlines.run_deadlines() == 1
    assert Round.objects.get().state == Round.State.CLOSED
    assert not Reminder.objects.filter(done_at=None).exists()


def test_verified_only_when_every_proof_was_looked_at():
    asked = an_asked_region()
    sent = asked.sent()
    with pytest.raises(TransitionRefused, match="1 bukti belum diperiksa"):
        submissions.verify(sent, by=asked.staff)
    evidence.check_evidence(sent.evidence.get(), accepted=True, note="", by=asked.staff)
    submissions.verify(asked.fresh(), by=asked.staff)
    assert is_verified(sent.region, sent.round.edition)
    found = dossier.dossier_of(sent.region, sent.round.edition)
    assert found.is_verified
    assert found.answer("sdm").value == 3
    assert [piece.check_state for piece in found.answer("sdm").evidence] == ["accepted"]


def test_a_region_that_withdraws_says_why_and_hands_on_no_dossier():
    asked = an_asked_region()
    asked.sent()
    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        submissions.withdraw(asked.fresh(), note=" ", by=asked.head)
    submissions.withdraw(asked.fresh(), note="Fokus pada pemulihan bencana.", by=asked.head)
    assert asked.fresh().state == Submission.State.WITHDRAWN
    assert dossier.dossier_of(asked.submission.region, asked.round.edition) is None


def test_people_are_told_and_reminded_until_it_is_sent():
    asked = an_asked_region()
    told = Notice.objects.filter(person=asked.diskominfo, kind="questionnaires.opened").get()
    assert asked.round.late_rule in told.body
    assert Reminder.objects.filter(person=asked.diskominfo, done_at=None).count() == 1
    assert rounds.remind_region(asked.fresh(), by=asked.staff) == 2
    asked.sent()
    assert not Reminder.objects.filter(done_at=None).exists()
    with pytest.raises(TransitionRefused, match="sudah mengirim"):
        rounds.remind_region(asked.fresh(), by=asked.staff)


def test_a_round_with_nobody_to_ask_does_not_open():
    region = RegionFactory()
    asked = a_round([region])
    empty = Round(
        edition=type(asked.edition).objects.create(year=2099, slug="2099", name="Edisi 2099"), version=asked.version,
        opens_on=asked.opens_on, due_on=asked.due_on, closes_on=asked.closes_on, late_rule="x",
    )  # fmt: skip
    staff = somebody(Role.SECRETARIAT)
    rounds.prepare(empty, by=staff)
    with pytest.raises(TransitionRefused, match="Belum ada daerah"):
        rounds.open_round(empty, by=staff)
    confirmed(empty.edition, [region])
    assert rounds.open_round(empty, by=staff) == 1
