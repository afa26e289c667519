"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "office.taken": _("Mencatat pejabat"),
    "office.corrected": _("Memperbaiki data pejabat"),
    "office.ended": _("Mengakhiri masa jabatan"),
    "legal_act.registered": _("Mencatat produk hukum"),
    "legal_act.corrected": _("Memperbaiki produk hukum"),
    "legal_act.file": _("Menyimpan berkas produk hukum"),
    "legal_act.revoked": _("Menyatakan produk hukum tidak berlaku"),
    "institution.seated": _("Mencatat anggota lembaga"),
    "institution.left": _("Mengakhiri keanggotaan lembaga"),
    "institution.met": _("Mencatat rapat lembaga"),
    "promise.given": _("Mencatat janji"),
    "promise.corrected": _("Memperbaiki janji"),
    "promise.year": _("Mencatat keadaan janji"),
    "commitment_sheet.begun": _("Menyusun lembar komitmen"),
    "commitment_sheet.rewritten": _("Mengubah bunyi komitmen"),
    "commitment_sheet.open": _("Membuka lembar komitmen untuk tanda tangan"),
    "commitment_sheet.reopen": _("Menyusun ulang lembar komitmen"),
    "commitment_sheet.signed": _("Mencatat tanda tangan komitmen"),
    "commitment_sheet.complete": _("Lembar komitmen lengkap"),
    "handover.opened": _("Membuka serah terima"),
    "handover.confirm": _("Menegaskan serah terima"),
    "handover.sign": _("Menandatangani serah terima"),
    "handover.cancel": _("Membatalkan serah terima"),
    "handover.settled": _("Menyelesaikan hal terbuka"),
}
FIELDS = {
    "capacity": _("kedudukan"),
    "mandate_number": _("nomor surat mandat"),
    "in_force_from": _("berlaku dari"),
    "in_force_until": _("berlaku sampai"),
    "ended_on": _("tidak berlaku sejak"),
    "until": _("hari terakhir"),
}
