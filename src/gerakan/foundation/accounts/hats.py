"""Does this person hold this role, here and now?"""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from gerakan.foundation.access import Actor, Predicate, who
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role, required_scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


def hat_of(user: Actor) -> RoleAssignment | None:
    """The role in use, None for visitors."""
    return user.hat if isinstance(user, User) and user.is_active else None


def holds(user: Actor, *roles: Role, region: "Model | None" = None, edition: "Model | None" = None) -> bool:
    """Is one of these the role in use? With a region or edition: for that one (or for all)."""
    hat = hat_of(user)
    if hat is None or hat.role not in roles:
        return False
    return _covers(hat.region_id, region) and _covers(hat.edition_id, edition)


def _covers(scope: int | None, thing: "Model | None") -> bool:
    return thing is None or scope is None or scope == thing.pk


def region_of(user: Actor) -> int | None:
    """Primary key of the region that the role in use belongs to."""
    hat = hat_of(user)
    return hat.region_id if hat else None


def nobody(user: Actor) -> bool:
    """Not signed in."""
    return isinstance(user, AnonymousUser)


@who
def is_secretariat(user: Actor) -> bool:
    """Sekretariat atau administrator nasional."""
    return holds(user, Role.SECRETARIAT, Role.NATIONAL_ADMIN)


@who
def is_national_admin(user: Actor) -> bool:
    """Administrator nasional."""
    return holds(user, Role.NATIONAL_ADMIN)


@who
def is_auditor(user: Actor) -> bool:
    """Auditor."""
    return holds(user, Role.AUDITOR)


@who
def is_plenary(user: Actor) -> bool:
    """Anggota pleno."""
    return holds(user, Role.PLENARY)


@who
def is_partner_ministry(user: Actor) -> bool:
    """Kementerian mitra."""
    return holds(user, Role.PARTNER_MINISTRY)


def bare_holders() -> "Iterator[tuple[str, User]]":
    """Each role with somebody who holds nothing else, in a place that does not exist: what it may in principle."""
    for role in Role:
        person = User(name=str(role.label))
        person.wear(RoleAssignment(user=person, role=role, **_nowhere(role)))
        yield str(role.label), person


def _nowhere(role: Role) -> "dict[str, Model]":
    scope = required_scope(role)
    place = RoleAssignment._meta.get_field(scope).related_model if scope else None
    return {scope: place(pk=-1)} if place else {}


STAFF: Predicate = is_secretariat
OVERSIGHT: Predicate = is_secretariat | is_auditor
