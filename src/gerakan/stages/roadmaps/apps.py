"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoadmapsConfig(AppConfig):
    name = "gerakan.stages.roadmaps"
    label = "roadmaps"
    verbose_name = _("peta jalan")

    def ready(self) -> None:
        """Say its acts in words, its part of a hand-over; people reach it from the plan."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.roadmaps import wording  # noqa: PLC0415 - as above
        from gerakan.stages.roadmaps.queries import handing_over  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        handing_over.register()
        register_pages(
            "masterplans.plan",
            "money",
            Page("roadmap", _("Peta jalan"), "roadmaps:roadmap"),
            Page("schedule", _("Jadwal"), "roadmaps:schedule"),
            Page("money", _("Dana"), "roadmaps:money"),
            Page("money_lines", _("Rincian dana"), "roadmaps:money_lines"),
            order=1,
        )
