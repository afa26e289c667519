"""Who may read and mend the register."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import anybody, permission, signed_in
from gerakan.foundation.accounts.hats import is_secretariat

VIEW = permission("regions.view", anybody, _("Melihat data daerah"))
BROWSE = permission("regions.browse", signed_in, _("Membuka register daerah"))
DECIDE_NAME = permission("regions.decide_name", is_secretariat, _("Memutuskan tulisan nama daerah"))
