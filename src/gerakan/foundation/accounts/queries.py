"""Questions about people, roles and invitations."""

import datetime
import hashlib

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import Invitation, InvitationQuerySet, RoleAssignment, User


def people_for(user: Actor) -> QuerySet[User]:
    """People this person may see, with their roles in force and whether a second factor guards them."""
    roles = RoleAssignment.objects.in_force().select_related("region", "province", "edition", "organisation")
    second = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    people = User.objects.visible_to(user).select_related("organisation")
    return people.annotate(has_second_factor=Exists(second)).prefetch_related(
        Prefetch("assignments", roles.order_by("pk"), to_attr="current_roles")
    )


def roles_through_time(person: User) -> QuerySet[RoleAssignment]:
    """All roles the person held, holds or will hold, the latest first."""
    rows = person.assignments.select_related("region", "province", "edition", "organisation", "acting_for", "user")
    return rows.order_by("-starts_on", "-pk")


def invitations_for(user: Actor) -> QuerySet[Invitation]:
    """Invitations this person may see."""
    related = ("region", "province", "edition", "organisation", "invited_by")
    rows: QuerySet[Invitation] = Invitation.objects.visible_to(user).select_related(*related)  # type: ignore[assignment]
    return rows


def holders_on(role: str, *, region_id: int, day: datetime.date) -> QuerySet[RoleAssignment]:
    """Who held an office of a region on a day, stand-ins after the holder: a signature is checked against it."""
    rows = RoleAssignment.objects.in_force(day).filter(role=role, region_id=region_id)
    return rows.select_related("user", "acting_for").order_by("acting_kind", "pk")


def open_invitation(token: str) -> Invitation | None:
    """The invitation behind a link, while it may still be accepted."""
    return InvitationQuerySet(Invitation).open().filter(token_hash=fingerprint_of(token)).first()


def fingerprint_of(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()
