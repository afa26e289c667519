"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class MasterplansConfig(AppConfig):
    name = "gerakan.stages.masterplans"
    label = "masterplans"
    verbose_name = _("rencana induk")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.masterplans import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "masterplans",
            _("Rencana induk"),
            Place(_("Semua rencana induk"), "masterplans:plans", permission="masterplans.see_work"),
            Place(_("Rencana daerah bimbingan"), "masterplans:plans", permission="masterplans.guide"),
            Place(_("Rencana induk kami"), "masterplans:own", permission="masterplans.own"),
            order=20,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.masterplans.queries import plans  # noqa: PLC0415 - as above

    return plans.stage_state(chosen_edition(request), request.user)
