"""Reading the log in plain words."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from gerakan.foundation.audit import words
from gerakan.foundation.audit.models import Event

Changes = dict[str, str | tuple[str, str]]


@dataclass(frozen=True)
class Entry:
    """One event as a person reads it; a change is (before, after), or one value when nothing was before."""

    pk: int
    at: datetime.datetime
    actor: str
    role: str
    words: str
    target: str
    changes: Changes
    note: str


def history_of(thing: models.Model, *others: models.Model) -> list[Entry]:
    """Everything that happened to a thing (and to others that belong to it), newest first.

    Whoever may see the thing may see its history; the caller has checked that. Quiet acts (`words.register`) are left out.
    """
    wanted = models.Q()
    for each in (thing, *others):
        wanted |= models.Q(target_type=each._meta.label_lower, target_id=str(each.pk))
    return in_words(Event.objects.filter(wanted).exclude(action__in=words.untold()).order_by("-pk"))


def in_words(events: Iterable[Event]) -> list[Entry]:
    """Events as people read them, in the order given."""
    return [entry_of(event) for event in events]


def entry_of(event: Event) -> Entry:
    """One event in words."""
    return Entry(
        pk=event.pk,
        at=event.at,
        actor=event.actor,
        role=event.role,
        words=words.action_in_words(event.action),
        target=event.target,
        changes=changes_in_words(event.target_type, event.changes),
        note=event.note,
    )


def changes_in_words(target_type: str, changes: Mapping[str, Any]) -> Changes:
    """Fields and values by their labels; a list of two is before and after."""
    return {words.field_in_words(target_type, name): _pair(target_type, name, value) for name, value in changes.items()}


def _pair(target_type: str, name: str, value: Any) -> str | tuple[str, str]:
    if isinstance(value, list) and len(value) == 2:
        before, after = value
        return words.value_in_words(target_type, name, before), words.value_in_words(target_type, name, after)
    return words.value_in_words(target_type, name, value)


def actions_present() -> list[tuple[str, str]]:
    """Codes that occur in the log, with their words, for the filter."""
    codes = Event.objects.order_by().values_list("action", flat=True).distinct()
    return sorted(((code, words.action_in_words(code)) for code in codes), key=lambda pair: pair[1])
