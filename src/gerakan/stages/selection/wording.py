"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "selection.condition": _("Memeriksa syarat penetapan"),
    "selection.computed": _("Membekukan peringkat"),
    "selection.confirmed": _("Menghitung ulang peringkat dengan hasil yang sama"),
    "selection.tried": _("Mencoba bobot lain"),
    "selection.published": _("Mengumumkan peringkat"),
}
FIELDS = {
    "condition": _("syarat"),
    "is_met": _("memenuhi"),
    "content_hash": _("sidik isi"),
    "chosen": _("di dalam garis"),
}
