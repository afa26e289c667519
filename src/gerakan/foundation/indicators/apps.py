"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "gerakan.foundation.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Put the library into the rail, below the stages."""
        from gerakan.foundation.ui.navigation import Place, register_tools  # noqa: PLC0415 - apps must be loaded first

        register_tools(
            "indicators",
            _("Indikator"),
            Place(_("Pustaka indikator"), "indicators:library", permission="indicators.view", icon="chart"),
            Place(_("Impor tabel"), "indicators:deliveries", permission="indicators.see_batches"),
            order=2,
        )
