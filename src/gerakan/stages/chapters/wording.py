"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "section.saved": _("Menulis bagian naskah"),
    "section.conflicted": _("Menyimpan naskah yang bentrok sebagai draf"),
    "section.draft_dropped": _("Membuang draf naskah"),
    "section.taken": _("Memegang bagian naskah"),
    "section.asked": _("Meminta giliran menulis"),
    "section.released": _("Melepas bagian naskah"),
    "section.restored": _("Mengembalikan naskah lama"),
    "section.confirmed": _("Memeriksa angka yang berubah"),
    "section.added": _("Menambah bab daerah"),
    "section.dropped": _("Melepas bab daerah"),
}
FIELDS = {
    "words": _("banyaknya kata"),
    "references": _("rujukan"),
    "book": _("buku"),
}
