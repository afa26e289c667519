"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "signing_event.planned": _("Merencanakan acara"),
    "signing_event.seated": _("Menambah daerah ke acara"),
    "signing_event.guest": _("Menambah tamu acara"),
    "signing_event.dropped": _("Menghapus peserta acara"),
    "signing_event.invited": _("Mengirim undangan acara"),
    "signing_event.attendance": _("Mencatat kehadiran"),
    "signing_event.material": _("Membagikan bahan acara"),
}
FIELDS = {"starts_at": _("waktu"), "agenda": _("susunan acara"), "link": _("tautan konferensi video")}
