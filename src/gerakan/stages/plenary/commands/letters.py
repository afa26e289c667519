"""Verbs of the letters: collect the assessors' words, release or hold them, write a letter."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.commands import draft_letter, issue_letter
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.plenary import documents, permissions
from gerakan.stages.plenary.models import Decision, FeedbackText, Plenary, ResultLetter
from gerakan.stages.plenary.queries import letters as queries
from gerakan.stages.selection.queries.sheets import sheet_of

State = FeedbackText.State
KIND = "hasil_penetapan"


@command
def collect_feedback(plenary: Plenary, *, by: User) -> int:
    """What assessors wrote for each region, to be looked at; what is here already is not taken twice."""
    check(by, permissions.WRITE, plenary)
    Plenary.objects.select_for_update(of=("self",)).get(pk=plenary.pk)
    known = set(queries.feedback_of(plenary).values_list("decision_id", "text"))
    rows = queries.told(plenary).select_related("standing__case")
    fresh = [
        FeedbackText(plenary=plenary, decision=row, text=text)
        for row in rows
        for text in queries.words_of(row.standing.case)
        if (row.pk, text) not in known
    ]
    FeedbackText.objects.bulk_create(fresh)
    record("plenary.feedback_collected", plenary, by=by, changes={"count": len(fresh)})
    return len(fresh)


@command
def release(plenary: Plenary, *, texts: Iterable[FeedbackText], by: User) -> int:
    """The desk read them and found nothing personal."""
    check(by, permissions.WRITE, plenary)
    ids = [text.pk for text in texts]
    count = queries.feedback_of(plenary).filter(pk__in=ids).update(state=State.RELEASED, reason="", checked_by=by)
    record("plenary.feedback_released", plenary, by=by, changes={"count": count})
    return count


@command
def hold(text: FeedbackText, *, reason: str, by: User) -> None:
    """A personal remark stays here until somebody releases it."""
    check(by, permissions.WRITE, text.plenary)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa teks ini ditahan."))
    FeedbackText.objects.filter(pk=text.pk).update(state=State.FLAGGED, reason=reason, checked_by=by)
    record("plenary.feedback_held", text, by=by, note=reason)


@command
def write_letter(decision: Decision, *, sender: Sender, by: User) -> Letter:
    """Number, Word and PDF for one region; a letter that stands is not written again."""
    check(by, permissions.WRITE, decision)
    locked = Decision.objects.select_for_update(of=("self",)).select_related("plenary__edition").get(pk=decision.pk)
    _refuse_early(locked.plenary)
    if ResultLetter.objects.filter(decision=locked, letter__state=Letter.State.ISSUED).exists():
        raise TransitionRefused(_("Surat untuk %s sudah dibuat.") % decision.region)
    content = documents.result_letter(
        decision, sender, sheet=sheet_of(decision.standing), words=queries.released_words(decision),
        replaces=queries.earlier_letter(locked),
    )  # fmt: skip
    letter = draft_letter(
        content, kind=KIND, unit=sender.unit, by=by, region_code=decision.region.code,
        edition_code=decision.edition_code, is_sample=decision.plenary.edition.is_sample,
    )  # fmt: skip
    issue_letter(letter, by=by)
    ResultLetter.objects.create(decision=locked, letter=letter)
    record("plenary.letter_written", decision, by=by, changes={"number": letter.number})
    return letter


def _refuse_early(plenary: Plenary) -> None:
    """An issued letter can be read by its region, so none is issued under embargo, nor before its words were looked at."""
    if plenary.state != Plenary.State.PUBLISHED:
        raise TransitionRefused(_("Surat dibuat setelah hasil diumumkan; sebelumnya hanya pratinjau."))
    if waiting := queries.feedback_counts(plenary)[State.WAITING]:
        raise TransitionRefused(_("%d teks asesor belum diperiksa.") % waiting)
