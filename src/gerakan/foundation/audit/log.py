"""Writing the log: @command opens the transaction, record() adds a link to the chain."""

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone, translation

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.models import ChainHead, Event

P = ParamSpec("P")
R = TypeVar("R")

GENESIS = hashlib.sha256(b"gerakan").hexdigest()
HASHED_FIELDS = (
    "at", "actor_id", "actor", "role", "action", "target_type", "target_id", "target",
    "changes", "note", "edition", "region", "previous_hash",
)  # fmt: skip

_trace: ContextVar[list[str] | None] = ContextVar("audit_trace", default=None)


class NoTrace(RuntimeError):
    """A command ended without leaving an event."""


def command(verb: Callable[P, R]) -> Callable[P, R]:
    """One transaction, one trace: raises NoTrace (and rolls back) when the verb recorded nothing.

    A command called inside another hands its events up, so the outer one has left a trace too.
    """

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with _collected() as events, transaction.atomic():
            result = verb(*args, **kwargs)
            if not events:
                raise NoTrace(verb.__qualname__)
        return result

    run.is_command = True  # type: ignore[attr-defined]
    return run


@contextmanager
def _collected() -> Iterator[list[str]]:
    outer = _trace.get()
    events: list[str] = []
    token = _trace.set(events)
    try:
        yield events
    finally:
        _trace.reset(token)
        if outer is not None:
            outer.extend(events)


def record(
    action: str,
    thing: models.Model,
    *,
    by: Actor | str,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
) -> Event:
    """Add one event to the chain; `by` is a user, or the name of a system actor such as "sistem: tenggat".

    Raises TransactionManagementError outside a transaction: an event and its act stand or fall together.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("an event is recorded inside the transaction of its act")
    with translation.override(settings.LANGUAGE_CODE):  # one language, whoever acts
        event = _event(action, thing, by=by, changes=changes or {}, note=note)
    _append(event)
    if (trace := _trace.get()) is not None:
        trace.append(action)
    return event


def _event(action: str, thing: models.Model, *, by: Actor | str, changes: Mapping[str, Any], note: str) -> Event:
    return Event(
        action=action,
        target_type=thing._meta.label_lower,
        target_id=str(thing.pk),
        target=str(thing)[:300],
        changes=_plain(changes),
        note=note,
        edition=_code(thing, "edition_code"),
        region=_code(thing, "region_code"),
        **_actor(by),
    )


def _append(event: Event) -> None:
    head = _locked_head()
    event.at = timezone.now()
    event.previous_hash = head.hash
    event.hash = fingerprint(event)
    event.save()
    ChainHead.objects.filter(pk=1).update(hash=event.hash, count=head.count + 1)


def fingerprint(event: Event) -> str:
    """SHA-256 over the canonical JSON of everything the event says, the hash before it included."""
    content = {name: getattr(event, name) for name in HASHED_FIELDS}
    content["at"] = event.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _locked_head() -> ChainHead:
    """The row lock is the queue; the migration plants the row, so that it is missing only after a flush."""
    head = ChainHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        ChainHead.objects.bulk_create([ChainHead(pk=1, hash=GENESIS)], ignore_conflicts=True)
        head = ChainHead.objects.select_for_update().get(pk=1)
    return head


def _actor(by: Actor | str) -> dict[str, str]:
    if isinstance(by, str):
        return {"actor_id": "", "actor": by, "role": ""}
    role = getattr(by, "hat_label", "")
    return {"actor_id": str(by.pk), "actor": str(by)[:200], "role": str(role)[:200]}


def _plain(changes: Mapping[str, Any]) -> Any:
    return _neutral(json.loads(json.dumps(dict(changes), cls=DjangoJSONEncoder)))


def _neutral(value: Any) -> Any:
    """Values that come back from both databases as they went in: PostgreSQL keeps neither 1e22, -0.0, NaN nor NUL."""
    if isinstance(value, dict):
        return {name: _neutral(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_neutral(inner) for inner in value]
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, float):
        return _neutral_float(value)
    return value


def _neutral_float(value: float) -> int | float | str:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() else value


def _code(thing: models.Model, name: str) -> str:
    """The edition's or region's code, when the thing says one (a property of its model)."""
    return str(getattr(thing, name, "") or "")
