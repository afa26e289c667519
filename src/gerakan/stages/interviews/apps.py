"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class InterviewsConfig(AppConfig):
    name = "gerakan.stages.interviews"
    label = "interviews"
    verbose_name = _("wawancara")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.interviews import notices, wording  # noqa: F401,PLC0415 - declares its messages

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "interviews",
            _("Wawancara"),
            Place(_("Jadwal"), "interviews:start", permission="interviews.see_work"),
            Place(_("Wawancara saya"), "interviews:own", permission="interviews.see_own"),
            order=6,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.interviews.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request), request.user)
