"""Writing the log: @command opens the transaction, record() adds a link to the chain."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

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
    head = _locked_head()
    event = Event(
        at=timezone.now(),
        action=action,
        target_type=thing._meta.label_lower,
        target_id=str(thing.pk),
        target=str(thing)[:300],
        changes=_plain(changes or {}),
        note=note,
        edition=_code(thing, "edition_code"),
        region=_code(thing, "region_code"),
        previous_hash=head.hash,
        **_actor(by),
    )
    event.hash = fingerprint(event)
    event.save()
    ChainHead.objects.filter(pk=1).update(hash=event.hash, count=head.count + 1)
    if (trace := _trace.get()) is not None:
        trace.append(action)
    return event


def fingerprint(event: Event) -> str:
    """SHA-256 over the canonical JSON of everything the event says, the hash before it included."""
    content = {name: getattr(event, name) for name in HASHED_FIELDS}
    content["at"] = event.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _locked_head() -> ChainHead:
    head = ChainHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        ChainHead.objects.get_or_create(pk=1, defaults={"hash": GENESIS})
        head = ChainHead.objects.select_for_update().get(pk=1)
    return head


def _actor(by: Actor | str) -> dict[str, str]:
    if isinstance(by, str):
        return {"actor_id": "", "actor": by, "role": ""}
    role = getattr(by, "hat_label", "")
    return {"actor_id": str(by.pk), "actor": str(by)[:200], "role": str(role)[:200]}


def _plain(changes: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(dict(changes), cls=DjangoJSONEncoder))


def _code(thing: models.Model, name: str) -> str:
    """The edition's or region's code, when the thing says one (a property of its model)."""
    return str(getattr(thing, name, "") or "")
