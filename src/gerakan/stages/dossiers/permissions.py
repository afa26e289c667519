"""Who may do what with dossiers."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, is_national_admin
from gerakan.stages.dossiers.models import Dossier


@who
def dossier_is_open(user: Actor, dossier: object = None) -> bool:
    """Siapa saja, setelah hasilnya diumumkan."""
    return isinstance(dossier, Dossier) and Dossier.objects.filter(pk=dossier.pk).visible_to(user).exists()


SEE_WORK = permission("dossiers.see_work", OVERSIGHT, _("Melihat berkas keputusan sebelum hasil diumumkan"))
SEE = permission("dossiers.see", OVERSIGHT | dossier_is_open, _("Mengunduh berkas keputusan"))
SEAL = permission("dossiers.seal", STAFF, _("Menyegel berkas keputusan"))
DESTROY_KEY = permission("dossiers.destroy_key", is_national_admin, _("Memusnahkan kunci kode orang"))
