"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "reading.sent": _("Mengunggah dokumen untuk dibaca ke rencana induk"),
    "reading.restored": _("Memulihkan berkas asli sebuah bacaan"),
    "reading.read": _("Membaca dokumen menjadi usulan"),
    "reading.failed": _("Dokumen tidak terbaca"),
    "reading.accepted": _("Menerima usulan dari dokumen"),
    "reading.tried": _("Mencoba menerima usulan; tidak ada yang baru"),
    "reading.refused": _("Menolak usulan dari dokumen"),
    "reading.reopened": _("Membuka lagi usulan dari dokumen"),
}
FIELDS = {"proposals": _("usulan"), "unread": _("tidak terbaca"), "numbers": _("nomor usulan")}
