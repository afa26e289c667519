"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {"roadmap.delayed": _("Menggeser program dan yang menunggunya")}
FIELDS = {"years": _("banyaknya tahun"), "moved": _("yang bergeser")}

TITLES = (
    _("Rencana induk"),
    _("Program rencana induk"),
    _("Anggaran rencana induk"),
    _("Indikator rencana induk"),
    _("Temuan rencana induk yang terbuka"),
    _("Keterlambatan peta jalan"),
)
"""Sections of the hand-over, in their order."""
