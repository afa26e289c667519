"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutlinesConfig(AppConfig):
    name = "gerakan.stages.outlines"
    label = "outlines"
    verbose_name = _("susunan rencana induk")

    def ready(self) -> None:
        """Tell the plan's history how a move is taken back; people reach the tree from the plan."""
        from gerakan.stages.outlines import commands  # noqa: F401, PLC0415 - apps must be loaded first; says it by itself
