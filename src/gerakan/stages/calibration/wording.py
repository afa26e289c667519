"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "calibration.prepared": _("Menyiapkan set kalibrasi"),
    "calibration.ruled": _("Mengubah ketentuan kalibrasi"),
    "calibration.filled": _("Memakai contoh bawaan"),
    "calibration.open": _("Membuka kalibrasi"),
    "calibration.take_back": _("Menarik set kalibrasi untuk diperbaiki"),
    "calibration.close": _("Menutup kalibrasi"),
    "calibration.reopen": _("Membuka kembali kalibrasi"),
    "calibration.reminded": _("Mengingatkan asesor tentang kalibrasi"),
    "sample_case.written": _("Menulis contoh kalibrasi"),
    "sample_case.removed": _("Menghapus contoh kalibrasi"),
    "sample_item.written": _("Menulis butir contoh dan acuannya"),
    "sample_item.removed": _("Menghapus butir contoh"),
    "calibration_sheet.saved": _("Menyimpan nilai kalibrasi"),
    "calibration_sheet.send": _("Mengirim nilai kalibrasi"),
}
FIELDS = {
    "cases": _("contoh"),
    "item": _("butir"),
    "saved": _("disimpan"),
    "older": _("ada yang lebih baru"),
}
