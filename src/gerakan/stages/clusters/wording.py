"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "joint_plan.founded": _("Mendirikan rencana bersama"),
    "joint_plan.framed": _("Mengubah kerangka rencana bersama"),
    "joint_plan.joined": _("Menambah anggota rencana bersama"),
    "joint_plan.left": _("Mencatat anggota yang keluar"),
    "joint_plan.lead": _("Mengganti ketua rencana bersama"),
    "joint_plan.published": _("Mengumumkan rencana bersama"),
    "joint_plan.withdrawn": _("Menarik rencana bersama dari umum"),
    "joint_plan.end": _("Mengakhiri rencana bersama"),
    "joint_plan.resume": _("Membuka lagi rencana bersama"),
    "joint_charter.written": _("Menulis piagam bersama"),
    "joint_charter.begun": _("Memulai versi baru piagam bersama"),
    "joint_charter.open": _("Meminta tanda tangan piagam bersama"),
    "joint_charter.recall": _("Menarik permintaan tanda tangan piagam"),
    "joint_charter.enter": _("Piagam bersama mulai berlaku"),
    "joint_charter.replace": _("Piagam bersama digantikan"),
    "joint_charter.signed": _("Menandatangani piagam bersama"),
    "joint_charter.refused": _("Menolak menandatangani piagam bersama"),
    "joint_programme.added": _("Menambah program bersama"),
    "joint_programme.changed": _("Mengubah program bersama"),
    "joint_programme.removed": _("Menghapus program bersama"),
    "joint_programme.shared": _("Membagi program bersama"),
    "joint_programme.accepted": _("Menerima bagian program bersama"),
    "joint_programme.refused": _("Menolak bagian program bersama"),
    "joint_programme.agreed": _("Program bersama disepakati semua anggota"),
}
FIELDS = {
    "name": _("nama"), "member": _("anggota"), "reason": _("alasan"), "code": _("kode"), "number": _("nomor"),
    "share": _("bagian"), "amount": _("rupiah"), "total": _("jumlah"), "signer": _("penanda tangan"),
    "revision": _("perubahan ke"), "version": _("versi"),
}  # fmt: skip
