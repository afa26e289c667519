"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "gerakan.stages.drafting"
    label = "drafting"
    verbose_name = _("naskah")

    def ready(self) -> None:
        """Say its acts in words; its place in the rail stands among the agreements."""
        from gerakan.foundation.audit import words  # noqa: PLC0415 - apps must be loaded first
        from gerakan.stages.drafting import wording  # noqa: PLC0415 - as above

        words.register(wording.ACTIONS, fields=wording.FIELDS)
