"""Who may do what in the plenary."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.plenary.models import Attendance, Decision, Plenary, Recusal, Withdrawal, closed_to


def _plenary_of(thing: object) -> Plenary | None:
    if isinstance(thing, Decision):
        return thing.plenary
    return thing if isinstance(thing, Plenary) else None


@who
def sits_here(user: Actor, thing: object = None) -> bool:
    """Anggota pleno edisi itu."""
    plenary = _plenary_of(thing)
    return holds(user, Role.PLENARY, edition=plenary.edition if plenary else None)


@who
def has_no_conflict(user: Actor, thing: object = None) -> bool:
    """Tidak berbenturan kepentingan dengan daerahnya."""
    if not isinstance(thing, Decision):
        return True
    shut = closed_to(user, edition="plenary__edition", region="region")
    return not Decision.objects.filter(shut, pk=thing.pk).exists()


@who
def is_present(user: Actor, thing: object = None) -> bool:
    """Anggota pleno yang hadir di sidang."""
    plenary = _plenary_of(thing)
    if plenary is None:
        return holds(user, Role.PLENARY)
    is_member = holds(user, Role.PLENARY, edition=plenary.edition)
    return is_member and Attendance.objects.filter(plenary=plenary, member_id=user.pk, is_present=True).exists()


@who
def presides(user: Actor, thing: object = None) -> bool:
    """Ketua sidang."""
    plenary = _plenary_of(thing)
    if plenary is None:
        return holds(user, Role.PLENARY)
    return plenary.chair_id == user.pk and holds(user, Role.PLENARY, edition=plenary.edition)


@who
def result_is_open(user: Actor, thing: object = None) -> bool:
    """Siapa saja, setelah hasil diumumkan."""
    if isinstance(thing, (Plenary, Decision, Withdrawal)):
        return type(thing).objects.filter(pk=thing.pk).visible_to(user).exists()
    return False


@who
def is_the_own(user: Actor, thing: object = None) -> bool:
    """Anggota itu sendiri."""
    return isinstance(thing, Recusal) and thing.member_id == user.pk


ROOM = (OVERSIGHT | sits_here) & has_no_conflict
SEE_ROOM = permission("plenary.see_room", ROOM, _("Mengikuti sidang pleno"))
SEE = permission("plenary.see", result_is_open, _("Membaca hasil penetapan"))
SEE_RECUSAL = permission("plenary.see_recusal", OVERSIGHT | is_the_own, _("Melihat benturan kepentingan"))
PREPARE = permission("plenary.prepare", STAFF, _("Menyiapkan sidang pleno"))
RECUSE = permission("plenary.recuse", sits_here, _("Menyatakan benturan kepentingan sendiri"))
SPEAK = permission(
    "plenary.speak", (STAFF | is_present) & has_no_conflict, _("Mencatat dan mengusulkan di sidang pleno")
)
VOTE = permission("plenary.vote", is_present & has_no_conflict, _("Memberi suara di sidang pleno"))
SIGN = permission("plenary.sign", is_present & has_no_conflict, _("Memberi tanda tangan kedua"))
DECIDE = permission("plenary.decide", (STAFF | presides) & has_no_conflict, _("Menetapkan putusan sidang pleno"))
FREEZE = permission("plenary.freeze", STAFF, _("Membekukan hasil penetapan"))
PUBLISH = permission("plenary.publish", STAFF, _("Mengumumkan hasil penetapan"))
WITHDRAW = permission("plenary.withdraw", STAFF, _("Mencatat pengunduran diri"))
SEE_FEEDBACK = permission("plenary.see_feedback", OVERSIGHT, _("Melihat teks asesor untuk surat"))
WRITE = permission("plenary.write", STAFF, _("Membuat surat hasil"))
