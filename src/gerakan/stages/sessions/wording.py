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
    "session_task.given": _("Memberi tugas"),
    "session_task.changed": _("Mengubah tugas"),
    "session_task.finish": _("Menyelesaikan tugas"),
    "session_task.reopen": _("Membuka tugas kembali"),
    "session_task.cancel": _("Membatalkan tugas"),
    "certificate.plan": _("Menetapkan ketentuan sertifikat"),
    "certificate.issued": _("Menerbitkan sertifikat"),
    "attendance.noted": _("Mencatat seseorang hadir"),
    "attendance.checked_in": _("Presensi QR"),
    "attendance.confirmed": _("Mengonfirmasi kehadiran"),
    "attendance.refused": _("Menolak presensi"),
    "attendance.expected": _("Menetapkan utusan tetap"),
    "attendance.delegate": _("Menambah utusan tetap"),
    "participant.joined": _("Menyatukan orang yang tercatat dengan dua nama"),
    "participant.parted": _("Memisahkan lagi dua catatan orang"),
}
FIELDS = {
    "owner": _("penanggung jawab"),
    "due_on": _("paling lambat"),
    "people": _("orang"),
    "rank": _("tingkat"),
    "office": _("jabatan"),
    "same_as": _("orang yang sama dengan"),
    "lines": _("baris"),
    "starts_at": _("waktu"),
    "ends_at": _("selesai"),
    "agenda": _("susunan acara"),
    "recording_link": _("tautan rekaman"),
}
