"""Whose institutions a person may look into."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance


def regions_open_to(user: Actor) -> QuerySet[Region]:
    """The ministry's staff and auditors all; a region and a province their own; mentors those they sit with now."""
    if user.has_perm("institutions.see_work"):  # type: ignore[union-attr]
        return Region.objects.all()
    hat = hat_of(user)
    if hat is None:
        return Region.objects.none()
    if hat.role in REGION_ROLES:
        return Region.objects.filter(pk=hat.region_id)
    if hat.role == Role.PROVINCE:
        return Region.objects.filter(province_id=hat.province_id)
    return Region.objects.filter(pk__in=Guidance.objects.guided_by(user).values("participation__region"))
