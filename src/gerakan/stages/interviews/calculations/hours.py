"""The hours of a day, cut out of a working day by breaks and prayer; Fridays have their own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FRIDAY, SUNDAY = 4, 6
Window = tuple[dt.time, dt.time]


@dataclass(frozen=True)
class Template:
    """How a day is cut: from when until when, the length, the pause between two, and what is left out."""

    begins: dt.time
    ends: dt.time
    minutes: int
    gap: int = 0
    breaks: tuple[Window, ...] = ()
    friday: tuple[Window, ...] = ()

    def on(self, date: dt.date) -> Iterator[dt.time]:
        """Hours of one day; an interview that would run into a break begins after it."""
        closed = self.friday if date.weekday() == FRIDAY and self.friday else self.breaks
        at = dt.datetime.combine(date, self.begins)
        length, end = dt.timedelta(minutes=self.minutes), dt.datetime.combine(date, self.ends)
        while at + length <= end:
            if blocking := _blocking(at, at + length, closed):
                at = dt.datetime.combine(date, blocking)
                continue
            yield at.time()
            at += length + dt.timedelta(minutes=self.gap)


def _blocking(begin: dt.datetime, end: dt.datetime, closed: Sequence[Window]) -> dt.time | None:
    """The end of the break that this interview would run into."""
    return next((last for first, last in closed if begin.time() < last and end.time() > first), None)


def hours_of(template: Template, first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.time]]:
    """Every hour of every day, Sundays left out."""
    days = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
    return [(date, hour) for date in days if date.weekday() != SUNDAY for hour in template.on(date)]
