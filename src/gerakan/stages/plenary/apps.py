"""App configuration."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gerakan.foundation.ui.navigation import StageState


class PlenaryConfig(AppConfig):
    name = "gerakan.stages.plenary"
    label = "plenary"
    verbose_name = _("pleno")

    def ready(self) -> None:
        """Say its acts in words; close sheets to whoever is out of the room; put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.regions.handing_over import register_section  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.plenary import wording  # noqa: PLC0415
        from gerakan.stages.plenary.commands import results  # noqa: F401,PLC0415 - declares what its hour means
        from gerakan.stages.plenary.models import closed_to  # noqa: PLC0415
        from gerakan.stages.plenary.queries.handing_over import scores  # noqa: PLC0415
        from gerakan.stages.selection.models import SHUT  # noqa: PLC0415

        SHUT.append(lambda user: closed_to(user, edition="run__edition", region="region"))
        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_section("plenary.scores", _("Nilai dan penetapan"), scores, order=25)
        register_stage(
            "plenary",
            _("Pleno"),
            Place(_("Sidang pleno"), "plenary:start", permission="plenary.see_room"),
            order=12,
            state=stage_state,
        )


def stage_state(request: HttpRequest) -> "StageState":
    """For the edition in view."""
    from gerakan.foundation.editions.choosing import chosen_edition  # noqa: PLC0415 - apps must be loaded first
    from gerakan.stages.plenary.queries import standing  # noqa: PLC0415 - as above

    return standing.stage_state(chosen_edition(request))
