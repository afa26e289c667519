"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class MentoringConfig(AppConfig):
    name = "gerakan.stages.mentoring"
    label = "mentoring"
    verbose_name = _("bimbingan")

    def ready(self) -> None:
        """Say its acts in words and put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.mentoring import notices, tasks, wording  # noqa: F401,PLC0415 - declare messages and work

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "mentoring",
            _("Bimbingan"),
            Place(_("Semua daerah"), "mentoring:start", permission="mentoring.see_work"),
            Place(_("Tim pembimbing"), "mentoring:teams_start", permission="mentoring.see_work"),
            Place(_("Daerah bimbingan saya"), "mentoring:mine", permission="mentoring.own"),
            Place(_("Bimbingan kami"), "mentoring:own", permission="mentoring.follow"),
            Place(_("Program bimbingan"), "mentoring:programme_start", permission="mentoring.read_programme"),
            order=16,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.mentoring.queries import guidance  # noqa: PLC0415 - as above

    return guidance.stage_state(chosen_edition(request), request.user)
