"""Lives of schemes, lists and invitations."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.shortlisting import permissions
from gerakan.stages.shortlisting.models import HandChange, Invitation, InvitationList, Scheme
from gerakan.stages.shortlisting.queries import lists, schemes

HUNDRED = Decimal(100)


def weights_sum_to_hundred(scheme: Scheme) -> str | None:
    """At every branch of the tree."""
    wrong = [
        _("%(branch)s: %(sum)s") % {"branch": branch, "sum": formats.number(total)}
        for branch, total in schemes.weight_sums(scheme).items()
        if total != HUNDRED
    ]
    return _("Jumlah bobot harus 100. Sekarang %s.") % "; ".join(wrong) if wrong else None


def has_indicators(scheme: Scheme) -> str | None:
    """An empty scheme ranks nobody."""
    return None if scheme.indicators.exists() else _("Skema belum memuat indikator.")


def bridge_is_stated(scheme: Scheme) -> str | None:
    """Kota and kabupaten share a list only under a stated rule."""
    if scheme.ranked_together and not scheme.bridge.strip():
        return _("Tuliskan aturan jembatan agar kota dan kabupaten boleh diperingkat bersama.")
    return None


def scales_agree(scheme: Scheme) -> str | None:
    """Shares, ranks and standard scores cannot be added to each other; Copeland's wins only stand at the top."""
    mixed = schemes.odd_scales(scheme)
    if mixed:
        return _("Tidak sebanding dengan normalisasi skema: %s.") % ", ".join(mixed)
    if scheme.groups.filter(aggregation=Scheme.Aggregation.COPELAND).exists():
        return _("Copeland hanya dapat dipakai di tingkat atas.")
    return None


def goalposts_are_set(scheme: Scheme) -> str | None:
    """A fixed scale needs its two ends."""
    bare = schemes.without_goalposts(scheme)
    return _("Batas tetap belum diisi: %s.") % ", ".join(bare) if bare else None


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


scheme_workflow: Workflow[Scheme] = Workflow(
    "scheme",
    Transition(
        "make_ready", gettext_lazy("Nyatakan siap"), Scheme.State.DRAFT, Scheme.State.READY,
        permission=permissions.EDIT_SCHEME, guards=(has_indicators, weights_sum_to_hundred, bridge_is_stated, scales_agree, goalposts_are_set),
    ),
    Transition(
        "reopen", gettext_lazy("Sunting lagi"), Scheme.State.READY, Scheme.State.DRAFT,
        permission=permissions.EDIT_SCHEME,
    ),
    Transition(
        "use", gettext_lazy("Kunci karena dipakai"), Scheme.State.READY, Scheme.State.USED,
        permission=permissions.COMPUTE,
    ),
    Transition(
        "retire", gettext_lazy("Hentikan pemakaian"), Scheme.State.USED, Scheme.State.RETIRED,
        permission=permissions.EDIT_SCHEME, needs_note=True,
    ),
)  # fmt: skip

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
