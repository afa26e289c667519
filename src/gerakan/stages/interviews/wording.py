"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "board.set_up": _("Mengatur papan wawancara"),
    "board.impossible": _("Tidak menemukan jadwal"),
    "need.kept": _("Mencatat kedatangan daerah"),
    "absence.added": _("Mencatat halangan asesor"),
    "absence.removed": _("Menghapus halangan asesor"),
    "plan.made": _("Membuat versi jadwal"),
    "plan.moved": _("Memindahkan wawancara"),
    "plan.panel_changed": _("Mengganti anggota panel"),
    "plan.published": _("Menerbitkan jadwal"),
    "interview.start": _("Memulai wawancara"),
    "interview.finish": _("Mengakhiri wawancara"),
    "interview.undo_start": _("Membatalkan mulai"),
    "interview.delayed": _("Mencatat keterlambatan"),
    "attendance.noted": _("Mencatat yang hadir"),
    "attendance.left": _("Mencatat yang pergi"),
    "feed.made": _("Membuat alamat kalender atau layar"),
}
FIELDS = {
    "days": _("hari"),
    "rooms": _("ruang"),
    "panel_size": _("asesor per daerah"),
    "slot_minutes": _("lama wawancara"),
    "source": _("asal"),
    "broken": _("pelanggaran"),
    "to": _("ke"),
    "moves": _("dipindahkan"),
    "delay_minutes": _("terlambat (menit)"),
    "arrives_at": _("tiba"),
    "leaves_at": _("pulang"),
    "travels_with": _("rombongan"),
    "conflict": _("pertentangan"),
}
