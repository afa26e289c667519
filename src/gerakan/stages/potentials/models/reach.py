"""Which regions' potentials a person may look into."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance


def regions_open_to(user: Actor) -> QuerySet[Region]:
    """A region's people their own; mentors those in whose team they sit now."""
    hat = hat_of(user)
    if hat is not None and hat.role in REGION_ROLES and hat.region_id is not None:
        return Region.objects.filter(pk=hat.region_id)
    return Region.objects.filter(pk__in=Guidance.objects.guided_by(user).values("participation__region"))
