"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "masterplan.begun": _("Memulai rencana induk"),
    "masterplan.framed": _("Mengubah kerangka rencana induk"),
    "masterplan.saved": _("Mengisi lembar rencana induk"),
    "masterplan.removed": _("Menghapus baris rencana induk"),
    "masterplan.undone": _("Membatalkan perubahan rencana induk"),
    "masterplan.moved": _("Memindahkan baris rencana induk"),
    "masterplan.finding_accepted": _("Menerima temuan rencana induk dengan alasan"),
    "masterplan.finding_agreed": _("Menyetujui pengecualian temuan rencana induk"),
    "masterplan.finding_withdrawn": _("Mencabut pengecualian temuan rencana induk"),
}
FIELDS = {
    "revision": _("perubahan ke-"),
    "sheet": _("lembar"),
    "rows": _("baris"),
    "cell_count": _("banyaknya sel"),
    "digest": _("sidik isi"),
}
