"""Which regions' potentials a person may look into."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Participation
from gerakan.foundation.regions.models import Region


def regions_open_to(user: Actor) -> QuerySet[Region]:
    """A region's people their own; mentors those that take part in their edition (in any, when theirs is not named)."""
    hat = hat_of(user)
    if hat is not None and hat.role in REGION_ROLES and hat.region_id is not None:
        return Region.objects.filter(pk=hat.region_id)
    if hat is not None and hat.role == Role.MENTOR:
        places = Participation.objects.took_part()
        mine = places.filter(edition=hat.edition_id) if hat.edition_id else places
        return Region.objects.filter(pk__in=mine.values("region"))
    return Region.objects.none()
