"""Declaring and checking permissions: who may, asked the same way through every door."""

from gerakan.foundation.access.actor import Actor
from gerakan.foundation.access.doors import VisibleQuerySet, check, get_for
from gerakan.foundation.access.rulebook import (
    Permission,
    declared_names,
    declared_permissions,
    named,
    permission,
)
from gerakan.foundation.access.sentences import Predicate, anybody, signed_in, who

__all__ = [
    "Actor",
    "Permission",
    "Predicate",
    "VisibleQuerySet",
    "anybody",
    "check",
    "declared_names",
    "declared_permissions",
    "get_for",
    "named",
    "permission",
    "signed_in",
    "who",
]
