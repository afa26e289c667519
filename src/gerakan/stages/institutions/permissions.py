"""Who may do what with local institutions."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import Handover, OfficeHolder, regions_open_to
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES

PROMISING = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN, Role.PLANNING_AGENCY)
KEEPERS = (Role.REGION_SECRETARY, Role.REGION_ADMIN, Role.REGION_LEGAL)


def region_id_of(thing: object) -> int | None:
    """The region that a thing of this stage belongs to."""
    thing = getattr(thing, "sheet", None) or getattr(thing, "handover", None) or thing
    found = thing.pk if isinstance(thing, Region) else getattr(thing, "region_id", None)
    return found if isinstance(found, int) else None


@who
def is_its_region(user: Actor, thing: object = None) -> bool:
    """Orang dari daerah itu."""
    return _belongs(user, thing, tuple(REGION_ROLES))


@who
def keeps_its_register(user: Actor, thing: object = None) -> bool:
    """Sekretaris daerah, Diskominfo, atau bagian hukum daerah itu."""
    return _belongs(user, thing, KEEPERS)


@who
def promises_for_it(user: Actor, thing: object = None) -> bool:
    """Kepala daerah, sekretaris daerah, Diskominfo, atau Bappeda daerah itu."""
    return _belongs(user, thing, PROMISING)


@who
def hands_it_over(user: Actor, thing: object = None) -> bool:
    """Pejabat lama, selama masih mempunyai peran di daerah itu."""
    if not isinstance(thing, Handover):
        return False
    return thing.outgoing.user_id == user.pk and _belongs(user, thing, tuple(REGION_ROLES))


@who
def takes_it_over(user: Actor, thing: object = None) -> bool:
    """Pejabat baru daerah itu."""
    if not isinstance(thing, Handover) or not _belongs(user, thing, tuple(REGION_ROLES)):
        return False
    sitting = OfficeHolder.objects.on(timezone.localdate()).exclude(pk=thing.outgoing_id)
    old = thing.outgoing
    return sitting.filter(user=user.pk, region=thing.region_id, office=old.office, agency=old.agency).exists()


@who
def sits_beside_it(user: Actor, thing: object = None) -> bool:
    """Pembimbing daerah itu, atau provinsinya."""
    if not holds(user, *GUIDING_ROLES, Role.PROVINCE):
        return False
    return thing is None or regions_open_to(user).filter(pk=region_id_of(thing) or 0).exists()


def _belongs(user: Actor, thing: object, roles: tuple[str, ...]) -> bool:
    hat = hat_of(user)
    if hat is None or hat.role not in roles:
        return False
    return thing is None or (hat.region_id is not None and region_id_of(thing) == hat.region_id)


SEE_WORK = permission("institutions.see_work", OVERSIGHT, _("Melihat kelembagaan semua daerah"))
SEE = permission("institutions.see", OVERSIGHT | is_its_region | sits_beside_it, _("Membaca kelembagaan satu daerah"))
OWN = permission("institutions.own", is_its_region, _("Membaca kelembagaan daerahnya"))
BESIDE = permission(
    "institutions.beside", sits_beside_it, _("Melihat kelembagaan daerah bimbingan atau daerah provinsinya")
)
KEEP = permission("institutions.keep", STAFF | keeps_its_register, _("Mencatat pejabat dan produk hukum daerah"))
PROMISE = permission("institutions.promise", STAFF | promises_for_it, _("Mencatat janji daerah dan keadaannya"))
SIGN_SHEET = permission(
    "institutions.sign_sheet", STAFF | promises_for_it, _("Mencatat tanda tangan pada lembar komitmen")
)
SEE_HANDOVER = permission("institutions.see_handover", OVERSIGHT | is_its_region, _("Membaca serah terima jabatan"))
HAND_OVER = permission(
    "institutions.hand_over", STAFF | keeps_its_register | hands_it_over, _("Menegaskan serah terima jabatan")
)
TAKE_OVER = permission(
    "institutions.take_over", STAFF | keeps_its_register | takes_it_over, _("Menandatangani serah terima jabatan")
)
