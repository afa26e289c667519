"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "ruling.drafted": _("Menyusun ketentuan penilaian"),
    "ruling.fixed": _("Menetapkan ketentuan penilaian"),
    "cases.opened": _("Membuka berkas penilaian"),
    "mark_sheet.saved": _("Menyimpan nilai"),
    "mark_sheet.noted": _("Menyimpan catatan lembar nilai"),
    "mark_sheet.send": _("Mengirim lembar nilai"),
    "mark_sheet.remove": _("Mengeluarkan lembar nilai"),
    "mark_sheet.restore": _("Mengembalikan lembar nilai"),
    "cases.reminded": _("Mengingatkan penilai"),
    "case.discuss": _("Membuka pembahasan panel"),
    "case.await_marks": _("Menunggu nilai tambahan"),
    "case.close": _("Menutup pembahasan panel"),
    "case.reopen": _("Membuka kembali pembahasan panel"),
    "case.hand_over": _("Menyerahkan berkas untuk tanggapan daerah"),
    "case.withdraw": _("Menghentikan penilaian"),
    "case.settled": _("Memutuskan nilai sendiri dalam pembahasan"),
    "case.remarked": _("Memberi catatan"),
    "case.checked": _("Memeriksa mutu sebagai orang kedua"),
    "flag.raised": _("Bertanya kepada tim"),
    "flag.settled": _("Menjawab pertanyaan panel"),
    "enquiry.asked": _("Meminta klarifikasi jawaban daerah"),
    "enquiry.passed": _("Meneruskan permintaan klarifikasi"),
    "enquiry.declined": _("Tidak meneruskan permintaan klarifikasi"),
}
FIELDS = {
    "saved": _("disimpan"),
    "older": _("ada yang lebih baru"),
    "refused": _("ditolak"),
    "new_cases": _("berkas baru"),
    "new_sheets": _("lembar baru"),
    "item": _("butir"),
    "days": _("hari kerja"),
    "public": _("terbuka bagi daerah"),
    "findings": _("temuan"),
}
