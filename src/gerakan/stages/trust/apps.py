"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class TrustConfig(AppConfig):
    name = "gerakan.stages.trust"
    label = "trust"
    verbose_name = _("kepercayaan nilai")

    def ready(self) -> None:
        """Say its acts in words; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.trust import wording  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "trust",
            _("Kepercayaan nilai"),
            Place(_("Kepercayaan nilai"), "trust:start", permission="trust.see_work"),
            Place(_("Umpan balik saya"), "trust:own_feedback", permission="assessment.own_work"),
            order=9,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.trust.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request), request.user)
