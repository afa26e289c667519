"""Verbs of the register: draft, issue, withdraw, take in what was made outside."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.content import LetterContent
from gerakan.foundation.documents.files import keep, make_files, template_version
from gerakan.foundation.documents.findable import KIND
from gerakan.foundation.documents.models import Letter, NumberSeries
from gerakan.foundation.documents.numbering import pattern_error, take_number
from gerakan.foundation.documents.workflow import letter_workflow
from gerakan.foundation.search.indexing import put
from gerakan.foundation.workflow import TransitionRefused


@command
def draft_letter(
    content: LetterContent,
    *,
    kind: str,
    unit: str,
    by: Actor | str,
    region_code: str = "",
    edition_code: str = "",
    is_sample: bool = False,
) -> Letter:
    """A letter to look at first; it has no number and may be replaced by another draft."""
    letter = Letter.objects.create(
        kind=kind,
        unit=unit,
        subject=content.subject[:300],
        addressee=", ".join(content.addressee)[:300],
        region_code=region_code,
        edition_code=edition_code,
        data=content.as_data(),
        signed_by_name=content.signatory.name,
        signed_by_title=content.signatory.title,
        is_sample=is_sample,
    )
    record("letter.drafted", letter, by=by)
    return letter


@command
def issue_letter(letter: Letter, *, by: Actor | str, dated_on: datetime.date | None = None) -> Letter:
    """Give it its number and keep its Word and PDF with their fingerprints, all or nothing.

    The files are made inside the transaction on purpose: a number without its paper would be a gap.
    Raises TransitionRefused when somebody issued it already, NoSeries when the unit has no number format.
    """
    if letter.state != Letter.State.DRAFT:
        raise TransitionRefused(_("Surat ini sudah terbit dengan nomor %s.") % letter.number)
    day = dated_on or timezone.localdate()
    before = (letter.number, letter.dated_on, letter.series, letter.template_version)
    try:
        with transaction.atomic():
            _number(letter, on=day)
            letter_workflow.fire(letter, "issue", by=by)
            make_files(letter)
            put(KIND, letter)
    except Exception:
        letter.number, letter.dated_on, letter.series, letter.template_version = before
        letter.state = Letter.State.DRAFT
        raise
    return letter


def _number(letter: Letter, *, on: datetime.date) -> None:
    letter.series, letter.number = take_number(letter.unit, on=on)
    letter.dated_on, letter.template_version = on, template_version()
    numbered = Letter.objects.filter(pk=letter.pk, state=Letter.State.DRAFT).update(
        series=letter.series, number=letter.number, dated_on=on, template_version=letter.template_version
    )
    if not numbered:
        raise TransitionRefused(_("Orang lain lebih dahulu menerbitkan surat ini. Muat ulang halaman ini."))


@command
def withdraw_letter(
    letter: Letter, *, content: LetterContent, reason: str, by: Actor | str, dated_on: datetime.date | None = None
) -> Letter:
    """Issue a second letter that withdraws the first; both stay in the register."""
    if letter.state != Letter.State.ISSUED:
        raise TransitionRefused(_("Hanya surat yang terbit dapat ditarik; surat ini %s.") % letter.get_state_display())
    second = draft_letter(
        content, kind="withdrawal", unit=letter.unit, by=by, region_code=letter.region_code,
        edition_code=letter.edition_code, is_sample=letter.is_sample,
    )  # fmt: skip
    Letter.objects.filter(pk=second.pk).update(withdraws=letter)
    second.withdraws = letter
    issue_letter(second, by=by, dated_on=dated_on)
    letter.withdrawn_by = second
    letter_workflow.fire(letter, "withdraw", by=by, note=reason)
    return second


@command
def discard_draft(letter: Letter, *, by: Actor | str) -> None:
    """Throw a draft away; what was issued stays for good."""
    if letter.state != Letter.State.DRAFT:
        raise TransitionRefused(_("Surat yang sudah terbit tidak dapat dihapus; tarik dengan surat penarikan."))
    record("letter.discarded", letter, by=by)
    letter.delete()


@command
def register_outside_letter(letter: Letter, *, file_name: str, content: bytes, by: Actor | str) -> Letter:
    """Take in a letter made elsewhere, in or out, with its file; `letter` is filled and not saved.

    A letter that came in without a number of ours takes the next one of its unit.
    """
    letter.made_outside, letter.state = True, Letter.State.ISSUED
    letter.dated_on = letter.dated_on or timezone.localdate()
    if not letter.number:
        letter.series, letter.number = take_number(letter.unit, on=letter.received_on or timezone.localdate())
    letter.full_clean()
    letter.save()
    kept = keep(letter, file_name, content)
    put(KIND, letter)
    record("letter.registered", letter, by=by, changes={"sha256": kept.sha256, "other_number": letter.other_number})
    return letter


@command
def record_receipt(letter: Letter, *, received_on: datetime.date, by: Actor | str) -> None:
    """The other side has it in hand; once, and never before the letter's own date."""
    if letter.dated_on is None or received_on < letter.dated_on:
        raise TransitionRefused(_("Tanggal terima tidak boleh sebelum tanggal surat."))
    if not Letter.objects.filter(pk=letter.pk, received_on=None).update(received_on=received_on):
        raise TransitionRefused(_("Tanggal terima sudah tercatat."))
    letter.received_on = received_on
    record("letter.received", letter, by=by, changes={"received_on": received_on})


@command
def save_number_series(series: NumberSeries, *, by: Actor | str) -> NumberSeries:
    """Set how a unit numbers its letters; numbers already given stay as they are."""
    if reason := pattern_error(series.pattern):
        raise ValueError(reason)
    series.full_clean()
    series.save()
    record("number_series.saved", series, by=by, changes={"pattern": series.pattern, "next_number": series.next_number})
    return series
