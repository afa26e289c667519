"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComparisonsConfig(AppConfig):
    name = "gerakan.stages.comparisons"
    label = "comparisons"
    verbose_name = _("perbandingan rencana induk")

    def ready(self) -> None:
        """Stand among the pages of a plan; lay published plans and the pace of others beside it for the rules."""
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415 - apps must be loaded first
        from gerakan.stages.comparisons import calculations  # noqa: PLC0415
        from gerakan.stages.masterplans.calculations import register_ground  # noqa: PLC0415

        register_ground("others", calculations.OTHERS)
        register_ground("names", calculations.NAMES)
        register_ground("paces", calculations.PACES)

        register_pages(
            "masterplans.plan", "thought", Page("comparisons", _("Rencana daerah lain"), "comparisons:own"), order=3
        )
        register_pages("masterplans.plan", "review", Page("likeness", _("Kemiripan"), "comparisons:likeness"), order=3)
