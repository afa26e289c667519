"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BooksConfig(AppConfig):
    name = "gerakan.stages.books"
    label = "books"
    verbose_name = _("buku rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.books import tasks, wording  # noqa: F401,PLC0415 - declares background work

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "books",
            _("Buku"),
            Place(_("Buku rencana induk kami"), "books:start", permission="masterplans.own"),
            order=22,
        )
        register_pages("masterplans.plan", "text", Page("books", _("Buku"), "books:books"), order=2)
