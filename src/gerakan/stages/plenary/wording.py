"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "plenary.prepared": _("Menyiapkan sidang pleno"),
    "plenary.attendance": _("Mencatat kehadiran"),
    "plenary.recused": _("Mencatat benturan kepentingan"),
    "plenary.recusal_lifted": _("Mencabut benturan kepentingan"),
    "plenary.open": _("Membuka sidang pleno"),
    "plenary.close": _("Menutup sidang pleno"),
    "plenary.reopen": _("Membuka kembali sidang pleno"),
    "plenary.freeze": _("Membekukan hasil penetapan"),
    "plenary.scheduled": _("Menetapkan waktu pengumuman"),
    "plenary.publish": _("Mengumumkan hasil penetapan"),
    "plenary.corrected": _("Memperbaiki hasil penetapan"),
    "plenary.noted": _("Mencatat pembicaraan"),
    "plenary.proposed": _("Mengusulkan putusan"),
    "plenary.signed": _("Memberi tanda tangan kedua"),
    "plenary.voted": _("Memberi suara"),
    "plenary.decided": _("Menetapkan putusan"),
    "plenary.ranking_accepted": _("Menerima usulan peringkat untuk yang pasti"),
    "plenary.quota_departure": _("Mengusulkan penyimpangan dari kuota"),
    "plenary.quota_signed": _("Menandatangani penyimpangan dari kuota"),
    "plenary.feedback_collected": _("Mengumpulkan teks asesor untuk surat"),
    "plenary.feedback_released": _("Meloloskan teks asesor untuk surat"),
    "plenary.feedback_held": _("Menahan teks asesor"),
    "plenary.letter_written": _("Membuat surat hasil"),
    "plenary.withdrawn": _("Mencatat pengunduran diri"),
}
FIELDS = {
    "verdict": _("putusan"),
    "position": _("urutan cadangan"),
    "condition": _("syarat"),
    "region": _("daerah"),
    "member": _("anggota"),
    "is_present": _("hadir"),
    "announce_at": _("diumumkan mulai"),
    "replaced_by": _("digantikan oleh"),
    "passed_over": _("dilewati"),
    "quota": _("kuota"),
}
