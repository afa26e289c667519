"""Who may do what with potentials."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES
from gerakan.stages.potentials.models import Delivery, PotentialRun, regions_open_to

DELIVERING = (Role.REGION_ADMIN, Role.PLANNING_AGENCY)
OPENING = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN, Role.PLANNING_AGENCY)


def region_id_of(thing: object) -> int | None:
    """The region that a region, a delivery or a run is about."""
    if isinstance(thing, Delivery | PotentialRun):
        return thing.region_id
    return thing.pk if isinstance(thing, Region) else None


@who
def is_its_region(user: Actor, thing: object = None) -> bool:
    """Orang daerah itu."""
    return _belongs(user, thing, tuple(REGION_ROLES))


@who
def delivers_for_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Bappeda daerah itu."""
    return _belongs(user, thing, DELIVERING)


@who
def opens_for_it(user: Actor, thing: object = None) -> bool:
    """Kepala daerah, sekretaris daerah, Diskominfo, atau Bappeda daerah itu."""
    return _belongs(user, thing, OPENING)


@who
def mentors_it(user: Actor, thing: object = None) -> bool:
    """Orang dalam tim pembimbing daerah itu."""
    if not holds(user, *GUIDING_ROLES):
        return False
    region = region_id_of(thing)
    return thing is None or (region is not None and regions_open_to(user).filter(pk=region).exists())


@who
def run_is_open(user: Actor, run: object = None) -> bool:
    """Siapa pun, setelah daerah mengumumkannya."""
    return isinstance(run, PotentialRun) and PotentialRun.objects.published().filter(pk=run.pk).exists()


def _belongs(user: Actor, thing: object, roles: tuple[str, ...]) -> bool:
    hat = hat_of(user)
    if hat is None or hat.role not in roles:
        return False
    return thing is None or (hat.region_id is not None and region_id_of(thing) == hat.region_id)


SEE_WORK = permission("potentials.see_work", OVERSIGHT, _("Melihat potensi semua daerah"))
FOLLOW = permission("potentials.follow", is_its_region, _("Melihat potensi daerah sendiri"))
GUIDE = permission("potentials.guide", mentors_it, _("Melihat potensi daerah bimbingan"))
SEE = permission("potentials.see", OVERSIGHT | is_its_region | mentors_it, _("Melihat potensi satu daerah"))
SEE_DELIVERY = permission(
    "potentials.see_delivery", OVERSIGHT | is_its_region | mentors_it, _("Melihat kiriman angka sektor")
)
SEE_RUN = permission(
    "potentials.see_run", OVERSIGHT | is_its_region | mentors_it | run_is_open, _("Membaca hitungan potensi")
)
DELIVER = permission("potentials.deliver", STAFF | delivers_for_it, _("Mengirim angka sektor"))
DELIVER_MANY = permission("potentials.deliver_many", STAFF, _("Mengirim angka sektor beberapa daerah"))
FREEZE = permission("potentials.freeze", STAFF | opens_for_it, _("Membekukan hitungan potensi"))
PUBLISH = permission("potentials.publish", opens_for_it, _("Mengumumkan hitungan potensi"))
