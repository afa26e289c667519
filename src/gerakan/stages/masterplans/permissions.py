"""Who may do what with plans."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES

WRITERS = (Role.REGION_ADMIN, Role.PLANNING_AGENCY, Role.AGENCY)


@who
def is_its_region(user: Actor, plan: object = None) -> bool:
    """Orang dari daerah itu."""
    hat = hat_of(user)
    if hat is None or hat.role not in REGION_ROLES:
        return False
    return plan is None or (isinstance(plan, Masterplan) and hat.region_id == plan.region_id)


@who
def writes_it(user: Actor, plan: object = None) -> bool:
    """Diskominfo, Bappeda, dan perangkat daerah itu."""
    return holds(user, *WRITERS) and is_its_region.holds(user, plan)


@who
def guides_it(user: Actor, plan: object = None) -> bool:
    """Orang dalam tim pembimbing daerah itu."""
    if plan is None:
        return holds(user, *GUIDING_ROLES)
    return isinstance(plan, Masterplan) and Masterplan.objects.all().guided_by(user).filter(pk=plan.pk).exists()


@who
def decides_about_it(user: Actor, plan: object = None) -> bool:
    """Ketua atau anggota tim pembimbing daerah itu."""
    if plan is None:
        return holds(user, *GUIDING_ROLES)
    return (
        isinstance(plan, Masterplan)
        and Masterplan.objects.all().guided_by(user, *Seat.DECIDING).filter(pk=plan.pk).exists()
    )


@who
def it_is_being_written(user: Actor, plan: object = None) -> bool:
    """Selama rencananya disusun."""
    return plan is None or (isinstance(plan, Masterplan) and plan.is_open)


SEE_WORK = permission("masterplans.see_work", OVERSIGHT, _("Melihat semua rencana induk"))
SEE = permission("masterplans.see", OVERSIGHT | is_its_region | guides_it, _("Membaca rencana induk"))
OWN = permission("masterplans.own", is_its_region, _("Membaca rencana induk daerahnya"))
BEGIN = permission("masterplans.begin", writes_it, _("Memulai rencana induk daerahnya"))
WRITE = permission("masterplans.write", writes_it & it_is_being_written, _("Mengisi rencana induk daerahnya"))
GUIDE = permission("masterplans.guide", guides_it, _("Melihat rencana induk daerah bimbingan"))
AGREE = permission("masterplans.agree", decides_about_it, _("Menyetujui pengecualian temuan"))
