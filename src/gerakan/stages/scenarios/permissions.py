"""Who may do what with scenarios."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.stages.masterplans import permissions as plans
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import permissions as reviews


def plan_of(thing: object) -> Masterplan | None:
    """The plan that a scenario or a run belongs to."""
    found = thing if isinstance(thing, Masterplan) else getattr(thing, "plan", None)
    return found if isinstance(found, Masterplan) else None


@who
def reads_its_plan(user: Actor, thing: object = None) -> bool:
    """Siapa saja yang boleh membaca rencananya."""
    return plans.SEE.predicate.holds(user, plan_of(thing))


@who
def writes_its_plan(user: Actor, thing: object = None) -> bool:
    """Diskominfo, Bappeda, dan perangkat daerah itu, juga ketika rencananya ditelaah."""
    return plans.writes_it.holds(user, plan_of(thing))


@who
def opens_its_plan(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Bappeda daerah itu, seperti rencananya."""
    return reviews.asks_for_it.holds(user, plan_of(thing))


SEE = permission("scenarios.see", reads_its_plan, _("Membaca skenario rencana induk"))
WRITE = permission("scenarios.write", writes_its_plan, _("Menyusun dan menghitung skenario daerahnya"))
PUBLISH = permission("scenarios.publish", opens_its_plan, _("Mengumumkan hitungan skenario dan menariknya"))
