"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "session.planned": _("Merencanakan pertemuan"),
    "session.changed": _("Mengubah pertemuan"),
    "session.start": _("Memulai pertemuan"),
    "session.hold": _("Mencatat pertemuan terlaksana"),
    "session.cancel": _("Membatalkan pertemuan"),
    "session.recording": _("Menyimpan tautan rekaman"),
    "minutes.saved": _("Menyimpan baris notulen"),
}
FIELDS = {
    "lines": _("baris"),
    "starts_at": _("waktu"),
    "ends_at": _("selesai"),
    "agenda": _("susunan acara"),
    "recording_link": _("tautan rekaman"),
}
