"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadingsConfig(AppConfig):
    name = "gerakan.stages.readings"
    label = "readings"
    verbose_name = _("bacaan rencana induk")

    def ready(self) -> None:
        """Say its acts in words; people reach it from the plan."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.readings import wording  # noqa: PLC0415 - as above

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_pages("masterplans.plan", "rows", Page("readings", _("Baca dokumen"), "readings:readings"), order=4)
