"""What the acts on instruments are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "instrument.opened": _("Membuat instrumen"),
    "instrument_version.copied": _("Menyalin versi instrumen"),
    "instrument_version.described": _("Mengubah pengantar instrumen"),
    "instrument_version.replaced": _("Mengganti isi rancangan instrumen"),
    "instrument_version.crosswalk": _("Menyusun padanan dengan versi sebelumnya"),
    "instrument_version.publish": _("Menerbitkan versi instrumen"),
    "instrument_version.retire": _("Menghentikan pemakaian versi instrumen"),
    "instrument_version.discarded": _("Membuang rancangan instrumen"),
    "instrument_part.added": _("Menambah bagian instrumen"),
    "instrument_part.changed": _("Mengubah bagian instrumen"),
    "instrument_part.moved": _("Memindahkan bagian instrumen"),
    "instrument_part.removed": _("Menghapus bagian instrumen"),
}
FIELDS = {
    "branches": _("unsur dan aspek"),
    "items": _("butir"),
    "levels": _("bunyi tingkat"),
    "rules": _("syarat"),
    "weights": _("bobot menurut jenis daerah"),
    "prefill_code": _("diisi dari indikator"),
}
