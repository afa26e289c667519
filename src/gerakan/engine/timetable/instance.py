"""What is to be planned: days, rooms, assessors, regions, ties; and what a plan is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Time = tuple[int, int]
"""Position of a day and of a slot in it, both from 0."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its date (YYYY-MM-DD) and the hours (HH:MM, in the zone of the event) at which interviews begin."""

    date: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessor:
    """Who marks. max_per_day: no limit when None; severity: positive for the strict, None when unknown."""

    id: str
    background: str
    max_per_day: int | None = None
    unavailable: frozenset[Time] = frozenset()
    severity: float | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Who is interviewed, once.

    group: its province, spread over rooms and hours; travels: regions of one such name come on one day;
    not_before, not_after: arrival and departure, both inclusive; closed: further times that do not suit;
    needs: a panel of its own instead of the common one (a third mark); delegation: who comes, when several
    interviews are of the same people.
    """

    id: str
    group: str = ""
    not_before: Time | None = None
    not_after: Time | None = None
    closed: frozenset[Time] = frozenset()
    travels: str = ""
    needs: Mapping[str, int] | None = None
    delegation: str = ""

    @property
    def people(self) -> str:
        """Who sits in the room for this region."""
        return self.delegation or self.id


@dataclass(frozen=True, slots=True)
class Interview:
    """One place of the timetable."""

    region: str
    day: int
    slot: int
    room: str
    assessors: tuple[str, ...]

    @property
    def time(self) -> Time:
        """When."""
        return self.day, self.slot


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that a timetable has to respect.

    backgrounds: how many of each a panel needs; size: seats of a panel when there are more than that;
    ties: (assessor, region) that never meet; blocked: times without interviews (prayer, breaks);
    shut: (room, day, slot) that cannot be used; pinned: interviews that stay as they are.
    """

    days: tuple[Day, ...]
    slot_minutes: int
    rooms: tuple[str, ...]
    backgrounds: Mapping[str, int]
    assessors: tuple[Assessor, ...]
    regions: tuple[Region, ...]
    ties: frozenset[tuple[str, str]] = frozenset()
    linked: bool = False
    size: int | None = None
    blocked: frozenset[Time] = frozenset()
    shut: frozenset[tuple[str, int, int]] = frozenset()
    pinned: tuple[Interview, ...] = field(default=())

    def times(self) -> Iterator[Time]:
        """Every slot of every day, in order."""
        return ((d, s) for d, day in enumerate(self.days) for s in range(len(day.slots)))

    def needs_of(self, region: Region) -> dict[str, int]:
        """Seats by background that the panel of this region must have."""
        return dict(self.backgrounds if region.needs is None else region.needs)

    def size_of(self, region: Region) -> int:
        """Seats of its panel in all."""
        least = sum(self.needs_of(region).values())
        return least if region.needs is not None or self.size is None else max(self.size, least)


@dataclass(frozen=True, slots=True)
class Plan:
    """A timetable."""

    interviews: tuple[Interview, ...]

    def by_region(self) -> dict[str, Interview]:
        """The interview of each region."""
        return {interview.region: interview for interview in self.interviews}
