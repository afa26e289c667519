"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CapacitiesConfig(AppConfig):
    name = "gerakan.stages.capacities"
    label = "capacities"
    verbose_name = _("peta kemampuan")

    def ready(self) -> None:
        """Say its acts in words; stand on the plan's first page; let staff and mentors compare regions."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.regions.handing_over import register_section  # noqa: PLC0415
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.capacities import wording  # noqa: PLC0415
        from gerakan.stages.capacities.queries import beside_plan, handed_over  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_aside("masterplans.plan", "capacities", beside_plan)
        register_section("capacities.skills", _("Keahlian dan pelatihan"), handed_over, order=62)
        register_stage(
            "capacities",
            _("Kemampuan daerah"),
            Place(_("Menurut daerah"), "capacities:start", permission="capacities.compare"),
            Place(_("Kemampuan kami"), "capacities:own", permission="capacities.own"),
            order=22,
        )
        register_pages("masterplans.plan", "thought", Page("capacity", _("Kemampuan"), "capacities:capacity"), order=4)
