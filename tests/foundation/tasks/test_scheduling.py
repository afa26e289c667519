"""Regular chores: when due, once, and one's failure does not hold up the next."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from gerakan.foundation.tasks import scheduling
from gerakan.foundation.tasks.health import is_alive
from gerakan.foundation.tasks.models import ChoreRun
from gerakan.foundation.tasks.scheduling import Chore, chore, chores, run_due
from tests.foundation.tasks.work import drain

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _everything_is_declared():
    """Modules declare once, on import: not while a test has put something else in their place."""
    chores()


@pytest.fixture
def only(monkeypatch):
    def declare(*declared):
        monkeypatch.setattr(scheduling, "_chores", {each.name: each for each in declared})

    return declare


def test_a_chore_comes_again_after_its_while(only):
    done = []
    only(Chore("a", lambda: done.append(1) or "beres", every=HOUR))

    for moment in (NOON, NOON + MINUTE, NOON + HOUR):
        run_due(moment)

    assert len(done) == 2
    assert ChoreRun.objects.get().message == "beres"


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (NOON - DAY, NOON, True),
        (NOON - 5 * HOUR, NOON, False),  # ran at seven this morning
        (NOON - 6 * HOUR, NOON, True),  # ran at six, before its hour
        (NOON - DAY, NOON - 6 * HOUR, False),  # not yet seven today, and yesterday's is done
    ],
)
def test_a_daily_chore_waits_for_its_hour(last, now, due):
    assert Chore("a", str, daily_at=datetime.time(7, 0)).is_due(last, now) is due


def test_one_failure_does_not_hold_up_the_next(only):
    def broken():
        raise RuntimeError("rusak")

    only(Chore("a", broken, every=HOUR), Chore("b", lambda: "beres", every=HOUR))

    assert [(run.name, run.has_failed) for run in run_due(NOON)] == [("a", True), ("b", False)]


def test_of_two_schedulers_one_gets_the_chore(only):
    done = []

    def as_the_other_scheduler_comes():
        done.append(1)
        if len(done) == 1:
            run_due(NOON)
        return ""

    only(Chore("a", as_the_other_scheduler_comes, every=HOUR))

    run_due(NOON)
    assert len(done) == 1


def test_a_chore_has_one_rhythm_and_one_name():
    with pytest.raises(ValueError, match="one rhythm"):
        chore("test.none")
    with pytest.raises(ValueError, match="one name"):
        chore("tasks.lost", every=HOUR)


def test_everything_that_must_run_by_itself_is_declared():
    assert {"tasks.lost", "notifications.mail", "notifications.reminders", "notifications.deadlines",
            "notifications.digests"} <= {each.name for each in chores()}  # fmt: skip


def test_the_command_runs_once_and_the_worker_answers(capsys):
    call_command("schedule", once=True)
    assert is_alive("schedule")
    assert not is_alive("worker")

    drain()
    assert is_alive("worker")
