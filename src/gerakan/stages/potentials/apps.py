"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PotentialsConfig(AppConfig):
    name = "gerakan.stages.potentials"
    label = "potentials"
    verbose_name = _("potensi")

    def ready(self) -> None:
        """Say its acts in words and put the stage into the rail."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.foundation.ui.navigation import Place, register_stage  # noqa: PLC0415
        from gerakan.stages.potentials import wording  # noqa: PLC0415 - as above

        words.register(wording.ACTIONS, fields=wording.FIELDS)
        register_stage(
            "potentials",
            _("Potensi"),
            Place(_("Potensi daerah"), "potentials:start", permission="potentials.see_work"),
            Place(_("Potensi daerah bimbingan"), "potentials:mentored", permission="potentials.guide"),
            Place(_("Potensi kami"), "potentials:own", permission="potentials.follow"),
            order=17,
        )
