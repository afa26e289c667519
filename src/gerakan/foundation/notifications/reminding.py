"""Reminders by working day: from the first friendly note to the superior, and a stop when done."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import MessageKind, kind_of
from gerakan.foundation.notifications.models import Reminder, ReminderSent
from gerakan.foundation.notifications.models.waiting import target_of
from gerakan.foundation.notifications.telling import mail, notify
from gerakan.foundation.notifications.workdays import Calendar, calendar


def remind(
    thing: models.Model,
    *,
    kind: MessageKind,
    due_on: datetime.date,
    at: Sequence[int],
    values: Mapping[str, str],
    person: User | None = None,
    email: str = "",
    url: str = "",
    superior: User | None = None,
    escalate_at: Sequence[int] = (),
) -> Reminder:
    """Remind a person (or an address) of this thing; call again to move the day.

    `at` are working days before the day: (5, 2, 0, -1) is five and two before, on the day, one after.
    On the days of `escalate_at` the superior is told as well. A moved day begins the steps anew.
    """
    told: dict[str, Any] = {"person": person, "email": "" if person else email}
    plan: dict[str, Any] = {
        "due_on": due_on, "at": list(at), "values": dict(values), "url": url,
        "superior": superior, "escalate_at": list(escalate_at), "done_at": None,
    }  # fmt: skip
    with transaction.atomic():
        row = Reminder.objects.select_for_update().filter(**target_of(thing), kind=kind.code, **told).first()
        if row and row.due_on != due_on:
            row.sent.all().delete()
        row, _made = Reminder.objects.update_or_create(**target_of(thing), kind=kind.code, **told, defaults=plan)
    return row


def remind_team(thing: models.Model, people: Iterable[User], *, superior: User | None, **plan: Any) -> None:
    """Remind each of a team, as `remind` does; the superior hears of it once, not once for each of the team.

    Call again when the team changes: who came is told the last step that has passed, who left is reminded no more.
    """
    kept = []
    for place, person in enumerate(people):
        above = superior if place == 0 and superior is not None and superior.pk != person.pk else None
        kept.append(remind(thing, person=person, superior=above, **plan).pk)
    rows = Reminder.objects.of(thing).filter(kind=plan["kind"].code, person__isnull=False, done_at=None)
    rows.exclude(pk__in=kept).update(done_at=timezone.now())


def stop_reminders(thing: models.Model, *, kind: MessageKind | None = None) -> int:
    """It is done: nobody is reminded of it again. Returns how many reminders ended."""
    rows = Reminder.objects.of(thing).filter(done_at=None)
    if kind:
        rows = rows.filter(kind=kind.code)
    return rows.update(done_at=timezone.now())


def run_reminders(today: datetime.date | None = None) -> int:
    """Tell everybody whose step has come; running it again tells nobody twice. Returns how many were told."""
    day, days = today or timezone.localdate(), calendar()
    if not days.is_working_day(day):
        return 0
    open_rows = Reminder.objects.filter(done_at=None).select_related("person", "superior").order_by("pk")
    return sum(_run(row, day, days) for row in open_rows.iterator())


def _run(row: Reminder, today: datetime.date, days: Calendar) -> int:
    with transaction.atomic():
        told = _step(row, "self", row.at, today, days)
        return told + (_step(row, "superior", row.escalate_at, today, days) if row.superior else 0)


def _step(row: Reminder, who: str, at: list[int], today: datetime.date, days: Calendar) -> int:
    """Of all steps whose day has come only the last is told: a machine that stood still does not catch up."""
    reached = [(days.add(row.due_on, -offset), offset) for offset in at]
    reached = sorted(pair for pair in reached if pair[0] <= today)
    told = 0
    for place, (_day, offset) in enumerate(reached):
        is_last = place == len(reached) - 1
        # The unique constraint is the lock between two runs: who makes the row tells.
        _sent, made = ReminderSent.objects.get_or_create(
            reminder=row, step=f"{who}:{offset}", defaults={"was_told": is_last}
        )
        if made and is_last:
            _tell(row, who)
            told = 1
    return told


def _tell(row: Reminder, who: str) -> None:
    person = row.superior if who == "superior" else row.person
    if person:
        notify([person], kind_of(row.kind), row.values, url=row.url)
    else:
        mail(row.email, kind_of(row.kind), row.values, url=row.url)
