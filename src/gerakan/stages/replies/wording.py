"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "reply.asked": _("Mengirim rancangan nilai ke daerah"),
    "reply.answered": _("Menanggapi satu butir"),
    "reply.accept": _("Menyetujui rancangan nilai"),
    "reply.dispute": _("Menanggapi rancangan nilai"),
    "reply.lapse": _("Tidak menanggapi sampai tenggat"),
    "reply.referee": _("Menunjuk pihak ketiga"),
    "reply.decided": _("Memutuskan satu butir"),
    "reply.finish": _("Menetapkan nilai akhir"),
}
FIELDS = {
    "reply_by": _("tanggapan paling lambat"),
    "item": _("butir"),
    "agrees": _("setuju"),
    "referee": _("pihak ketiga"),
    "final": _("nilai akhir"),
}
