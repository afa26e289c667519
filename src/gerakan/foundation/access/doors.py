"""The first line of every view: may they?"""

from typing import Any, Protocol, Self, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gerakan.foundation.access.actor import Actor
from gerakan.foundation.access.rulebook import Permission

M = TypeVar("M", bound=Model)


class VisibleQuerySet(Protocol):
    """A QuerySet that knows which of its rows a person may know about."""

    def visible_to(self, user: Actor) -> Self: ...


def check(user: Actor, right: Permission, thing: object = None) -> None:
    """Raises PermissionDenied (403) when the person may not."""
    if not right.allows(user, thing):
        raise PermissionDenied(_("Anda tidak berhak: %s.") % right.label)


def get_for(user: Actor, right: Permission, queryset: QuerySet[M], **lookup: Any) -> M:
    """One row: not visible is 404, visible but not allowed is 403.

    The queryset must already be narrowed to what the person may see, or offer `visible_to`.
    """
    if hasattr(queryset, "visible_to"):
        queryset = queryset.visible_to(user)
    thing = get_object_or_404(queryset, **lookup)
    check(user, right, thing)
    return thing
