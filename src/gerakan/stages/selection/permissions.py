"""Who may do what with rankings."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.selection.models import SelectionRun, SelectionStanding, out_of_room


@who
def sits_in_this_plenary(user: Actor, thing: object = None) -> bool:
    """Anggota pleno edisi itu."""
    if isinstance(thing, SelectionStanding):
        thing = thing.run
    edition = thing.edition if isinstance(thing, SelectionRun) else thing
    return holds(user, Role.PLENARY, edition=edition if isinstance(edition, Edition) else None)


@who
def run_is_open(user: Actor, run: object = None) -> bool:
    """Siapa saja, setelah peringkat diumumkan."""
    return isinstance(run, SelectionRun) and SelectionRun.objects.filter(pk=run.pk).visible_to(user).exists()


@who
def sheet_is_open(user: Actor, standing: object = None) -> bool:
    """Daerah itu sendiri, setelah peringkat diumumkan."""
    if not isinstance(standing, SelectionStanding):
        return False
    return SelectionStanding.objects.filter(pk=standing.pk).visible_to(user).exists()


@who
def is_in_the_room(user: Actor, standing: object = None) -> bool:
    """Tidak berbenturan kepentingan dengan daerahnya."""
    if not isinstance(standing, SelectionStanding):
        return True
    return not SelectionStanding.objects.filter(out_of_room(user), pk=standing.pk).exists()


SEE_WORK = permission("selection.see_work", OVERSIGHT | sits_in_this_plenary, _("Melihat peringkat sebelum diumumkan"))
SEE = permission("selection.see", OVERSIGHT | sits_in_this_plenary | run_is_open, _("Melihat peringkat"))
SEE_SHEET = permission(
    "selection.see_sheet",
    ((OVERSIGHT | sits_in_this_plenary) & is_in_the_room) | sheet_is_open,
    _("Membaca lembar penjelasan peringkat"),
)
CHECK = permission("selection.check", STAFF, _("Memeriksa syarat penetapan"))
COMPUTE = permission("selection.compute", STAFF, _("Menghitung peringkat"))
TRY = permission("selection.try", STAFF | sits_in_this_plenary, _("Mencoba bobot lain"))
