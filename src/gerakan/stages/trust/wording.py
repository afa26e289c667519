"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "trust.computed": _("Menghitung kepercayaan nilai"),
    "trust.confirmed": _("Menghitung ulang kepercayaan nilai dengan hasil sama"),
    "third_marks.proposed": _("Mengusulkan penilaian tambahan"),
    "third_marks.accepted": _("Menerima semua penilaian tambahan yang masih mungkin"),
    "third_mark.accept": _("Menerima penilaian tambahan"),
    "third_mark.refuse": _("Menolak penilaian tambahan"),
}
FIELDS = {
    "accepted": _("diterima"),
    "refused": _("ditolak"),
    "content_hash": _("sidik isi"),
    "linked": _("tersambung"),
    "proposals": _("usulan"),
}
