"""Who may do what with the text of agreements."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.stages.drafting.models import MINISTRY_SIDE


@who
def is_ministry_side(user: Actor) -> bool:
    """Bagian hukum kementerian atau Direktur Jenderal."""
    return holds(user, *MINISTRY_SIDE)


SEE_TEXT = permission("drafting.see_text", OVERSIGHT | is_ministry_side, _("Membaca naskah edisi"))
WRITE = permission("drafting.write", STAFF, _("Menyusun naskah edisi"))
