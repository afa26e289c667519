"""A stage's life as a table: who may move what from where to where, and what must be true first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, Permission
from gerakan.foundation.audit.log import record

T = TypeVar("T", bound=models.Model)
Guard = Callable[[T], str | None]


class TransitionRefused(Exception):
    """The transition cannot happen now; the text says why and what to do."""


@dataclass(frozen=True)
class Transition(Generic[T]):
    """One row of the table. Guards return None, or the reason why not."""

    name: str
    label: str | Promise
    source: str
    target: str
    permission: Permission
    guards: Sequence[Guard[T]] = field(default=())
    needs_note: bool = False

    def blocked_because(self, thing: T) -> str | None:
        """The first guard's reason, or None when nothing stands in the way."""
        return next((reason for guard in self.guards if (reason := guard(thing))), None)


@dataclass(frozen=True)
class Action:
    """A button: its name and label, and why it is disabled."""

    name: str
    label: str | Promise
    blocked_because: str | None
    needs_note: bool


class Workflow(Generic[T]):
    """The only door to a model's `state`."""

    def __init__(self, name: str, *transitions: Transition[T]) -> None:
        self.name = name
        self.transitions = transitions

    def fire(self, thing: T, name: str, *, by: Actor | str, note: str = "") -> None:
        """Move the thing; call inside a @command.

        Raises TransitionRefused with a person's sentence when the state, a guard, the note or
        somebody quicker stands against it, and PermissionDenied when the person may not.
        """
        row = self._row(thing, name)
        if not isinstance(by, str) and not row.permission.allows(by, thing):
            raise PermissionDenied(_("Anda tidak berhak: %s.") % row.label)
        if row.needs_note and not note.strip():
            raise TransitionRefused(_("“%s” memerlukan alasan.") % row.label)
        if reason := row.blocked_because(thing):
            raise TransitionRefused(reason)
        self._move(thing, row)
        record(f"{self.name}.{row.name}", thing, by=by, changes={"state": [row.source, row.target]}, note=note)

    def actions(self, thing: T, user: Actor) -> list[Action]:
        """The buttons this person sees on this thing, in the table's order."""
        return [
            Action(row.name, row.label, row.blocked_because(thing), row.needs_note)
            for row in self.transitions
            if row.source == _state(thing) and row.permission.allows(user, thing)
        ]

    def as_mermaid(self) -> str:
        """The state diagram for the stage's README."""
        lines = [f"    {row.source} --> {row.target}: {row.name}" for row in self.transitions]
        return "\n".join(["stateDiagram-v2", *lines])

    def _row(self, thing: T, name: str) -> Transition[T]:
        known = [row for row in self.transitions if row.name == name]
        if not known:
            raise LookupError(f"{self.name} has no transition {name!r}")
        for row in known:
            if row.source == _state(thing):
                return row
        raise TransitionRefused(
            _("“%(label)s” tidak berlaku lagi: keadaannya sudah %(state)s. Muat ulang halaman ini.")
            % {"label": known[0].label, "state": _state_label(thing)}
        )

    def _move(self, thing: T, row: Transition[T]) -> None:
        moved = type(thing)._default_manager.filter(pk=thing.pk, state=row.source).update(state=row.target)
        if not moved:
            thing.refresh_from_db(fields=["state"])
            raise TransitionRefused(
                _("Orang lain lebih dahulu mengubahnya menjadi %s. Muat ulang halaman ini.") % _state_label(thing)
            )
        thing.state = row.target  # type: ignore[attr-defined]


def _state(thing: models.Model) -> str:
    return str(thing.state)  # type: ignore[attr-defined]


def _state_label(thing: models.Model) -> str:
    return str(thing.get_state_display())  # type: ignore[attr-defined]
