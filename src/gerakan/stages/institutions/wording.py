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
}
FIELDS = {
    "capacity": _("kedudukan"),
    "mandate_number": _("nomor surat mandat"),
    "in_force_from": _("berlaku dari"),
    "in_force_until": _("berlaku sampai"),
    "ended_on": _("tidak berlaku sejak"),
    "until": _("hari terakhir"),
}
