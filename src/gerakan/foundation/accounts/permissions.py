"""Who may manage people and read the log."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.accounts.hats import is_auditor, is_national_admin, is_secretariat
from gerakan.foundation.accounts.models import RoleAssignment, User


@who
def is_oneself(user: Actor, person: object = None) -> bool:
    """Diri sendiri."""
    return isinstance(person, User) and person.pk == user.pk


@who
def holds_it(user: Actor, role: object = None) -> bool:
    """Pemegang peran itu."""
    return isinstance(role, RoleAssignment) and role.user_id == user.pk


MANAGE_PEOPLE = permission("accounts.manage_people", is_secretariat | is_auditor, _("Melihat orang dan peran"))
VIEW_PERSON = permission("accounts.view_person", is_secretariat | is_auditor | is_oneself, _("Melihat seseorang"))
VIEW_ROLE = permission("accounts.view_role", is_secretariat | is_auditor | holds_it, _("Melihat peran seseorang"))
INVITE = permission("accounts.invite", is_secretariat, _("Mengundang orang"))
GIVE_ROLE = permission("accounts.give_role", is_secretariat, _("Memberi atau mengakhiri peran"))
GIVE_STAFF_ROLE = permission("accounts.give_staff_role", is_national_admin, _("Memberi peran sekretariat"))
CHANGE_OWN_PROFILE = permission("accounts.own_profile", signed_in & is_oneself, _("Mengubah profil sendiri"))
CHANGE_HAT = permission("accounts.change_hat", signed_in, _("Memilih peran yang dipakai"))
READ_LOG = permission("audit.read", is_auditor | is_national_admin, _("Membaca seluruh catatan peristiwa"))
READ_PERMISSIONS = permission("access.read", signed_in, _("Membaca daftar hak"))
