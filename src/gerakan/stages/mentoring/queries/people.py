"""Whom the guidance of a region tells: its officials, its team, its Sekda, its mentors; every later stage asks here."""

from django.db.models import Q

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance, Seat


def officials_of(region: Region, *roles: str) -> list[User]:
    """Who holds one of these roles for a region today; the longest here first."""
    held = RoleAssignment.objects.filter(role__in=roles, region=region).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("pk"))


def region_team(region: Region) -> list[User]:
    """Who delivers for a region today; the Sekda only where there is nobody else."""
    working = officials_of(region, Role.REGION_ADMIN, Role.PLANNING_AGENCY)
    return working or officials_of(region, Role.REGION_SECRETARY)


def sekda_of(region: Region) -> User | None:
    """To whom what is late goes."""
    return next(iter(officials_of(region, Role.REGION_SECRETARY)), None)


def mentors_of(guidance: Guidance, *roles: str) -> list[User]:
    """Who sits in these places now."""
    return _sitting(Q(guidance=guidance), roles)


def mentors_in(region: Region, edition: Edition, *roles: str) -> list[User]:
    """The same for a region in an edition; nobody where it is not guided."""
    return _sitting(Q(guidance__participation__region=region, guidance__participation__edition=edition), roles)


def _sitting(where: Q, roles: tuple[str, ...]) -> list[User]:
    rows = Seat.objects.filter(where, ended_at__isnull=True, role__in=roles or Seat.GUIDING)
    return [seat.user for seat in rows.select_related("user").order_by("pk")]
