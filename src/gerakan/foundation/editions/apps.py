"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EditionsConfig(AppConfig):
    name = "gerakan.foundation.editions"
    label = "editions"
    verbose_name = _("edisi")

    def ready(self) -> None:
        """Put the editions into the rail, below the stages, and say what their acts are called."""
        from gerakan.foundation.audit.words import register  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.editions.choosing import edition_menu  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_tools, topbar  # noqa: PLC0415 - as above

        topbar.edition = edition_menu
        register_tools(
            "editions",
            pgettext_lazy("judul", "Edisi"),
            Place(_("Semua edisi"), "editions:list", permission="editions.browse"),
            Place(_("Corong peserta"), "editions:funnel", permission="editions.browse"),
            order=0,
        )
        register(
            {
                "editions.loaded": _("memuat fakta edisi terdahulu"),
                "edition.prepared": _("menyiapkan edisi"),
                "edition.changed": _("mengubah edisi"),
                "edition.copied": _("menyalin edisi"),
                "edition.milestone_set": _("mencatat tonggak"),
                "edition.milestone_dropped": _("menghapus tonggak"),
                "edition.phase_set": _("menyusun fase"),
                "edition.phase_dropped": _("menghapus fase"),
                "edition.phase_switched": _("beralih fase"),
                "edition.right_lifted": _("membuka penyamaran satu daerah"),
                "edition.open": _("membuka edisi"),
                "edition.close": _("menutup edisi"),
                "edition.reopen": _("membuka kembali edisi"),
                "edition.archive": _("mengarsipkan edisi"),
                "participation.step": _("mencatat langkah daerah"),
                "participation.settled": _("menetapkan peran daerah dalam edisi"),
            }
        )
