"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class AppealsConfig(AppConfig):
    name = "gerakan.stages.appeals"
    label = "appeals"
    verbose_name = _("keberatan")

    def ready(self) -> None:
        """Say its acts in words and what silence means; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.appeals import wording  # noqa: PLC0415
        from gerakan.stages.appeals.commands import deciding, filing  # noqa: F401,PLC0415 - declare what silence means

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "appeals",
            _("Keberatan"),
            Place(_("Keberatan"), "appeals:start", permission="appeals.see_work"),
            Place(_("Keberatan daerah kami"), "appeals:own", permission="appeals.write"),
            Place(_("Panel keberatan"), "appeals:panels", permission="appeals.hear"),
            order=13,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.appeals.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request), request.user)
