"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class AssessorsConfig(AppConfig):
    name = "gerakan.stages.assessors"
    label = "assessors"
    verbose_name = _("asesor")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.assessors import notices, wording  # noqa: F401,PLC0415 - declares its messages

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "assessors",
            _("Asesor"),
            Place(_("Asesor edisi ini"), "assessors:start", permission="assessors.see_pool"),
            Place(_("Kumpulan asesor"), "assessors:pool", permission="assessors.see_pool"),
            Place(_("Tugas asesor saya"), "assessors:own", permission="assessors.answer"),
            order=4,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.assessors.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request), request.user)
