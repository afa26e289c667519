"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "scenario.begun": _("Memulai skenario"),
    "scenario.written": _("Mengubah skenario"),
    "scenario.row_added": _("Menambah program pada skenario"),
    "scenario.row_dropped": _("Mengeluarkan program dari skenario"),
    "scenario.copied": _("Menyalin skenario"),
    "scenario.dropped": _("Menghapus skenario"),
    "scenario.frozen": _("Menghitung dan membekukan skenario"),
    "scenario.published": _("Mengumumkan hitungan skenario"),
    "scenario.withdrawn": _("Menarik hitungan skenario dari umum"),
    "scenario.confirmed": _("Menghitung skenario dengan isi yang sama"),
}
FIELDS = {"name": _("nama"), "code": _("kode"), "indicator": _("indikator"), "content_hash": _("sidik isi")}
