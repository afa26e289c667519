"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class InvitationsConfig(AppConfig):
    name = "gerakan.stages.invitations"
    label = "invitations"
    verbose_name = _("undangan")

    def ready(self) -> None:
        """Say its acts in words and what silence means; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.invitations import wording  # noqa: PLC0415
        from gerakan.stages.invitations.commands import invitations  # noqa: F401,PLC0415 - declares what silence means

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "invitations",
            _("Undangan"),
            Place(_("Daftar dan undangan"), "invitations:start", permission="invitations.see_work"),
            Place(_("Undangan kami"), "invitations:own_invitations", permission="invitations.answer"),
            order=2,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.invitations.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request), request.user)
