"""Verbs of the right of reply: draft marks to the region, its answer, the third person's word, final."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import fmean
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.phases import allows
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands.cases import hand_over
from gerakan.stages.assessment.models import Case, Mark
from gerakan.stages.assessment.queries.cases import panel_of, standing_marks
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.permissions import ASSESSORS_KNOW_REGIONS
from gerakan.stages.assessors.queries import is_closed
from gerakan.stages.replies import notices, permissions, queries
from gerakan.stages.replies.models import Reply, StagedMark
from gerakan.stages.replies.workflow import reply_workflow

HUNDREDTHS = Decimal("0.01")


@command
def send_to_region(case: Case, *, by: User) -> Reply:
    """Freeze the panel's marks as a draft, and let the region read and answer them until a working day."""
    check(by, permissions.SEND, case)
    if not allows(permissions.DRAFTS_MAY_BE_SENT, case.ruling.edition_id, case.region_id):
        raise TransitionRefused(_("Fase edisi ini menahan rancangan nilai; beralihlah fase sebelum mengirim."))
    hand_over(case, by=by)
    reply_by = add_working_days(timezone.localdate(), case.ruling.reply_days)
    reply = Reply.objects.create(case=case, reply_by=reply_by)
    StagedMark.objects.bulk_create(_drafts(reply))
    deadlines.set_deadline(reply, outcome_code=notices.SILENCE, due_at=notices.end_of(reply_by), by=by)
    notices.ask_region(reply, queries.officials_of(case.region))
    record("reply.asked", reply, by=by, changes={"reply_by": reply_by})
    return reply


@command
def answer_item(
    mark: StagedMark,
    *,
    agrees: bool,
    seen: int,
    text: str = "",
    link: str = "",
    file: "UploadedFile[Any] | None" = None,
    by: User,
) -> None:
    """Agree or disagree with one item; may be changed until the reply is sent, never over an answer that was not seen.

    seen: revision of the answer that was on the screen, 0 for none.
    """
    reply = _locked(mark)
    check(by, permissions.ANSWER, reply)
    _refuse_unless(reply, Reply.State.WAITING)
    if not agrees and not text.strip():
        raise TransitionRefused(_("Tuliskan mengapa daerah tidak setuju."))
    mark.refresh_from_db(fields=["agrees", "answer", "link", "file", "file_name", "revision"])
    if seen != mark.revision:
        raise TransitionRefused(
            _("Rekan Anda lebih dahulu menanggapi butir ini. Simpan lagi bila isian Anda yang berlaku.")
        )
    mark.agrees, mark.answer, mark.link, mark.revision = agrees, text, link, mark.revision + 1
    if file is not None:
        mark.file_name = str(file.name or "")[-200:]
        mark.file.save(mark.file_name, file, save=False)
    mark.save()
    record("reply.answered", reply, by=by, changes={"item": str(mark.item), "agrees": agrees})


@command
def accept(reply: Reply, *, by: User) -> None:
    """The region agrees with everything: the draft is final."""
    reply_workflow.fire(reply, "accept", by=by)
    _replied(reply, by)
    _finalise(reply)


@command
def dispute(reply: Reply, *, by: User) -> None:
    """The reply goes to a third person."""
    reply_workflow.fire(reply, "dispute", by=by)
    _replied(reply, by)
    if reply.referee is not None:
        notices.tell(reply, notices.AUDIT_WANTED, [reply.referee.assessor.user])


@deadlines.outcome(notices.SILENCE, gettext_lazy("Rancangan nilai menjadi nilai akhir"))
@command
def lapse(reply: Reply, *, by: User | str = deadlines.ACTOR) -> None:
    """Silence has the consequence that the ruling states: the draft is final."""
    if reply.reply_by >= timezone.localdate():
        raise TransitionRefused(_("Tenggat tanggapan %s belum lewat.") % reply.case.region)
    reply_workflow.fire(reply, "lapse", by=by, note=reply.case.ruling.silence)
    stop_reminders(reply)
    _finalise(reply)


