"""Whom an edition's material reaches: its regions, its mentors."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES

LEARNERS = (*sorted(REGION_ROLES), *GUIDING_ROLES)
"""Roles for which material and courses are made."""


def editions_of(user: Actor) -> QuerySet[Edition]:
    """Editions in which the person's region takes part, or in which the person guides."""
    hat = hat_of(user)
    if hat is None or hat.role not in LEARNERS:
        return Edition.objects.none()
    if hat.role in REGION_ROLES and hat.region_id is not None:
        return Edition.objects.filter(participations__region_id=hat.region_id)
    return Edition.objects.all() if hat.edition_id is None else Edition.objects.filter(pk=hat.edition_id)
