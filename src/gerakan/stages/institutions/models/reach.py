"""Whose institutions a person may look into."""

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from django.db import models
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
        return Region.objects.filter(pk=hat.region_id or 0)
    if hat.role == Role.PROVINCE:
        return Region.objects.filter(province_id=hat.province_id or 0)
    return Region.objects.filter(pk__in=Guidance.objects.guided_by(user).values("participation__region"))


M = TypeVar("M", bound=models.Model)


class RegionalQuerySet(models.QuerySet[M]):
    """Rows of regions."""

    def visible_to(self, user: Actor) -> Self:
        """As the regions that are open to the person."""
        if user.has_perm("institutions.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(region__in=regions_open_to(user))


def told(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts as the log keeps them."""
    return {name: str(value) for name, value in facts.items() if value}


class OfRegion(models.Model):
    """A row that belongs to a region, in the log as well; the field itself stands in each model."""

    region: models.ForeignKey[Region, Region]

    class Meta:
        abstract = True

    def take(self, facts: Mapping[str, Any]) -> dict[str, list[str]]:
        """Other values; gives what differs, as the log keeps it. Saves nothing."""
        before = {name: getattr(self, name) for name in facts}
        for name, value in facts.items():
            setattr(self, name, value)
        return {name: [str(before[name]), str(value)] for name, value in facts.items() if before[name] != value}

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code
