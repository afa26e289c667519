"""App configuration."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    name = "gerakan.surfaces.workspace"
    label = "workspace"
    verbose_name = _("ruang kerja")

    def ready(self) -> None:
        """Lead home from every frame, with the number of things that wait."""
        from gerakan.foundation.ui.navigation import topbar  # noqa: PLC0415 - apps must be loaded first
        from gerakan.surfaces.workspace import permissions  # noqa: F401,PLC0415 - declares the right to a home

        topbar.home_url_name = "workspace:home"
        topbar.tasks_url_name = "workspace:todo"
        topbar.tasks = waiting_count


def waiting_count(request: HttpRequest) -> int:
    """For the figure in the top bar."""
    from gerakan.surfaces.workspace.sources import SOURCES  # noqa: PLC0415 - models are loaded after this module
    from gerakan.surfaces.workspace.todo import entry_count  # noqa: PLC0415 - as above

    return entry_count(request.user, SOURCES)
