"""Issued once, numbered without gap or double, withdrawn by a second letter."""

import datetime
import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.documents import commands, permissions
from gerakan.foundation.documents.models import Letter, LetterFile, NumberSeries
from gerakan.foundation.documents.numbering import NoSeries
from gerakan.foundation.documents.pdf import RenderingFailed
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.accounts import somebody
from tests.factories.documents import DAY, NumberSeriesFactory, content, draft, stored
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def issued(**options):
    return commands.issue_letter(draft(**options), by=somebody(Role.SECRETARIAT), dated_on=DAY)


def test_issuing_numbers_the_letter_and_keeps_both_files_with_fingerprints():
    NumberSeriesFactory()

    letter = issued()

    kept = Letter.objects.get()
    assert (kept.number, kept.state) == ("B-001/DJAI/AI.01.04/03/2026", Letter.State.ISSUED)
    assert sorted(file.format for file in kept.files.all()) == ["docx", "pdf"]
    for file in kept.files.all():
        kept_bytes = stored(file)
        assert hashlib.sha256(kept_bytes).hexdigest() == file.sha256
        assert len(kept_bytes) == file.size
    assert Event.objects.of(letter).last().action == "letter.issue"


def test_numbers_follow_each_other():
    NumberSeriesFactory()

    assert [issued().number[:5] for _time in range(3)] == ["B-001", "B-002", "B-003"]


def test_a_letter_that_cannot_be_made_leaves_no_gap(monkeypatch):
    NumberSeriesFactory()
    letter = draft()

    def broken(*_args):
        raise RenderingFailed("templat rusak")

    monkeypatch.setattr("gerakan.foundation.documents.files.letter_docx", broken)
    with pytest.raises(RenderingFailed):
        commands.issue_letter(letter, by="uji", dated_on=DAY)
    monkeypatch.undo()

    assert NumberSeries.objects.get().next_number == 1
    assert commands.issue_letter(letter, by="uji", dated_on=DAY).number.startswith("B-001")


def test_a_number_given_outside_the_system_is_passed_over():
    NumberSeriesFactory()
    outside = Letter(kind="letter", number="B-001/DJAI/AI.01.04/03/2026", subject="Surat lama", addressee="Bupati")
    commands.register_outside_letter(outside, file_name="lama.pdf", content=b"%PDF-1.4", by="uji")

    assert issued().number.startswith("B-002")


def test_the_same_number_is_never_registered_twice():
    NumberSeriesFactory()
    number = issued().number

    with pytest.raises(ValidationError, match="sudah ada"):
        commands.register_outside_letter(
            Letter(kind="letter", number=number, subject="Lain", addressee="Bupati"),
            file_name="a.pdf", content=b"x", by="uji",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(kind="x", number=number, subject="x", addressee="x", dated_on=DAY, state="issued")


def test_without_a_number_format_nothing_is_issued():
    with pytest.raises(NoSeries, match="DJAI tahun 2026"):
        issued()
    assert LetterFile.objects.count() == 0


def test_an_issued_letter_is_not_issued_again():
    NumberSeriesFactory()
    letter = issued()

    with pytest.raises(TransitionRefused, match="B-001"):
        commands.issue_letter(letter, by="uji")


def test_a_draft_that_somebody_else_issued_meanwhile_is_refused():
    NumberSeriesFactory()
    mine = draft()
    theirs = Letter.objects.get(pk=mine.pk)
    commands.issue_letter(theirs, by="uji", dated_on=DAY)

    with pytest.raises(TransitionRefused, match="lebih dahulu"):
        commands.issue_letter(mine, by="uji", dated_on=DAY)

    assert NumberSeries.objects.get().next_number == 2


def test_a_wrong_letter_is_withdrawn_by_a_second_one():
    NumberSeriesFactory()
    wrong = issued()

    second = commands.withdraw_letter(
        wrong, content=content(subject="Penarikan surat"), reason="Nama keliru", by="uji", dated_on=DAY
    )

    wrong.refresh_from_db()
    assert (wrong.state, second.state) == (Letter.State.WITHDRAWN, Letter.State.ISSUED)
    assert (second.withdraws, second.number[:5]) == (wrong, "B-002")
    assert wrong.files.count() == second.files.count() == 2
    assert Event.objects.of(wrong).last().note == "Nama keliru"


def test_withdrawing_needs_a_reason_and_then_nothing_is_issued():
    NumberSeriesFactory()
    wrong = issued()

    with pytest.raises(TransitionRefused, match="alasan"):
        commands.withdraw_letter(wrong, content=content(), reason=" ", by="uji", dated_on=DAY)

    assert Letter.objects.count() == 1
    assert NumberSeries.objects.get().next_number == 2


def test_only_the_secretariat_issues():
    NumberSeriesFactory()

    with pytest.raises(PermissionDenied):
        commands.issue_letter(draft(), by=somebody(Role.AUDITOR), dated_on=DAY)


def test_an_incoming_letter_takes_a_number_of_ours_and_keeps_theirs():
    NumberSeriesFactory(unit="AGENDA", pattern="M-{nomor}/{tahun}")
    letter = Letter(
        direction="in", kind="confirmation", unit="AGENDA", other_number="045/12/Diskominfo", subject="Kesediaan",
        addressee="Bupati", dated_on=datetime.date(2026, 2, 27), received_on=DAY,
    )  # fmt: skip

    commands.register_outside_letter(letter, file_name="surat masuk.pdf", content=b"%PDF-1.4", by="uji")

    assert (letter.number, letter.other_number) == ("M-1/2026", "045/12/Diskominfo")
    assert letter.files.get().sha256 == hashlib.sha256(b"%PDF-1.4").hexdigest()


def test_both_doors_have_one_key():
    NumberSeriesFactory()
    region, other = RegionFactory(), RegionFactory()
    for code in (region.code, other.code):
        issued(region_code=code)
        draft(region_code=code)
    people = [somebody(role) for role in (None, Role.SECRETARIAT, Role.NATIONAL_ADMIN, Role.AUDITOR, Role.PLENARY)]
    people += [somebody(Role.REGION_HEAD, region=region), somebody(Role.REGION_ADMIN, region=other)]

    for person in people:
        seen = set(Letter.objects.visible_to(person))
        assert seen == {row for row in Letter.objects.all() if permissions.VIEW.allows(person, row)}
    assert [Letter.objects.visible_to(person).count() for person in people] == [0, 4, 4, 4, 0, 1, 1]
