"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class QuestionnairesConfig(AppConfig):
    name = "gerakan.stages.questionnaires"
    label = "questionnaires"
    verbose_name = _("kuesioner")

    def ready(self) -> None:
        """Say its acts in words and what silence means; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.questionnaires import wording  # noqa: PLC0415
        from gerakan.stages.questionnaires.commands import (  # noqa: F401,PLC0415 - declare what silence means
            clarifications,
            rounds,
        )

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "questionnaires",
            _("Kuesioner"),
            Place(_("Kiriman daerah"), "questionnaires:start", permission="questionnaires.see_work"),
            Place(_("Kuesioner kami"), "questionnaires:own", permission="questionnaires.see_own"),
            order=3,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.questionnaires.queries import rounds  # noqa: PLC0415 - as above

    return rounds.stage_state(chosen_edition(request), request.user)
