"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstrumentsConfig(AppConfig):
    name = "gerakan.foundation.instruments"
    label = "instruments"
    verbose_name = _("instrumen")

    def ready(self) -> None:
        """Say its acts in words; put the list into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.instruments import wording  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_tools  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_tools(
            "instruments",
            _("Instrumen"),
            Place(_("Instrumen"), "instruments:list", icon="list", permission="instruments.list"),
            order=3,
        )
