"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui.navigation import Place, register_tools


class DocumentsConfig(AppConfig):
    name = "gerakan.foundation.documents"
    label = "documents"

    def ready(self) -> None:
        """Put the register into the rail."""
        place = Place(_("Surat"), "documents:register", icon="letter", permission="documents.read_register")
        register_tools("documents", _("Register surat"), place, order=3)
