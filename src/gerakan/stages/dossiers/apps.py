"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class DossiersConfig(AppConfig):
    name = "gerakan.stages.dossiers"
    label = "dossiers"
    verbose_name = _("berkas keputusan")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.dossiers import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "dossiers",
            _("Berkas keputusan"),
            Place(_("Berkas keputusan"), "dossiers:start", permission="dossiers.see_work"),
            order=14,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.dossiers import queries  # noqa: PLC0415 - as above

    return queries.stage_state(chosen_edition(request))
