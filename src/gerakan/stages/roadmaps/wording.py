"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {"roadmap.delayed": _("Menggeser program dan yang menunggunya")}
FIELDS = {"years": _("banyaknya tahun"), "moved": _("yang bergeser")}
