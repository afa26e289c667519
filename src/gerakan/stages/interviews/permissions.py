"""Who may do what with timetables and interviews."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.stages.interviews.models import Interview, Seat

ASSESSOR_ROLES = (Role.ASSESSOR, Role.PANEL_CHAIR)


@who
def is_concerned(user: Actor, thing: object = None) -> bool:
    """Asesor panel itu tanpa ikatan, atau daerah itu sendiri, setelah jadwal terbit."""
    if not isinstance(thing, Interview) or not user.is_authenticated:
        return False
    return Interview.objects.filter(pk=thing.pk).visible_to(user).exists()


@who
def chairs_it(user: Actor, thing: object = None) -> bool:
    """Ketua panel wawancara itu."""
    if not isinstance(thing, Interview):
        return False
    chair = Seat.objects.filter(interview=thing, is_chair=True, engagement__assessor__user_id=user.pk or 0)
    return chair.exists() and Interview.objects.filter(pk=thing.pk).of_assessor(user).exists()


@who
def may_have_interviews(user: Actor) -> bool:
    """Asesor atau pejabat daerah."""
    return holds(user, *ASSESSOR_ROLES, *REGION_ROLES)


SEE_WORK = permission("interviews.see_work", OVERSIGHT, _("Melihat penyusunan jadwal"))
PLAN = permission("interviews.plan", STAFF, _("Menyusun dan memperbaiki jadwal"))
PUBLISH = permission("interviews.publish", STAFF, _("Menerbitkan jadwal"))
SEE_OWN = permission("interviews.see_own", may_have_interviews, _("Melihat wawancara sendiri"))
SEE_INTERVIEW = permission("interviews.see_interview", OVERSIGHT | is_concerned, _("Melihat wawancara"))
RUN = permission("interviews.run", STAFF | chairs_it, _("Memulai dan mengakhiri wawancara, mencatat yang hadir"))
