"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class RepliesConfig(AppConfig):
    name = "gerakan.stages.replies"
    label = "replies"
    verbose_name = _("tanggapan")

    def ready(self) -> None:
        """Say its acts in words and what silence means; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.replies import commands, wording  # noqa: F401,PLC0415 - commands declare what silence means

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "replies",
            _("Tanggapan"),
            Place(_("Tanggapan daerah"), "replies:start", permission="replies.see_work"),
            Place(_("Nilai daerah kami"), "replies:own_replies", permission="replies.answer"),
            order=10,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.replies import queries  # noqa: PLC0415 - as above

    return queries.stage_state(chosen_edition(request), request.user)
