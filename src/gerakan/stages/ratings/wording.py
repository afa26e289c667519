"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {"rating.given": _("Seorang peserta menilai pertemuan")}
