"""The one module that touches the untyped `rules` library."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise

from gerakan.foundation.access.actor import Actor

Test = Callable[..., bool]


@dataclass(frozen=True)
class Predicate:
    """A sentence about a user and perhaps a thing; combine with &, | and ~."""

    rule: Any
    words: str

    def __and__(self, other: "Predicate") -> "Predicate":
        return Predicate(self.rule & other.rule, f"({self.words}) dan ({other.words})")

    def __or__(self, other: "Predicate") -> "Predicate":
        return Predicate(self.rule | other.rule, f"({self.words}) atau ({other.words})")

    def __invert__(self) -> "Predicate":
        return Predicate(~self.rule, f"bukan ({self.words})")

    def holds(self, user: Actor, thing: object = None) -> bool:
        """Is the sentence true of this person and thing?"""
        return bool(self.rule.test(user, thing))


def who(test: Test) -> Predicate:
    """Make a predicate of a function of (user) or (user, thing); its docstring is shown to people."""
    words = (test.__doc__ or test.__name__).strip().splitlines()[0].rstrip(".")
    return Predicate(rules.predicate(test), words)


@who
def anybody(user: Actor) -> bool:
    """Siapa saja, juga tanpa masuk."""
    return True


@who
def signed_in(user: Actor) -> bool:
    """Siapa saja yang sudah masuk."""
    return not isinstance(user, AnonymousUser) and user.is_authenticated


@dataclass(frozen=True)
class Permission:
    """A right with a name, the sentence that grants it and the words a person reads."""

    name: str
    label: str | Promise
    predicate: Predicate

    def __str__(self) -> str:
        return self.name

    def allows(self, user: Actor, thing: object = None) -> bool:
        """May this person do it, to this thing?"""
        return bool(rules.has_perm(self.name, user, thing))


_declared: dict[str, Permission] = {}


def permission(name: str, predicate: Predicate, label: str | Promise = "") -> Permission:
    """Declare a right once; raises ValueError when the name is taken."""
    if name in _declared:
        raise ValueError(f"permission {name!r} is declared twice")
    rules.add_perm(name, predicate.rule)
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
