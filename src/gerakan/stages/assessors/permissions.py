"""Who may do what with assessors and their ties."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.assessors.models import Assessor, Engagement, Material, Tie

ASSESSOR_ROLES = (Role.ASSESSOR, Role.PANEL_CHAIR)


@who
def is_about_themselves(user: Actor, thing: object = None) -> bool:
    """Orang itu sendiri."""
    if isinstance(thing, Assessor):
        return thing.user_id == user.pk
    return isinstance(thing, Engagement | Tie) and thing.assessor.user_id == user.pk


@who
def is_assessor(user: Actor, thing: object = None) -> bool:
    """Asesor, untuk penugasannya sendiri."""
    if not holds(user, *ASSESSOR_ROLES):
        return False
    return thing is None or is_about_themselves.holds(user, thing)


@who
def takes_part(user: Actor, thing: object = None) -> bool:
    """Asesor yang bersedia pada edisi itu."""
    if not isinstance(thing, Material):
        return False
    accepted = Engagement.objects.filter(assessor__user_id=user.pk or 0, state=Engagement.State.ACCEPTED)
    return accepted.filter(edition_id=thing.edition_id).exists()


SEE_POOL = permission("assessors.see_pool", OVERSIGHT, _("Melihat kumpulan asesor"))
RUN_POOL = permission("assessors.run_pool", STAFF, _("Mengelola asesor, penugasan dan pelatihan"))
DECIDE_TIES = permission("assessors.decide_ties", STAFF, _("Mencari ikatan dan memutuskan berlaku tidaknya"))
SEE_PERSON = permission("assessors.see_person", OVERSIGHT | is_about_themselves, _("Melihat halaman seorang asesor"))
SEE_TIE = permission("assessors.see_tie", OVERSIGHT | is_about_themselves, _("Melihat ikatan seorang asesor"))
ANSWER = permission("assessors.answer", is_assessor, _("Menjawab permintaan bertugas dan menyatakan ikatan"))
READ_MATERIAL = permission("assessors.read_material", OVERSIGHT | takes_part, _("Membaca bahan pelatihan"))
