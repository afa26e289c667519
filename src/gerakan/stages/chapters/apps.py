"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChaptersConfig(AppConfig):
    name = "gerakan.stages.chapters"
    label = "chapters"
    verbose_name = _("naskah rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the text into the rail; lay it beside the rows for the rules."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.chapters import calculations, wording  # noqa: PLC0415
        from gerakan.stages.masterplans.calculations import register_ground  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_ground("texts", calculations.TEXTS)
        register_ground("joint", calculations.JOINT)
        register_stage(
            "chapters",
            _("Naskah"),
            Place(_("Naskah rencana kami"), "chapters:own", permission="masterplans.own"),
            order=20,
        )
        pages = (
            Page("chapters", _("Naskah"), "chapters:outline"),
            Page("checks", _("Angka dan bukti"), "chapters:checks"),
        )
        register_pages("masterplans.plan", "text", *pages, order=1)
