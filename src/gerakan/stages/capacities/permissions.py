"""Who may do what with a region's capacity map."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.stages.capacities.models import Ability, Need, Training
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.permissions import WRITERS
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES


def region_of(thing: object) -> int | None:
    """Whose map a thing belongs to."""
    if isinstance(thing, Need | Training):
        thing = thing.plan
    return thing.region_id if isinstance(thing, Ability | Masterplan) else None


@who
def is_its_region(user: Actor, thing: object = None) -> bool:
    """Orang daerah itu."""
    hat = hat_of(user)
    if hat is None or hat.role not in REGION_ROLES:
        return False
    return thing is None or (hat.region_id is not None and hat.region_id == region_of(thing))


@who
def fills_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo, Bappeda, dan perangkat daerah itu, juga setelah rencananya ditetapkan."""
    return holds(user, *WRITERS) and is_its_region.holds(user, thing)


@who
def guides_its_region(user: Actor, thing: object = None) -> bool:
    """Pembimbing daerah itu."""
    if thing is None or not holds(user, *GUIDING_ROLES):
        return thing is None and holds(user, *GUIDING_ROLES)
    rows = Masterplan.objects.visible_to(user)
    if isinstance(thing, Ability):
        return rows.filter(region=thing.region_id).exists()
    plan = thing.plan if isinstance(thing, Need | Training) else thing
    return isinstance(plan, Masterplan) and rows.filter(pk=plan.pk).exists()


COMPARE = permission("capacities.compare", OVERSIGHT | guides_its_region, _("Membandingkan kemampuan daerah"))
SEE = permission("capacities.see", OVERSIGHT | is_its_region | guides_its_region, _("Melihat peta kemampuan daerah"))
OWN = permission("capacities.own", is_its_region, _("Melihat peta kemampuan daerah sendiri"))
FILL = permission("capacities.fill", fills_it, _("Mengisi peta kemampuan daerahnya"))
