"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbooksConfig(AppConfig):
    name = "gerakan.stages.workbooks"
    label = "workbooks"
    verbose_name = _("buku kerja rencana induk")

    def ready(self) -> None:
        """Say its acts in words; people reach it from the plan."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.workbooks import wording  # noqa: PLC0415 - as above

        words.register(wording.ACTIONS)
        register_pages("masterplans.plan", "rows", Page("workbook", _("Buku kerja"), "workbooks:workbook"), order=3)
