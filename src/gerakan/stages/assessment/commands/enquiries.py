"""Verbs of enquiries: an assessor asks, the secretariat passes on without a name or declines with a reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.tree import Item, tree_of
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import notices, permissions
from gerakan.stages.assessment.models import Case, Enquiry, MarkSheet
from gerakan.stages.assessment.queries import enquiries as queries
from gerakan.stages.questionnaires.commands import clarifications

State = Enquiry.State


@command
def ask_region(sheet: MarkSheet, *, item: Item, question: str, silence: str, days: int, by: User) -> Enquiry:
    """What the region should clarify or amend, with the days it has and what silence means; the answer stays as it is."""
    check(by, permissions.ASK_REGION, sheet)
    locked = MarkSheet.objects.select_for_update(of=("self",)).select_related("case").get(pk=sheet.pk)
    if reason := queries.why_not_askable(locked):
        raise TransitionRefused(reason)
    if not question.strip() or not silence.strip():
        raise TransitionRefused(_("Tulis pertanyaan dan akibat bila tidak dijawab."))
    if sheet.enquiries.filter(item=item.pk, state=State.WAITING).exists():
        raise TransitionRefused(_("Permintaan Anda tentang butir ini masih menunggu sekretariat."))
    made = Enquiry.objects.create(sheet=sheet, item_id=item.pk, question=question, silence=silence, days=days)
    record("enquiry.asked", made, by=by, changes={"item": item.code, "days": days}, note=question)
    notices.tell_desk(made)
    return made


@command
def pass_on(enquiry: Enquiry, *, question: str, by: User) -> None:
    """The region is asked in the secretariat's name, in words that tell neither who asks nor what was marked."""
    check(by, permissions.PASS_ON, enquiry)
    _decide(enquiry, by)
    case = enquiry.sheet.case
    if case.state not in queries.ASKABLE:
        raise TransitionRefused(_("Panel sudah menutup pembahasan; tolak permintaan ini dengan alasannya."))
    submission = queries.submission_of(case)
    item = _item_of(case, enquiry)
    if submission is None or item is None:
        raise TransitionRefused(
            _("Daerah ini tidak mengirim kuesioner, jadi tidak ada jawaban yang dapat diklarifikasi.")
        )
    asked = clarifications.ask(
        submission, item=item, question=question, silence=enquiry.silence,
        due_on=add_working_days(timezone.localdate(), enquiry.days), by=by,
        follower=enquiry.sheet.engagement.assessor.user, follower_url=notices.place_of(enquiry),
    )  # fmt: skip
    enquiry.state, enquiry.clarification = State.PASSED, asked
    enquiry.save()
    record("enquiry.passed", enquiry, by=by, changes={"due_on": asked.due_on}, note=question)
    notices.tell_asker(enquiry)


@command
def decline(enquiry: Enquiry, *, note: str, by: User) -> None:
    """Not asked, and why: the answer is in the dossier, or the question would tell who asks."""
    check(by, permissions.PASS_ON, enquiry)
    if not note.strip():
        raise TransitionRefused(_("Tuliskan mengapa permintaan ini tidak diteruskan."))
    _decide(enquiry, by)
    enquiry.state, enquiry.note = State.DECLINED, note
    enquiry.save()
    record("enquiry.declined", enquiry, by=by, note=note)
    notices.tell_asker(enquiry)


def _decide(enquiry: Enquiry, by: User) -> None:
    """Of two people who decide at once one wins."""
    still = Enquiry.objects.select_for_update(of=("self",)).filter(pk=enquiry.pk, state=State.WAITING)
    if not still.exists():
        raise TransitionRefused(_("Permintaan ini sudah diputuskan. Muat ulang halaman ini."))
    enquiry.decided_by, enquiry.decided_at = by, timezone.now()


def _item_of(case: Case, enquiry: Enquiry) -> Item | None:
    return next((item for item in tree_of(case.ruling.version).items() if item.pk == enquiry.item_id), None)
