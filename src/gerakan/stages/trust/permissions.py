"""Who may do what with calculations of trust."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.stages.assessors.models import Assessor


@who
def is_own_sheet(user: Actor, assessor: object = None) -> bool:
    """Asesor itu sendiri."""
    return isinstance(assessor, Assessor) and assessor.user_id == user.pk


SEE_WORK = permission("trust.see_work", OVERSIGHT, _("Melihat kepercayaan nilai"))
COMPUTE = permission("trust.compute", STAFF, _("Menghitung kepercayaan nilai"))
DECIDE_THIRD = permission("trust.decide_third", STAFF, _("Memutuskan penilaian tambahan"))
SEE_FEEDBACK = permission("trust.see_feedback", OVERSIGHT | is_own_sheet, _("Membaca umpan balik asesor"))
