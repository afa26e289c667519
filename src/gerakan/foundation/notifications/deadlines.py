"""What happens when a day passes in silence: stated beforehand, carried out by the system under its own name."""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications.models import Deadline
from gerakan.foundation.notifications.models.waiting import target_of
from gerakan.foundation.workflow import TransitionRefused

logger = logging.getLogger(__name__)
ACTOR = "sistem: tenggat"
State = Deadline.State
Act = Callable[[Any], None]


@dataclass(frozen=True)
class Outcome:
    """What silence means, in the words that stand in the letter, and the command that does it."""

    code: str
    label: str | Promise
    act: Act


_outcomes: dict[str, Outcome] = {}


def outcome(code: str, label: str | Promise) -> Callable[[Act], Act]:
    """Declare what silence means; the function gets the thing and calls a command `by=deadlines.ACTOR`.

    Declare it where the app's ready() imports it, or the runner does not know it.
    """

    def declare(act: Act) -> Act:
        _outcomes[code] = Outcome(code, label, act)
        return act

    return declare


def outcome_of(code: str) -> Outcome:
    """Raises LookupError when no app declared it."""
    if code not in _outcomes:
        raise LookupError(f"no outcome {code!r}")
    return _outcomes[code]


@command
def set_deadline(thing: models.Model, *, outcome_code: str, due_at: datetime.datetime, by: Actor | str) -> Deadline:
    """State until when and what then; call again to move an open deadline."""
    outcome_of(outcome_code)
    codes = {name: str(getattr(thing, name, "") or "") for name in ("region_code", "edition_code")}
    row, _made = Deadline.objects.update_or_create(
        **target_of(thing), outcome=outcome_code,
        defaults={
            "target": str(thing)[:300], "due_at": due_at, "state": State.OPEN, "frozen_reason": "",
            "ended_at": None, "last_error": "", **codes,
        },
    )  # fmt: skip
    record("deadline.set", row, by=by, changes={"due_at": due_at, "outcome": outcome_code})
    return row


@command
def freeze(deadline: Deadline, *, reason: str, by: Actor | str) -> None:
    """Stop the clock for a stated reason; `set_deadline` starts it again."""
    if not reason.strip():
        raise TransitionRefused(_("Pembekuan tenggat memerlukan alasan."))
    _move(deadline, State.FROZEN, frozen_reason=reason)
    record("deadline.frozen", deadline, by=by, note=reason)


@command
def meet(deadline: Deadline, *, by: Actor | str) -> None:
    """An answer came in time; nothing will happen by itself."""
    _move(deadline, State.MET, ended_at=timezone.now())
    record("deadline.met", deadline, by=by)


def open_deadline(thing: models.Model, *, outcome_code: str) -> Deadline | None:
    """The running deadline of a thing, if there is one."""
    return Deadline.objects.of(thing).filter(outcome=outcome_code, state=State.OPEN).first()


def run_deadlines(now: datetime.datetime | None = None) -> int:
    """Carry out what silence means wherever a deadline has passed; returns how many."""
    due = Deadline.objects.filter(state=State.OPEN, due_at__lte=now or timezone.now()).order_by("due_at", "pk")
    return sum(_carry_out_safely(row) for row in list(due))


def _carry_out_safely(row: Deadline) -> bool:
    """One that cannot be carried out stays open, says why, and does not hold up the others."""
    try:
        carry_out(row)
    except TransitionRefused as reason:
        error = str(reason)
    except Exception as failure:
        logger.exception("deadline %s", row.pk)
        error = f"{type(failure).__name__}: {failure}"
    else:
        return True
    Deadline.objects.filter(pk=row.pk, state=State.OPEN).update(last_error=error[:2000])
    return False


@command
def carry_out(deadline: Deadline) -> None:
    """The outcome and its mark stand or fall together, so it cannot happen twice."""
    _move(deadline, State.CARRIED_OUT, ended_at=timezone.now(), last_error="")
    model = apps.get_model(deadline.target_type)
    thing = model._default_manager.get(pk=deadline.target_id)
    outcome_of(deadline.outcome).act(thing)
    record("deadline.carried_out", deadline, by=ACTOR, changes={"outcome": deadline.outcome})


def _move(deadline: Deadline, state: str, **fields: Any) -> None:
    with transaction.atomic():
        moved = Deadline.objects.filter(pk=deadline.pk, state=State.OPEN).update(state=state, **fields)
    if not moved:
        raise TransitionRefused(_("Tenggat ini tidak berjalan lagi. Muat ulang halaman ini."))
    deadline.refresh_from_db()
