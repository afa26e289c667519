"""What a later stage lays beside a page of an earlier one: the page asks by the name of its place, and knows no stage.

register_aside("sessions.task", "materials", beside_task)     # in AppConfig.ready() of the later stage
{% asides "sessions.task" task %}                             # in the template of the earlier one
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Person = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Line:
    """Something to open, how heavy it is, and what for."""

    label: str
    url: str
    note: str = ""
    words: str = ""


@dataclass(frozen=True)
class Aside:
    """A card with a few lines, and where all of them are."""

    title: str
    lines: Sequence[Line]
    more_url: str = ""
    more_label: str = ""


Builder = Callable[[Any, object], Aside | None]

_builders: dict[str, dict[str, Builder]] = {}


def register_aside(place: str, key: str, builder: Builder) -> None:
    """Ask this function whenever a page of that place is drawn; the same key replaces."""
    _builders.setdefault(place, {})[key] = builder


def asides_for(place: str, user: Person, thing: object) -> list[Aside]:
    """What there is for this person beside this thing, by key."""
    found = (builder(user, thing) for _key, builder in sorted(_builders.get(place, {}).items()))
    return [one for one in found if one is not None]
