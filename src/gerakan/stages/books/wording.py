"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "books.set": _("Mengatur rupa buku rencana induk"),
    "books.asked": _("Meminta pembuatan buku rencana induk"),
    "books.begun": _("Mulai membuat berkas buku rencana induk"),
    "books.made": _("Membuat berkas buku rencana induk"),
    "books.failed": _("Gagal membuat berkas buku rencana induk"),
}
FIELDS = {"files": _("berkas"), "sha256": _("sidik SHA-256"), "colour": _("warna"), "logo": _("lambang")}
