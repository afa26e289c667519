"""Working days by the calendar of 2026 and by days set by hand."""

import datetime

import pytest

from gerakan.foundation.notifications.models import CalendarDay
from gerakan.foundation.notifications.workdays import add_working_days, working_days_between

pytestmark = pytest.mark.django_db


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-03-02", 5, "2026-03-09"),  # Monday to Monday
        ("2026-08-14", 1, "2026-08-18"),  # Independence Day falls on Monday
        ("2026-08-18", -1, "2026-08-14"),
        ("2026-08-15", 0, "2026-08-18"),  # a Saturday: the next working day
        ("2026-03-02", 0, "2026-03-02"),
    ],
)
def test_working_days_are_added(start, count, end):
    assert add_working_days(day(start), count) == day(end)


def test_working_days_between_count_the_last_and_not_the_first():
    assert working_days_between(day("2026-03-02"), day("2026-03-09")) == 5
    assert working_days_between(day("2026-03-09"), day("2026-03-02")) == -5
    assert working_days_between(day("2026-03-02"), day("2026-03-02")) == 0


def test_days_set_by_hand_outweigh_the_calendar():
    CalendarDay.objects.create(date=day("2026-03-03"), name="Cuti bersama")
    CalendarDay.objects.create(date=day("2026-03-07"), name="Hari pengganti", is_working_day=True)

    assert add_working_days(day("2026-03-02"), 1) == day("2026-03-04")
    assert add_working_days(day("2026-03-06"), 1) == day("2026-03-07")


@pytest.mark.parametrize("count", range(1, 30))
def test_adding_and_counting_agree(count):
    end = add_working_days(day("2026-03-02"), count)

    assert working_days_between(day("2026-03-02"), end) == count
