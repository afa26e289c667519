"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class AgreementsConfig(AppConfig):
    name = "gerakan.stages.agreements"
    label = "agreements"
    verbose_name = _("nota kesepahaman")

    def ready(self) -> None:
        """Say its acts in words, declare its nightly chore, and put the stage into the rail and the public header."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_public, register_stage  # noqa: PLC0415
        from gerakan.stages.agreements import tasks, wording  # noqa: F401,PLC0415 - tasks declare the chore

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "agreements",
            _("Nota kesepahaman"),
            Place(_("Nota kesepahaman"), "agreements:start", permission="agreements.see_work"),
            Place(_("Kewajiban"), "agreements:duties", permission="agreements.see_duty"),
            Place(_("Nota kesepahaman kami"), "agreements:own", permission="agreements.own"),
            order=15,
            state=stage_state,
        )
        register_public(Place(_("Nota kesepahaman"), "agreements:register"), order=5)


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.agreements.queries import agreements  # noqa: PLC0415 - as above

    return agreements.stage_state(chosen_edition(request), request.user)
