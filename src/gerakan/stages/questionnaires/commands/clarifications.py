"""Verbs of clarifications: asked, answered, lapsed; the original answer stays."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import notices, permissions
from gerakan.stages.questionnaires.models import Answer, Clarification, Part, Submission
from gerakan.stages.questionnaires.workflow import submission_workflow

SYSTEM = "sistem: klarifikasi"


@command
def ask(
    submission: Submission, *, item: Item, question: str, silence: str, due_on: datetime.date, by: User,
    follower: User | None = None, follower_url: str = "",
) -> Clarification:  # fmt: skip
    """Ask about one answer; the answer as it stands is kept with the question. A follower learns how it ended."""
    check(by, permissions.VERIFY, submission)
    _refuse_vague(question, silence, due_on)
    if submission.state in (Submission.State.SENT, Submission.State.VERIFIED):
        submission_workflow.fire(submission, "ask", by=by)
    elif submission.state != Submission.State.AMENDING:
        raise TransitionRefused(_("Klarifikasi diminta setelah kuesioner terkirim."))
    if submission.clarifications.filter(item_id=item.pk, state=Clarification.State.OPEN).exists():
        raise TransitionRefused(_("Klarifikasi atas butir ini sudah diminta dan masih menunggu daerah."))
    asked = Clarification.objects.create(
        submission=submission, item_id=item.pk, question=question, silence=silence, due_on=due_on, asked_by=by,
        original=_as_it_stands(submission, item), follower=follower, follower_url=follower_url,
    )  # fmt: skip
    record("clarification.asked", asked, by=by, changes={"item": item.code, "due_on": due_on}, note=question)
    deadlines.set_deadline(asked, outcome_code=notices.LAPSE, due_at=notices.end_of(due_on), by=by)
    notices.tell_asked(asked)
    return asked


@command
def reply(question: Clarification, *, part: Part, words: str, by: User) -> None:
    """The region says what it changed or why it stands by its answer."""
    check(by, permissions.FILL, part)
    if not words.strip():
        raise TransitionRefused(_("Tulis jawaban klarifikasi: apa yang diubah, atau mengapa jawaban tetap."))
    _end(question, Clarification.State.ANSWERED, reply=words, replied_by=by, replied_at=timezone.now())
    record("clarification.answered", question, by=by, note=words)
    if running := deadlines.open_deadline(question, outcome_code=notices.LAPSE):
        deadlines.meet(running, by=by)
    notices.tell_replied(question)


@deadlines.outcome(notices.LAPSE, gettext_lazy("Akibat yang tertulis pada permintaan klarifikasi berlaku"))
@command
def lapse(question: Clarification, *, by: str = deadlines.ACTOR) -> None:
    """Silence past the day has the consequence that the question stated."""
    if question.due_on >= timezone.localdate():
        raise TransitionRefused(_("Tenggat klarifikasi belum lewat."))
    _end(question, Clarification.State.LAPSED)
    record("clarification.lapsed", question, by=by, note=question.silence)
    notices.tell_follower(question)


def _end(question: Clarification, state: str, **fields: object) -> None:
    still = Clarification.objects.filter(pk=question.pk, state=Clarification.State.OPEN)
    if not still.update(state=state, **fields):
        raise TransitionRefused(_("Klarifikasi ini sudah selesai. Muat ulang halaman ini."))
    question.refresh_from_db()
    stop_reminders(question)
    submission = question.submission
    if not submission.clarifications.filter(state=Clarification.State.OPEN).exists():
        submission_workflow.fire(submission, "amended", by=SYSTEM)


def _as_it_stands(submission: Submission, item: Item) -> dict[str, object]:
    answer = Answer.objects.filter(submission=submission, item_id=item.pk).first()
    if answer is None:
        return {"value": None, "does_not_apply": False, "note": "", "revision": 0}
    return {name: getattr(answer, name) for name in ("value", "does_not_apply", "note", "revision")}


def _refuse_vague(question: str, silence: str, due_on: datetime.date) -> None:
    if not question.strip() or not silence.strip():
        raise TransitionRefused(_("Tulis pertanyaan dan akibat bila tidak dijawab."))
    if due_on <= timezone.localdate():
        raise TransitionRefused(_("Pilih tenggat setelah hari ini."))
