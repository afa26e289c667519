"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScenariosConfig(AppConfig):
    name = "gerakan.stages.scenarios"
    label = "scenarios"
    verbose_name = _("skenario")

    def ready(self) -> None:
        """Say its acts in words; people reach it from the plan, everybody from the public one."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415 - as above
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.scenarios import wording  # noqa: PLC0415 - as above
        from gerakan.stages.scenarios.documents.beside import beside_public_plan  # noqa: PLC0415 - as above

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_pages("masterplans.plan", "money", Page("scenarios", _("Skenario"), "scenarios:scenarios"), order=2)
        register_aside("reviews.public_plan", "scenarios", beside_public_plan)
