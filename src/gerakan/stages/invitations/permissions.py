"""Who may do what with lists and invitations."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.stages.invitations.models import HandChange, Invitation, InvitationList, ListEntry
from gerakan.stages.invitations.models.invitations import ANSWERING_ROLES


@who
def invitation_is_theirs(user: Actor, invitation: object = None) -> bool:
    """Pejabat daerah yang diundang, setelah undangan terkirim."""
    if invitation is None:
        return holds(user, *ANSWERING_ROLES)
    if not isinstance(invitation, Invitation) or invitation.sent_at is None:
        return False
    hat = getattr(user, "hat", None)
    return holds(user, *ANSWERING_ROLES) and hat is not None and hat.region_id == invitation.region_id


@who
def did_not_propose_it(user: Actor, thing: object = None) -> bool:
    """Orang kedua, bukan pengusulnya."""
    return not isinstance(thing, HandChange | InvitationList) or thing.proposed_by_id != user.pk


@who
def is_published(user: Actor, thing: object = None) -> bool:
    """Sudah diumumkan."""
    return isinstance(thing, InvitationList) and thing.published_at is not None


@who
def sheet_is_open(user: Actor, thing: object = None) -> bool:
    """Lembar daftar yang sudah diumumkan, atau lembar daerah sendiri setelah undangannya terkirim."""
    return isinstance(thing, ListEntry) and ListEntry.objects.filter(pk=thing.pk).visible_to(user).exists()


SEE_WORK = permission("invitations.see_work", OVERSIGHT, _("Melihat kerja penyusunan daftar"))
EDIT_RULES = permission("invitations.edit_rules", STAFF, _("Menetapkan syarat kelayakan"))
DRAW_UP = permission("invitations.draw_up", STAFF, _("Menyusun daftar undangan"))
APPROVE = permission("invitations.approve", STAFF & did_not_propose_it, _("Menyetujui sebagai orang kedua"))
INVITE = permission("invitations.invite", STAFF, _("Membuat dan mengirim undangan"))
SEE_INVITATION = permission("invitations.see_invitation", OVERSIGHT | invitation_is_theirs, _("Melihat undangan"))
ANSWER = permission("invitations.answer", invitation_is_theirs, _("Menjawab undangan"))
PUBLISH = permission("invitations.publish", STAFF, _("Mengumumkan daftar"))
SEE_LIST = permission("invitations.see_list", OVERSIGHT | is_published, _("Melihat daftar undangan"))
SEE_SHEET = permission("invitations.see_sheet", OVERSIGHT | sheet_is_open, _("Membaca lembar penjelasan"))
