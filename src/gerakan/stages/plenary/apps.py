"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlenaryConfig(AppConfig):
    name = "gerakan.stages.plenary"
    label = "plenary"
    verbose_name = _("pleno")

    def ready(self) -> None:
        """Say its acts in words."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.stages.plenary import wording  # noqa: PLC0415
        from gerakan.stages.plenary.commands import results  # noqa: F401,PLC0415 - declares what its hour means

        words.register(wording.ACTIONS, fields=wording.FIELDS)
