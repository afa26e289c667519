"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RegionsConfig(AppConfig):
    name = "gerakan.foundation.regions"
    label = "regions"
    verbose_name = _("register daerah")

    def ready(self) -> None:
        """Put the register into the rail, below the stages, and say what its acts are called."""
        from gerakan.foundation.audit.words import register  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_tools  # noqa: PLC0415 - apps must be loaded first

        register_tools(
            "regions",
            pgettext_lazy("judul", "Daerah"),
            Place(_("Register daerah"), "regions:list", icon="place", permission="regions.browse"),
            Place(_("Pencari nama"), "regions:names", permission="regions.browse"),
            order=1,
        )
        register(
            {
                "register.loaded": _("memuat register daerah"),
                "region.name_decided": _("memutuskan arti tulisan nama"),
                "boundaries.replaced": _("mengganti batas daerah"),
            },
            fields={"text": _("tulisan"), "seen_in": _("ditemukan di"), "regions": _("daerah")},
        )
