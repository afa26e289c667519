"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "terms.drafted": _("Menyusun ketentuan penetapan"),
    "terms.publish": _("Mengumumkan ketentuan penetapan"),
    "terms.replace": _("Menggantikan ketentuan penetapan"),
    "terms.cluster": _("Menetapkan kawasan"),
}
FIELDS = {
    "basis": _("nilai yang dipakai"),
    "marks_weight": _("bobot nilai asesor"),
    "marks_lowest": _("bobot nilai terendah yang wajar"),
    "marks_highest": _("bobot nilai tertinggi yang wajar"),
    "place_count": _("tempat"),
    "reserve_count": _("cadangan"),
    "ties": _("penentu bila skor sama"),
    "certain": _("pasti mulai peluang"),
    "out": _("di luar di bawah peluang"),
    "draws": _("ulangan"),
    "seed": _("benih"),
    "appeal_days": _("hari kerja untuk keberatan"),
    "decide_days": _("hari kerja untuk memutus keberatan"),
    "granted": _("akibat keberatan diterima"),
    "reason": _("alasan versi ini"),
    "regions": _("daerah"),
}
