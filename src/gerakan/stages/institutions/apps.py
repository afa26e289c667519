"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstitutionsConfig(AppConfig):
    name = "gerakan.stages.institutions"
    label = "institutions"
    verbose_name = _("kelembagaan")

    def ready(self) -> None:
        """Say its acts in words, declare its morning chore, put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.regions import grounds  # noqa: PLC0415
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.institutions import tasks, wording  # noqa: F401,PLC0415 - tasks declare the chore
        from gerakan.stages.institutions.queries.acts import lacking  # noqa: PLC0415

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        grounds.register_ground("institutions.acts", lacking, grounds.AGREEMENT, grounds.GUIDANCE, grounds.PLAN)
        register_stage(
            "institutions",
            _("Kelembagaan"),
            Place(_("Kelembagaan daerah"), "institutions:start", permission="institutions.see_work"),
            Place(_("Kelembagaan daerah bimbingan"), "institutions:start", permission="institutions.beside"),
            Place(_("Kelembagaan kami"), "institutions:own", permission="institutions.own"),
            order=17,
        )
