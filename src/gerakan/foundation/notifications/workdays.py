"""Working days of Indonesia: Monday to Friday without public holidays, joint leave and days set by hand."""

import datetime
from collections.abc import Iterator
from functools import lru_cache

import holidays

from gerakan.foundation.notifications.models import CalendarDay

DAY = datetime.timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[datetime.date, str]:
    """National holidays and joint leave known to the calendar."""
    known = holidays.country_holidays("ID", years=year, language="id", categories=("public", "government"))
    return dict(known.items())


class Calendar:
    """The calendar as it stands now; ask `calendar()` for one and use it for a whole page or run."""

    def __init__(self, own: dict[datetime.date, bool]) -> None:
        self._own = own

    def is_working_day(self, day: datetime.date) -> bool:
        """Do offices work on it? A day set by hand outweighs the calendar."""
        if day in self._own:
            return self._own[day]
        return day.weekday() < SATURDAY and day not in public_holidays(day.year)

    def add(self, day: datetime.date, count: int) -> datetime.date:
        """The working day `count` working days later (earlier when negative); the day itself is not counted.

        With 0: the day itself when people work on it, else the next working day.
        """
        step = DAY if count >= 0 else -DAY
        while count == 0 and not self.is_working_day(day):
            day += DAY
        for _number in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """Working days after `first` up to and with `last`; negative when `last` lies before."""
        if last < first:
            return -self.between(last, first)
        return sum(self.is_working_day(day) for day in _days(first + DAY, last))


def calendar() -> Calendar:
    """Public holidays and the days set by hand."""
    return Calendar(dict(CalendarDay.objects.values_list("date", "is_working_day")))


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """See Calendar.add."""
    return calendar().add(day, count)


def working_days_between(first: datetime.date, last: datetime.date) -> int:
    """See Calendar.between."""
    return calendar().between(first, last)


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first += DAY
