"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "scheme.opened": _("Membuka versi skema"),
    "scheme.written": _("Menulis skema"),
    "scheme.discarded": _("Membuang konsep skema"),
    "scheme.make_ready": _("Menyatakan skema siap"),
    "scheme.reopen": _("Menyunting lagi skema"),
    "scheme.use": _("Mengunci skema karena dipakai"),
    "scheme.retire": _("Menghentikan pemakaian skema"),
    "run.computed": _("Menghitung dan membekukan peringkat"),
    "run.published": _("Mengumumkan perhitungan"),
    "run.confirmed": _("Menghitung ulang dengan hasil yang sama"),
}
FIELDS = {
    "content_hash": _("sidik"),
    "count": _("jumlah"),
}
