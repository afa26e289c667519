"""Who may read editions, and who may open and copy them."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, anybody, permission, signed_in, who
from gerakan.foundation.accounts.hats import is_national_admin, is_secretariat
from gerakan.foundation.editions.models import Edition


@who
def is_public(user: Actor, edition: Edition | None = None) -> bool:
    """Edisi sudah dibuka dan bukan edisi uji."""
    return edition is None or (not edition.is_test and edition.state != Edition.State.PREPARING)


VIEW = permission("editions.view", signed_in | is_public, _("Melihat edisi"))
BROWSE = permission("editions.browse", signed_in, _("Membuka daftar edisi"))
MANAGE = permission("editions.manage", is_secretariat, _("Menyiapkan dan menyalin edisi"))
ARCHIVE = permission("editions.archive", is_national_admin, _("Mengarsipkan edisi"))
VIEW_FUNNEL = permission("editions.view_funnel", anybody, _("Melihat corong peserta"))
