"""Regular chores: each app declares its own in a module `chores.py`; `gerakan schedule` runs what is due.

@chore("reminders", every=timedelta(minutes=10))
def send_reminders() -> str:
    return "3 pengingat dikirim"
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from gerakan.foundation.tasks.models import ChoreRun

logger = logging.getLogger(__name__)
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Chore:
    """Something the system does by itself: again after a while, or once a day from a certain hour."""

    name: str
    work: Callable[[], str]
    every: datetime.timedelta | None = None
    daily_at: datetime.time | None = None

    def is_due(self, last: datetime.datetime, now: datetime.datetime) -> bool:
        """Is it time, when it last began at `last`?"""
        if self.every is not None:
            return now - last >= self.every
        return last < self._last_hour(now) <= now

    def _last_hour(self, now: datetime.datetime) -> datetime.datetime:
        local = timezone.localtime(now)
        today = local.replace(
            hour=self.daily_at.hour if self.daily_at else 0,
            minute=self.daily_at.minute if self.daily_at else 0,
            second=0, microsecond=0,
        )  # fmt: skip
        return today if today <= local else today - datetime.timedelta(days=1)


_chores: dict[str, Chore] = {}


def chore(
    name: str, *, every: datetime.timedelta | None = None, daily_at: datetime.time | None = None
) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Declare a regular chore; raises ValueError unless exactly one rhythm is given and the name is free."""
    if (every is None) == (daily_at is None) or name in _chores:
        raise ValueError(f"chore {name!r}: one rhythm, one name")

    def declare(work: Callable[[], str]) -> Callable[[], str]:
        _chores[name] = Chore(name, work, every, daily_at)
        return work

    return declare


def chores() -> list[Chore]:
    """Everything the installed apps declared, by name."""
    autodiscover_modules("chores")
    return [_chores[name] for name in sorted(_chores)]


def run_due(now: datetime.datetime | None = None) -> list[ChoreRun]:
    """Run what is due, one after the other; one chore's failure does not hold up the next."""
    moment = now or timezone.now()
    runs = (_run_if_due(each, moment) for each in chores())
    return [run for run in runs if run]


def _run_if_due(each: Chore, now: datetime.datetime) -> ChoreRun | None:
    run, _made = ChoreRun.objects.get_or_create(name=each.name, defaults={"started_at": NEVER})
    if not each.is_due(run.started_at, now):
        return None
    # The conditional update is the claim: of two schedulers one gets the row, the other goes on.
    if not ChoreRun.objects.filter(pk=run.pk, started_at=run.started_at).update(started_at=now):
        return None
    try:
        message, failed = each.work(), False
    except Exception as error:
        logger.exception("chore %s failed", each.name)
        message, failed = f"{type(error).__name__}: {error}", True
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    run.started_at, run.finished_at, run.message, run.has_failed = now, timezone.now(), message, failed
    run.save()
    return run
