"""Verbs of the panel together: keep or change the own mark, remark, ask a team, close, open again, check."""

import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import notices, permissions
from gerakan.stages.assessment.models import Case, Flag, Mark, MarkVersion, QualityCheck, Remark
from gerakan.stages.assessment.queries import quality
from gerakan.stages.assessment.queries.sheets import why_frozen
from gerakan.stages.assessment.workflow import case_workflow


@command
def settle(mark: Mark, *, level: int | None, does_not_apply: bool = False, reason: str, by: User) -> None:
    """Keep or change the own mark in the discussion, and say why; what was first given stays readable."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=mark.sheet.case_id)
    check(by, permissions.DISCUSS, case)
    check(by, permissions.MARK, mark.sheet)
    if case.state != Case.State.CONSOLIDATING:
        raise TransitionRefused(_("Pembahasan daerah ini tidak sedang terbuka."))
    if frozen := why_frozen(case):
        raise TransitionRefused(frozen)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa nilai ini dipertahankan atau diubah."))
    if level is None and not does_not_apply:
        raise TransitionRefused(_("Pilih nilai 0 sampai 4."))
    standing = Mark.objects.select_for_update().get(pk=mark.pk)
    standing.level, standing.does_not_apply = (None if does_not_apply else level), does_not_apply
    standing.reason, standing.revision, standing.saved_at = reason, standing.revision + 1, timezone.now()
    standing.save()
    standing.as_version(MarkVersion.Phase.CONSOLIDATION, by=by).save()
    record("case.settled", case, by=by, changes={"item": str(mark.item)}, note=reason)


@command
def close(case: Case, *, by: User) -> None:
    """The chair ends the discussion when every listed difference is settled."""
    case_workflow.fire(case, "close", by=by)
    case.closed_at = timezone.now()
    Case.objects.filter(pk=case.pk).update(closed_at=case.closed_at)


@command
def reopen(case: Case, *, note: str, by: User) -> None:
    """Only with a note, and counted."""
    case_workflow.fire(case, "reopen", by=by, note=note)
    Case.objects.filter(pk=case.pk).update(opened_again_count=F("opened_again_count") + 1)
    case.refresh_from_db(fields=["opened_again_count"])


@command
def remark(case: Case, *, text: str, is_public: bool, item: Node | None = None, by: User) -> Remark:
    """Private to the panel or public to the region, by an explicit choice."""
    check(by, permissions.REMARK, case)
    if case.state in Case.SEALED:
        raise TransitionRefused(_("Catatan dibuka setelah semua nilai daerah ini masuk."))
    if not text.strip():
        raise TransitionRefused(_("Tuliskan catatannya."))
    made = Remark.objects.create(case=case, item=item, text=text, is_public=is_public, author=by)
    record("case.remarked", case, by=by, changes={"public": is_public})
    return made


@command
def raise_flag(case: Case, *, team: str, owner: User, question: str, due_on: datetime.date, by: User) -> Flag:
    """Hand the case to a team with a question, somebody who answers for it, and a day."""
    check(by, permissions.REMARK, case)
    if case.state != Case.State.CONSOLIDATING:
        raise TransitionRefused(_("Pertanyaan kepada tim diajukan selama pembahasan panel."))
    if not permissions.ANSWER_FLAG.allows(owner, case):
        raise TransitionRefused(_("%s bukan anggota tim yang dapat menjawab.") % owner)
    if due_on < timezone.localdate():
        raise TransitionRefused(_("Tenggat sudah lewat; pilih hari yang akan datang."))
    flag = Flag.objects.create(case=case, team=team, owner=owner, question=question, due_on=due_on, raised_by=by)
    record("flag.raised", flag, by=by, changes={"team": team, "due_on": due_on}, note=question)
    notices.tell_of_flag(flag, notices.FLAG_RAISED, owner)
    return flag


@command
def settle_flag(flag: Flag, *, outcome: str, by: User) -> None:
    """The team's answer goes back and stays with the case."""
    check(by, permissions.ANSWER_FLAG, flag.case)
    if not outcome.strip():
        raise TransitionRefused(_("Tuliskan jawaban tim."))
    waiting = Flag.objects.filter(pk=flag.pk, settled_at__isnull=True)
    if not waiting.update(outcome=outcome, settled_by=by, settled_at=timezone.now()):
        raise TransitionRefused(_("Pertanyaan ini sudah dijawab."))
    flag.refresh_from_db()
    record("flag.settled", flag, by=by, note=outcome)
    notices.tell_of_flag(flag, notices.FLAG_SETTLED, flag.raised_by)


@command
def sign_check(case: Case, *, note: str, by: User) -> QualityCheck:
    """A second person signs what a machine found and what the eye adds; never one of the markers."""
    check(by, permissions.CHECK, case)
    if case.state != Case.State.CLOSED:
        raise TransitionRefused(_("Mutu diperiksa setelah panel menutup pembahasan."))
    found = quality.findings_of(case)
    if found and not note.strip():
        raise TransitionRefused(_("Ada temuan; tuliskan pertimbangan Anda sebelum menandatangani."))
    signed = QualityCheck.objects.create(
        case=case, findings=[each.as_data() for each in found], note=note, signed_by=by, signed_at=timezone.now()
    )
    record("case.checked", case, by=by, changes={"findings": len(found)}, note=note)
    return signed
