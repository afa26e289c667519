"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SuggestionsConfig(AppConfig):
    name = "gerakan.stages.suggestions"
    label = "suggestions"
    verbose_name = _("program model")

    def ready(self) -> None:
        """Say its acts in words; put the library into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.suggestions import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "suggestions",
            _("Program model"),
            Place(_("Pustaka program model"), "suggestions:models", permission="suggestions.read"),
            order=22,
        )
        register_pages(
            "masterplans.plan", "thought", Page("suggestions", _("Saran program"), "suggestions:suggestions"), order=1
        )
