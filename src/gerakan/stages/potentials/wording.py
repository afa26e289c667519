"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "sector_delivery.delivered": _("Mengirim angka sektor"),
    "sector_delivery.apply": _("Menerapkan angka sektor"),
    "sector_delivery.applied": _("Menulis angka sektor"),
    "sector_delivery.undo": _("Membatalkan angka sektor"),
    "sector_delivery.undone": _("Mencabut angka sektor"),
    "sector_delivery.discard": _("Membuang berkas angka sektor"),
    "potential_run.frozen": _("Membekukan hitungan potensi"),
    "potential_run.confirmed": _("Menghitung lagi dengan hasil yang sama"),
    "potential_run.published": _("Mengumumkan hitungan potensi"),
}
FIELDS = {"figures": _("banyaknya angka"), "content_hash": _("sidik isi")}
