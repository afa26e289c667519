"""Who has a home."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import permission, signed_in

HOME = permission("workspace.home", signed_in, _("Membuka beranda sendiri"))
