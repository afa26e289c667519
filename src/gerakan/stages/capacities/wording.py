"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "ability.noted": _("Mencatat kemampuan seseorang"),
    "ability.ended": _("Mencatat kemampuan yang tidak lagi ada"),
    "need.said": _("Menyatakan keahlian yang diperlukan program"),
    "need.dropped": _("Menghapus keahlian yang diperlukan program"),
    "training.planned": _("Merencanakan pelatihan"),
    "training.finish": _("Menyelesaikan pelatihan"),
    "training.cancel": _("Membatalkan pelatihan"),
}
FIELDS = {"skill": _("keahlian"), "people": _("orang"), "level": _("tingkat"), "programme": _("kode program")}
