"""Verbs of a submission: proposed, sent once, verified, withdrawn."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.stages.questionnaires import documents, notices
from gerakan.stages.questionnaires.models import Clarification, FrozenCopy, Submission
from gerakan.stages.questionnaires.queries import dossier
from gerakan.stages.questionnaires.queries.sheets import Sheet, sheet_of
from gerakan.stages.questionnaires.workflow import submission_workflow


@command
def propose(submission: Submission, *, by: User) -> None:
    """Whoever coordinates has read it through; the head is told."""
    submission_workflow.fire(submission, "propose", by=by)
    notices.tell_signers(submission)


@command
def send_back(submission: Submission, *, note: str, by: User) -> None:
    """Something must be put right before it goes."""
    submission_workflow.fire(submission, "send_back", by=by, note=note)


@command
def send(submission: Submission, *, by: User) -> None:
    """Approve and send, once: of two clicks one wins; the receipt stands or falls with the sending."""
    submission_workflow.fire(submission, "send", by=by)
    sheet = sheet_of(submission)
    copy = _freeze(sheet, FrozenCopy.Moment.SENT, by)
    now = timezone.now()
    _keep(
        submission, approved_by=by, mandate=_mandate(by), sent_at=now, checksum=copy.checksum,
        is_late=timezone.localdate(now) > submission.round.due_on, missing_count=sheet.missing_count,
        receipt_number=documents.receipt_number(submission),
    )  # fmt: skip
    _keep(submission, receipt=documents.issue_receipt(submission, sheet))
    stop_reminders(submission)
    notices.tell_sent(submission)


@command
def verify(submission: Submission, *, by: User) -> None:
    """Evidence and clarifications are settled; from here on the dossier stands."""
    submission_workflow.fire(submission, "verify", by=by)
    _freeze(sheet_of(submission), FrozenCopy.Moment.VERIFIED, by)
    _keep(submission, verified_at=timezone.now())
    notices.tell_verified(submission)


@command
def withdraw(submission: Submission, *, note: str, by: User) -> None:
    """The region leaves the edition; what it wrote stays, and no clock runs any more."""
    submission_workflow.fire(submission, "withdraw", by=by, note=note)
    stop_reminders(submission)
    for question in submission.clarifications.filter(state=Clarification.State.OPEN):
        _end(question, by)


def _end(question: Clarification, by: User) -> None:
    Clarification.objects.filter(pk=question.pk).update(state=Clarification.State.LAPSED)
    stop_reminders(question)
    running: Deadline | None = deadlines.open_deadline(question, outcome_code=notices.LAPSE)
    if running:
        deadlines.meet(running, by=by)


def _freeze(sheet: Sheet, moment: str, by: User) -> FrozenCopy:
    text, checksum = dossier.canonical(dossier.content_of(sheet))
    copy = FrozenCopy.objects.create(submission=sheet.submission, moment=moment, content=text, checksum=checksum)
    record("submission.frozen", sheet.submission, by=by, changes={"checksum": checksum, "missing": sheet.missing_count})
    return copy


def _mandate(by: User) -> str:
    hat = hat_of(by)
    if hat is None or not hat.mandate_number:
        return by.hat_label
    return _("%(role)s, surat mandat %(number)s") % {"role": hat, "number": hat.mandate_number}


def _keep(submission: Submission, **fields: object) -> None:
    Submission.objects.filter(pk=submission.pk).update(**fields)
    for name, value in fields.items():
        setattr(submission, name, value)