@command
def appoint_referee(reply: Reply, *, referee: Engagement, by: User) -> None:
    """A third person: of this edition, without a tie, and never one of its markers."""
    check(by, permissions.SEND, reply)
    if reply.state == Reply.State.FINAL:
        raise TransitionRefused(_("Penilaian daerah ini sudah selesai."))
    if referee.edition_id != reply.case.ruling.edition_id or referee.state != Engagement.State.ACCEPTED:
        raise TransitionRefused(_("%s bukan asesor edisi ini.") % referee)
    if reply.case.sheets.filter(engagement=referee).exists():
        raise TransitionRefused(_("%s menilai daerah ini; pilih orang lain.") % referee)
    if is_closed(referee.assessor, reply.case.region):
        raise TransitionRefused(_("%s mempunyai ikatan dengan daerah ini; pilih orang lain.") % referee)
    Reply.objects.filter(pk=reply.pk).update(referee=referee)
    reply.referee = referee
    record("reply.referee", reply, by=by, changes={"referee": str(referee)})
    if reply.state == Reply.State.AUDITING:
        notices.tell(reply, notices.AUDIT_WANTED, [referee.assessor.user])


@command
def decide(mark: StagedMark, *, final: Decimal, reason: str, by: User) -> None:
    """The third person's mark for a disputed item, with a reason whether it changes or stays."""
    reply = _locked(mark)
    check(by, permissions.DECIDE, reply)
    _refuse_unless(reply, Reply.State.AUDITING)
    if mark.agrees is not False:
        raise TransitionRefused(_("Butir ini tidak disanggah daerah."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasan nilai akhir."))
    mark.final, mark.final_reason, mark.decided_by, mark.decided_at = final, reason, by, timezone.now()
    mark.save()
    record("reply.decided", reply, by=by, changes={"item": str(mark.item), "final": [mark.draft, final]}, note=reason)


@command
def finish(reply: Reply, *, by: User) -> None:
    """Every dispute is decided: the marks are final."""
    reply_workflow.fire(reply, "finish", by=by)
    _finalise(reply)


def _drafts(reply: Reply) -> list[StagedMark]:
    by_item: dict[int, list[Mark]] = {}
    for mark in standing_marks(reply.case).order_by("sheet_id"):
        by_item.setdefault(mark.item_id, []).append(mark)
    return [_draft(reply, item, marks) for item, marks in by_item.items()]


def _draft(reply: Reply, item: int, marks: Sequence[Mark]) -> StagedMark:
    levels = [mark.level for mark in marks if mark.level is not None]
    mean = Decimal(str(fmean(levels))).quantize(HUNDREDTHS) if levels else None
    words = [mark.reason for mark in marks if mark.reason]
    return StagedMark(reply=reply, item_id=item, draft=mean, mark_count=len(levels), words=words)


def _locked(mark: StagedMark) -> Reply:
    return Reply.objects.select_for_update(of=("self",)).select_related("case__region").get(pk=mark.reply_id)


def _replied(reply: Reply, by: User) -> None:
    reply.replied_at, reply.replied_by = timezone.now(), by
    Reply.objects.filter(pk=reply.pk).update(replied_at=reply.replied_at, replied_by=by)
    if running := deadlines.open_deadline(reply, outcome_code=notices.SILENCE):
        deadlines.meet(running, by=by)
    stop_reminders(reply)


def _finalise(reply: Reply) -> None:
    """What nobody disputed stays as drafted."""
    reply.final_at = timezone.now()
    Reply.objects.filter(pk=reply.pk).update(final_at=reply.final_at)
    StagedMark.objects.filter(reply=reply, decided_at__isnull=True).update(final=F("draft"))
    knows = allows(ASSESSORS_KNOW_REGIONS, reply.case.ruling.edition_id, reply.case.region_id)
    panel = panel_of(reply.case) if knows else []
    notices.tell(reply, notices.FINAL, [*panel, *queries.officials_of(reply.case.region)])


def _refuse_unless(reply: Reply, state: str) -> None:
    if reply.state != state:
        raise TransitionRefused(
            _("Tidak berlaku lagi: keadaannya sudah %s. Muat ulang halaman ini.") % reply.get_state_display()
        )
