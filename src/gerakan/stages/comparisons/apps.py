"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComparisonsConfig(AppConfig):
    name = "gerakan.stages.comparisons"
    label = "comparisons"
    verbose_name = _("perbandingan rencana induk")

    def ready(self) -> None:
        """Stand among the pages of a plan."""
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415 - apps must be loaded first

        register_pages(
            "masterplans.plan", "thought", Page("comparisons", _("Rencana daerah lain"), "comparisons:own"), order=3
        )
