"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChaptersConfig(AppConfig):
    name = "gerakan.stages.chapters"
    label = "chapters"
    verbose_name = _("naskah rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the text into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.chapters import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "chapters",
            _("Naskah"),
            Place(_("Naskah rencana kami"), "chapters:own", permission="masterplans.own"),
            order=20,
        )
