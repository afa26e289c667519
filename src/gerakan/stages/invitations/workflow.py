"""Lives of lists and invitations."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.models import HandChange, Invitation, InvitationList
from gerakan.stages.invitations.queries import lists


def list_is_full(invitation_list: InvitationList) -> str | None:
    """Every place is taken before anybody is asked to approve."""
    invited = lists.invited_count(invitation_list)
    if invited != invitation_list.place_count:
        return _("Daftar memuat %(have)d dari %(want)d daerah.") % {
            "have": invited,
            "want": invitation_list.place_count,
        }
    return None


def no_change_waits(invitation_list: InvitationList) -> str | None:
    """Changes by hand are settled first."""
    waiting = invitation_list.hand_changes.filter(state=HandChange.State.WAITING).count()
    return _("%d perubahan dengan tangan menunggu orang kedua.") % waiting if waiting else None


def no_other_approved_list(invitation_list: InvitationList) -> str | None:
    """An edition invites from one list."""
    if lists.approved_lists(invitation_list.run.scheme.edition).exclude(pk=invitation_list.pk).exists():
        return _("Edisi ini sudah mempunyai daftar yang disetujui.")
    return None


def has_letter(invitation: Invitation) -> str | None:
    """Nothing is sent without its letter."""
    return None if invitation.letter_id else _("Surat undangan belum dibuat.")


list_workflow: Workflow[InvitationList] = Workflow(
    "list",
    Transition(
        "propose", gettext_lazy("Usulkan untuk disetujui"), InvitationList.State.DRAFT, InvitationList.State.PROPOSED,
        permission=permissions.DRAW_UP, guards=(list_is_full, no_change_waits),
    ),
    Transition(
        "send_back", gettext_lazy("Kembalikan ke penyusun"), InvitationList.State.PROPOSED, InvitationList.State.DRAFT,
        permission=permissions.DRAW_UP, needs_note=True,
    ),
    Transition(
        "approve", gettext_lazy("Setujui sebagai orang kedua"), InvitationList.State.PROPOSED,
        InvitationList.State.APPROVED, permission=permissions.APPROVE, guards=(no_other_approved_list,),
    ),
    Transition(
        "discard", gettext_lazy("Batalkan daftar"), InvitationList.State.DRAFT, InvitationList.State.DISCARDED,
        permission=permissions.DRAW_UP, needs_note=True,
    ),
)  # fmt: skip


invitation_workflow: Workflow[Invitation] = Workflow(
    "invitation",
    Transition(
        "send", gettext_lazy("Kirim undangan"), Invitation.State.PREPARED, Invitation.State.SENT,
        permission=permissions.INVITE, guards=(has_letter,),
    ),
    Transition(
        "confirm", gettext_lazy("Nyatakan bersedia"), Invitation.State.SENT, Invitation.State.CONFIRMED,
        permission=permissions.ANSWER,
    ),
    Transition(
        "decline", gettext_lazy("Tolak undangan"), Invitation.State.SENT, Invitation.State.DECLINED,
        permission=permissions.ANSWER, needs_note=True,
    ),
    Transition(
        "lapse", gettext_lazy("Tenggat lewat tanpa jawaban"), Invitation.State.SENT, Invitation.State.LAPSED,
        permission=permissions.INVITE,
    ),
    Transition(
        "cancel", gettext_lazy("Batalkan undangan"), Invitation.State.SENT, Invitation.State.CANCELLED,
        permission=permissions.INVITE, needs_note=True,
    ),
)  # fmt: skip
