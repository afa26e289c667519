"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.audit.words import register as register_words
from gerakan.foundation.documents.findable import KIND, entries_of
from gerakan.foundation.search import sources
from gerakan.foundation.ui.navigation import Place, register_tools


class DocumentsConfig(AppConfig):
    name = "gerakan.foundation.documents"
    label = "documents"

    def ready(self) -> None:
        """Put the register into the rail and its letters into the search."""
        place = Place(_("Surat"), "documents:register", icon="letter", permission="documents.read_register")
        register_tools("documents", _("Register surat"), place, order=3)
        letters = self.get_model("Letter")._default_manager
        sources.register(KIND, _("Surat"), lambda: letters.exclude(state="draft"), to_entries=entries_of)
        register_words(
            {
                "letter.drafted": _("menyusun rancangan surat"),
                "letter.discarded": _("membuang rancangan surat"),
                "letter.issue": _("menerbitkan surat"),
                "letter.withdraw": _("menarik surat"),
                "letter.registered": _("mencatat surat dari luar sistem"),
                "letter.received": _("mencatat tanggal terima surat"),
                "number_series.saved": _("menyimpan format nomor surat"),
            },
            fields={"sha256": _("sidik SHA-256")},
        )
