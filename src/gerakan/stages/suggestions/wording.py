"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "model_programme.written": _("Menulis program model"),
    "model_programme.proposed": _("Mengusulkan program model"),
    "model_programme.published": _("Menerbitkan program model"),
    "model_programme.retired": _("Menarik program model"),
    "model_programme.practice": _("Mencatat pengalaman daerah"),
    "model_programme.practice_dropped": _("Menghapus pengalaman daerah"),
    "model_programme.adopted": _("Memakai program model"),
    "model_programme.dismissed": _("Mengesampingkan saran program"),
    "model_programme.reconsidered": _("Menimbang lagi saran program"),
    "model_programme.publish": _("Menerbitkan program model"),
    "model_programme.retire": _("Menarik program model"),
    "model_programme.reopen": _("Membuka lagi program model"),
}
FIELDS = {"title": _("nama"), "reason": _("alasan"), "code": _("kode"), "region": _("daerah")}
