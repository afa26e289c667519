"""Whom the guidance of a region tells: its officials, its team, its Sekda, its mentors; every later stage asks here."""

from django.db.models import Exists, OuterRef, Q

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import REGION_ROLES, STAFF_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES


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
    """A seat guides as long as its person holds a guiding role: a role may end while the seat is still there."""
    here = Q(edition__isnull=True) | Q(edition=OuterRef("guidance__participation__edition"))
    held = RoleAssignment.objects.filter(here, user=OuterRef("user"), role__in=GUIDING_ROLES).in_force()
    rows = Seat.objects.filter(where, Exists(held), ended_at__isnull=True, role__in=roles or Seat.GUIDING)
    return [seat.user for seat in rows.select_related("user").order_by("pk")]


def or_successors(person: User, region: Region, edition: Edition) -> list[User]:
    """Whoever wrote or gave something, as long as this person may still read it; else who decides in the team now."""
    held = RoleAssignment.objects.filter(Q(role__in=REGION_ROLES, region=region) | Q(role__in=STAFF_ROLES), user=person)
    if held.in_force().exists() or person in mentors_in(region, edition, *Seat.Role.values):
        return [person]
    return mentors_in(region, edition, *Seat.DECIDING)
