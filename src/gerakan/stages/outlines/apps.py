"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutlinesConfig(AppConfig):
    name = "gerakan.stages.outlines"
    label = "outlines"
    verbose_name = _("susunan rencana induk")

    def ready(self) -> None:
        """Tell the plan's history how a move is taken back; people reach the tree from the plan."""
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.pages import Page, register_pages  # noqa: PLC0415
        from gerakan.stages.outlines import (  # noqa: PLC0415 - apps must be loaded first
            commands,  # noqa: F401 - says by itself how a move is taken back
            queries,
        )

        pages = (
            Page("outline", _("Susunan program"), "outlines:outline"),
            Page("links", _("Tautan rencana"), "outlines:links"),
        )
        register_pages("masterplans.plan", "rows", *pages, order=2)
        register_aside("masterplans.sheet", "outlines", queries.beside_sheet)
