"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PortalConfig(AppConfig):
    name = "gerakan.surfaces.portal"
    label = "portal"

    def ready(self) -> None:
        """Fill the public header."""
        from gerakan.foundation.ui.navigation import Place, register_public  # noqa: PLC0415 - apps must be loaded first

        places = (
            Place(_("Peta"), "portal:start"),
            Place(pgettext_lazy("judul", "Daerah"), "portal:regions"),
            Place(pgettext_lazy("judul", "Edisi"), "portal:funnels"),
            Place(_("Penjaringan"), "portal:lists"),
            Place(_("Keputusan"), "portal:decided"),
            Place(_("Data"), "portal:data"),
            Place(_("Tentang"), "portal:about"),
        )
        for order, place in enumerate(places, 1):
            register_public(place, order=order)
