"""Verbs of invitations: prepare, write, send, answer, lapse, call the reserve."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.commands import draft_letter, issue_letter
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import documents, notices, permissions
from gerakan.stages.invitations.models import Invitation, InvitationList
from gerakan.stages.invitations.queries import invitations as queries
from gerakan.stages.invitations.workflow import invitation_workflow


@command
def prepare(invitation_list: InvitationList, *, answer_by: datetime.date, by: User) -> list[Invitation]:
    """One invitation for every place on the approved list that has none; doing it twice adds nothing."""
    check(by, permissions.INVITE, invitation_list)
    _refuse_past(answer_by)
    InvitationList.objects.select_for_update().get(pk=invitation_list.pk)
    invitation_list.refresh_from_db(fields=["state"])
    if invitation_list.state != InvitationList.State.APPROVED:
        raise TransitionRefused(_("Undangan baru dapat disiapkan setelah daftar disetujui orang kedua."))
    edition = invitation_list.run.scheme.edition
    entries = queries.uninvited_entries(invitation_list).select_related("region")
    prepared = [
        Invitation(invitation_list=invitation_list, edition=edition, region=entry.region, answer_by=answer_by)
        for entry in entries
    ]
    Invitation.objects.bulk_create(prepared)
    record("invitations.prepared", invitation_list, by=by, changes={"count": len(prepared), "answer_by": answer_by})
    return prepared


@command
def write_letter(invitation: Invitation, *, sender: documents.Sender, by: User) -> None:
    """Number, Word and PDF of one invitation; a letter that exists is not written again."""
    check(by, permissions.INVITE, invitation)
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.letter_id:
        raise TransitionRefused(_("Surat untuk %s sudah dibuat.") % invitation.region)
    letter = draft_letter(
        documents.invitation_letter(invitation, sender),
        kind="undangan",
        unit=sender.unit,
        by=by,
        region_code=invitation.region.code,
        edition_code=invitation.edition_code,
        is_sample=invitation.edition.is_sample,
    )
    issue_letter(letter, by=by)
    _keep(invitation, letter=letter)
    record("invitation.written", invitation, by=by, changes={"number": letter.number})


@command
def send(invitation: Invitation, *, by: User) -> None:
    """From here on the region sees it and the deadline runs."""
    _refuse_past(invitation.answer_by)
    invitation_workflow.fire(invitation, "send", by=by)
    _keep(invitation, sent_at=timezone.now())
    _start_clock(invitation, by)


@command
def confirm(invitation: Invitation, *, by: User, note: str = "") -> None:
    """The region takes part."""
    _refuse_late(invitation)
    invitation_workflow.fire(invitation, "confirm", by=by, note=note)
    _answered(invitation, by, note)


@command
def decline(invitation: Invitation, *, note: str, by: User) -> None:
    """The region does not take part, and says why."""
    _refuse_late(invitation)
    invitation_workflow.fire(invitation, "decline", by=by, note=note)
    _answered(invitation, by, note)


@deadlines.outcome(notices.LAPSE, gettext_lazy("Tempat diberikan kepada cadangan berikutnya"))
@command
def lapse(invitation: Invitation, *, by: User | str = deadlines.ACTOR) -> None:
    """Silence past the day has the outcome that the letter announced."""
    if invitation.answer_by >= timezone.localdate():
        raise TransitionRefused(_("Tenggat %s belum lewat.") % invitation.region)
    invitation_workflow.fire(invitation, "lapse", by=by, note=_("Tidak menjawab sampai tenggat."))
    stop_reminders(invitation)
    notices.tell_secretariat(invitation, queries.staff_of(invitation.edition))


@command
def cancel(invitation: Invitation, *, note: str, by: User) -> None:
    """Take an invitation back, with a reason."""
    invitation_workflow.fire(invitation, "cancel", by=by, note=note)
    _stop_clock(invitation, by)


@command
def extend(invitation: Invitation, *, answer_by: datetime.date, note: str, by: User) -> None:
    """More time, for a stated reason."""
    check(by, permissions.INVITE, invitation)
    _refuse_past(answer_by)
    if not note.strip():
        raise TransitionRefused(_("Perpanjangan tenggat memerlukan alasan."))
    open_state = Invitation.objects.filter(pk=invitation.pk, state=Invitation.State.SENT)
    before = invitation.answer_by
    if not open_state.update(answer_by=answer_by):
        raise TransitionRefused(_("Undangan ini sudah dijawab atau berakhir."))
    invitation.answer_by = answer_by
    _start_clock(invitation, by)
    record("invitation.extended", invitation, by=by, changes={"answer_by": [before, answer_by]}, note=note)


@command
def call_reserve(invitation: Invitation, *, answer_by: datetime.date, by: User) -> Invitation:
    """Give a freed place to the first reserve region that keeps every quota."""
    check(by, permissions.INVITE, invitation)
    _refuse_past(answer_by)
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.state not in queries.GIVEN_UP:
        raise TransitionRefused(_("Tempat %s belum bebas.") % invitation.region)
    if Invitation.objects.filter(replaces=invitation).exists():
        raise TransitionRefused(_("Pengganti %s sudah dipanggil.") % invitation.region)
    coming = queries.next_reserve(invitation)
    if coming.entry is None:
        raise TransitionRefused(_nobody_fits(coming))
    called = Invitation.objects.create(
        invitation_list=invitation.invitation_list,
        edition=invitation.edition,
        region=coming.entry.region,
        answer_by=answer_by,
        replaces=invitation,
    )
    record("invitation.reserve_called", called, by=by, changes=_trail(invitation, coming))
    return called


def _trail(invitation: Invitation, coming: queries.Next) -> dict[str, Any]:
    return {
        "replaces": str(invitation.region),
        "reserve_position": coming.entry.position if coming.entry else None,
        "passed_over": {str(entry.region): reason for entry, reason in coming.passed_over},
    }


def _nobody_fits(coming: queries.Next) -> str:
    if not coming.passed_over:
        return _("Daftar cadangan sudah habis.")
    reasons = "; ".join(f"{entry.region}: {reason}" for entry, reason in coming.passed_over[:3])
    return _("Tidak ada cadangan yang memenuhi semua kuota. %s") % reasons


def _answered(invitation: Invitation, by: User, note: str) -> None:
    _keep(invitation, answered_at=timezone.now(), answered_by=by, answer_note=note)
    _stop_clock(invitation, by)
    notices.tell_secretariat(invitation, queries.staff_of(invitation.edition))


def _start_clock(invitation: Invitation, by: User) -> None:
    deadlines.set_deadline(invitation, outcome_code=notices.LAPSE, due_at=notices.end_of(invitation.answer_by), by=by)
    notices.tell_region(invitation, queries.officials_of(invitation.region))


def _stop_clock(invitation: Invitation, by: User) -> None:
    if running := deadlines.open_deadline(invitation, outcome_code=notices.LAPSE):
        deadlines.meet(running, by=by)
    stop_reminders(invitation)


def _refuse_late(invitation: Invitation) -> None:
    if invitation.answer_by < timezone.localdate():
        raise TransitionRefused(
            _("Tenggat jawaban sudah lewat. Hubungi sekretariat bila daerah Anda masih ingin menjawab.")
        )


def _refuse_past(day: datetime.date) -> None:
    if day < timezone.localdate():
        raise TransitionRefused(_("Tenggat jawaban sudah lewat; pilih tanggal yang akan datang."))


def _keep(invitation: Invitation, **fields: object) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**fields)
    for name, value in fields.items():
        setattr(invitation, name, value)
