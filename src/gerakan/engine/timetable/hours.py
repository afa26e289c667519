"""Clock and calendar: which slots fall into prayer, and which lie outside the working hours of another time zone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gerakan.engine.timetable.instance import Day, Time

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesia's time zones: hours ahead of UTC; there is no summer time."""

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Minutes after midnight, the end excluded; on Fridays only, or every day."""

    begin: int
    end: int
    friday_only: bool = False


FRIDAY_PRAYER = Window(11 * 60 + 30, 13 * 60, friday_only=True)


def minutes(clock: str) -> int:
    """HH:MM as minutes after midnight.

    >>> minutes("08:45")
    525
    """
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


def prayer_slots(days: Sequence[Day], slot_minutes: int, windows: Iterable[Window]) -> frozenset[Time]:
    """Slots that would run into one of the windows.

    >>> friday = Day("2026-05-01", ("10:00", "11:00", "13:00"))
    >>> sorted(prayer_slots([friday], 45, [FRIDAY_PRAYER]))
    [(0, 1)]
    """
    wanted = tuple(windows)
    return frozenset(
        (d, s)
        for d, day in enumerate(days)
        for s, clock in enumerate(day.slots)
        for window in wanted
        if not window.friday_only or date.fromisoformat(day.date).weekday() == FRIDAY
        if minutes(clock) < window.end and minutes(clock) + slot_minutes > window.begin
    )


def outside_hours(days: Sequence[Day], slot_minutes: int, *, event: str, local: str, hours: Window) -> frozenset[Time]:
    """Slots that lie outside the working hours of somebody online, on the local clock.

    >>> day = Day("2026-05-02", ("08:00", "14:15", "15:00"))
    >>> sorted(outside_hours([day], 45, event="WIB", local="WIT", hours=Window(480, 1020)))
    [(0, 2)]
    """
    ahead = (ZONES[local] - ZONES[event]) * 60
    return frozenset(
        (d, s)
        for d, day in enumerate(days)
        for s, clock in enumerate(day.slots)
        if minutes(clock) + ahead < hours.begin or minutes(clock) + ahead + slot_minutes > hours.end
    )


def first_free(days: Sequence[Day], today: str, clock: str, lead: int = 30) -> Time:
    """The first slot that may still be changed: it begins more than `lead` minutes from now (date and clock of the event).

    >>> first_free([Day("2026-05-02", ("08:00", "08:45", "09:30"))], "2026-05-02", "08:20")
    (0, 2)
    >>> first_free([Day("2026-05-02", ("08:00",))], "2026-05-03", "07:00")
    (1, 0)
    """
    now = minutes(clock) + lead
    for d, day in enumerate(days):
        for s, begin in enumerate(day.slots):
            if day.date > today or (day.date == today and minutes(begin) > now):
                return d, s
    return len(days), 0


def overlapping(day: Day, slot_minutes: int) -> tuple[str, str] | None:
    """Two slots in a row of which the second begins before the first has ended."""
    for first, second in pairwise(day.slots):
        if minutes(second) < minutes(first) + slot_minutes:
            return first, second
    return None
