"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClustersConfig(AppConfig):
    name = "gerakan.stages.clusters"
    label = "clusters"
    verbose_name = _("rencana bersama")

    def ready(self) -> None:
        """Say its acts in words; put joint plans into the rail and the public ones into the site."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.clusters import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "clusters",
            _("Rencana bersama"),
            Place(_("Kawasan dan provinsi"), "clusters:plans", permission="clusters.see"),
            Place(_("Hitung sekali"), "clusters:counted", permission="clusters.count"),
            order=22,
        )
        register_pages("masterplans.plan", "thought", Page("joint", _("Program bersama"), "clusters:own"), order=2)
