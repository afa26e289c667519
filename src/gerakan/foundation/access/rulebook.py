"""The rights of the system: each declared once, asked by name or by object."""

from dataclasses import dataclass

from django.utils.functional import Promise
from rules.permissions import add_perm, has_perm

from gerakan.foundation.access.actor import Actor, visitor
from gerakan.foundation.access.sentences import Predicate


@dataclass(frozen=True)
class Permission:
    """A right with a name, the sentence that grants it and the words a person reads."""

    name: str
    label: str | Promise
    predicate: Predicate

    def __str__(self) -> str:
        return self.name

    def allows(self, user: Actor, thing: object = None) -> bool:
        """May this person do it, to this thing? Somebody deactivated is a visitor."""
        deactivated = user.is_authenticated and not user.is_active
        return bool(has_perm(self.name, visitor() if deactivated else user, thing))


_declared: dict[str, Permission] = {}


def permission(name: str, predicate: Predicate, label: str | Promise = "") -> Permission:
    """Declare a right once; raises ValueError when the name is taken."""
    if name in _declared:
        raise ValueError(f"permission {name!r} is declared twice")
    add_perm(name, predicate.rule)
    declared = Permission(name, label or name, predicate)
    _declared[name] = declared
    return declared


def declared_permissions() -> list[Permission]:
    """Every right of the system, by name."""
    return [_declared[name] for name in sorted(_declared)]


def declared_names() -> frozenset[str]:
    """The names of all rights."""
    return frozenset(_declared)


def named(name: str) -> Permission:
    """The right of this name; raises KeyError when nobody declared it."""
    return _declared[name]
