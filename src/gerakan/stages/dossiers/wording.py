"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "dossier.key": _("Memakai kunci kode orang"),
    "dossier.sealed": _("Menyegel berkas keputusan"),
    "dossier.confirmed": _("Menyegel ulang berkas yang sama"),
    "dossier.key_destroyed": _("Memusnahkan kunci kode orang"),
}
FIELDS = {"head": _("sidik akhir"), "sha256": _("sidik SHA-256"), "new": _("baru")}
