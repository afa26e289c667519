"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class SessionsConfig(AppConfig):
    name = "gerakan.stages.sessions"
    label = "meetings"  # Django's own sessions hold the other word
    verbose_name = _("pertemuan")

    def ready(self) -> None:
        """Say its acts in words and put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.regions.handing_over import register_section  # noqa: PLC0415
        from gerakan.foundation.ui.asides import register_aside  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.sessions import notices, tasks, wording  # noqa: F401,PLC0415 - declare messages and work
        from gerakan.stages.sessions.queries.beside import beside_guidance  # noqa: PLC0415
        from gerakan.stages.sessions.queries.handing_over import open_tasks  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_section("sessions.tasks", _("Tugas dari pertemuan"), open_tasks, order=61)
        register_aside("mentoring.guidance", "sessions", beside_guidance)
        register_stage(
            "sessions",
            _("Pertemuan"),
            Place(_("Semua pertemuan"), "sessions:start", permission="sessions.see_work"),
            Place(_("Pertemuan saya"), "sessions:mine", permission="sessions.own"),
            Place(_("Pertemuan kami"), "sessions:own", permission="sessions.follow"),
            Place(_("Tugas"), "sessions:tasks", permission="sessions.tasks"),
            order=17,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.sessions.queries import sessions  # noqa: PLC0415 - as above

    return sessions.stage_state(chosen_edition(request), request.user)
