"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "eligibility_rule.added": _("Menambah syarat kelayakan"),
    "eligibility_rule.changed": _("Mengubah syarat kelayakan"),
    "nomination.entered": _("Mencatat pengajuan diri"),
    "list.drawn_up": _("Menyusun daftar"),
    "list.propose": _("Mengusulkan daftar"),
    "list.send_back": _("Mengembalikan daftar"),
    "list.approve": _("Menyetujui daftar sebagai orang kedua"),
    "list.discard": _("Membatalkan daftar"),
    "list.frozen": _("Membekukan daftar dengan sidik"),
    "list.published": _("Mengumumkan daftar"),
    "hand_change.proposed": _("Mengusulkan perubahan dengan tangan"),
    "hand_change.approved": _("Menyetujui perubahan dengan tangan"),
    "hand_change.rejected": _("Menolak perubahan dengan tangan"),
    "invitations.prepared": _("Menyiapkan undangan"),
    "invitation.written": _("Membuat surat undangan"),
    "invitation.send": _("Mengirim undangan"),
    "invitation.confirm": _("Menyatakan bersedia"),
    "invitation.decline": _("Menolak undangan"),
    "invitation.lapse": _("Tidak menjawab sampai tenggat"),
    "invitation.cancel": _("Membatalkan undangan"),
    "invitation.extended": _("Memperpanjang tenggat"),
    "invitation.reserve_called": _("Memanggil cadangan"),
}
FIELDS = {
    "content_hash": _("sidik"),
    "count": _("jumlah"),
    "answer_by": _("jawab paling lambat"),
    "place_count": _("jumlah undangan"),
    "reserve_count": _("jumlah cadangan"),
    "lottery_seed": _("benih undian"),
    "quotas": _("kuota"),
    "replaces": _("menggantikan"),
    "reserve_position": _("urutan cadangan"),
    "passed_over": _("dilewati"),
    "number": _("nomor"),
}
