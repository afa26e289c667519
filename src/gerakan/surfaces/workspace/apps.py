"""App configuration."""

from collections.abc import Hashable

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    name = "gerakan.surfaces.workspace"
    label = "workspace"
    verbose_name = _("ruang kerja")

    def ready(self) -> None:
        """Lead home from every frame, with the number of things that wait; fold the rail where the movement turns."""
        from gerakan.foundation.ui.navigation import Stretch, register_stretches, topbar  # noqa: PLC0415 - apps must be loaded first
        from gerakan.surfaces.workspace import permissions  # noqa: F401,PLC0415 - declares the right to a home

        topbar.home_url_name = "workspace:home"
        topbar.tasks_url_name = "workspace:todo"
        topbar.tasks = waiting_count
        topbar.stamp = what_figures_rest_on
        register_stretches(
            Stretch(_("Pemilihan daerah"), last=14),
            Stretch(_("Pendampingan"), last=19),
            Stretch(_("Perencanaan"), last=29),
        )


def what_figures_rest_on(request: HttpRequest) -> Hashable:
    """The newest link of the log (every change adds one), the role and the edition in use, the day; None for visitors."""
    from gerakan.foundation.accounts.hats import hat_of  # noqa: PLC0415 - models are loaded after this module
    from gerakan.foundation.audit.publishing import current_head  # noqa: PLC0415 - as above
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - as above

    hat = hat_of(request.user)
    edition = chosen_edition(request)
    return hat and hat.pk, edition and edition.pk, timezone.localdate(), current_head()


def waiting_count(request: HttpRequest) -> int:
    """For the figure in the top bar."""
    from gerakan.surfaces.workspace.sources import SOURCES  # noqa: PLC0415 - models are loaded after this module
    from gerakan.surfaces.workspace.todo import entry_count  # noqa: PLC0415 - as above

    return entry_count(request.user, SOURCES)
