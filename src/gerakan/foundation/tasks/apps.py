"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.audit.words import register as register_words


class TasksConfig(AppConfig):
    name = "gerakan.foundation.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Say what its acts are called."""
        register_words(
            {"job.repeated": _("mengulang pekerjaan yang gagal")}, fields={"repeats": _("mengulang pekerjaan")}
        )
