"""An instance looked up from every side: who may come when, who may sit for whom, how much room there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from gerakan.engine.timetable.instance import Assessor, Instance, Region, Time


@dataclass(frozen=True, slots=True)
class Grid:
    """Positions instead of names: regions, assessors and times are numbers in the order of the instance and of the clock."""

    instance: Instance
    times: tuple[Time, ...]
    rooms: tuple[int, ...]
    """Usable rooms at each time."""
    open: tuple[tuple[int, ...], ...]
    """Times that suit each region."""
    free: tuple[frozenset[int], ...]
    """Times at which each assessor can come."""
    limit: tuple[tuple[int, ...], ...]
    """Interviews that each assessor can have on each day."""
    able: tuple[tuple[int, ...], ...]
    """Assessors that may sit for each region."""
    pins: Mapping[int, tuple[int, frozenset[int]]]
    """Time and panel of the regions that stay."""

    @property
    def regions(self) -> range:
        """Positions of the regions."""
        return range(len(self.open))

    @property
    def assessors(self) -> range:
        """Positions of the assessors."""
        return range(len(self.free))

    def day(self, time: int) -> int:
        """The day of a time."""
        return self.times[time][0]

    def of_background(self, background: str) -> list[int]:
        """Assessors of one background."""
        return [a for a, one in enumerate(self.instance.assessors) if one.background == background]

    def seats(self, region: int) -> dict[str, int]:
        """Seats by background that this region's panel must have."""
        return self.instance.needs_of(self.instance.regions[region])

    def size(self, region: int) -> int:
        """Seats of this region's panel."""
        return self.instance.size_of(self.instance.regions[region])


def make_grid(instance: Instance) -> Grid:
    """Look everything up once."""
    times = tuple(instance.times())
    at = {time: t for t, time in enumerate(times)}
    offered = [t for t, time in enumerate(times) if time not in instance.blocked]
    fixed = {pin.region: frozenset(pin.assessors) for pin in instance.pinned}
    free = tuple(_free(one, times, offered) for one in instance.assessors)
    return Grid(
        instance,
        times,
        tuple(_rooms(instance, time) for time in times),
        tuple(tuple(t for t in offered if _suits(region, times[t])) for region in instance.regions),
        free,
        tuple(_limits(instance, one, free[a], times) for a, one in enumerate(instance.assessors)),
        tuple(_able(instance, region, fixed.get(region.id)) for region in instance.regions),
        _pins(instance, at),
    )


def _free(assessor: Assessor, times: tuple[Time, ...], offered: list[int]) -> frozenset[int]:
    return frozenset(t for t in offered if times[t] not in assessor.unavailable)


def _rooms(instance: Instance, time: Time) -> int:
    return sum((room, *time) not in instance.shut for room in instance.rooms)


def _suits(region: Region, time: Time) -> bool:
    late_enough = region.not_before is None or time >= region.not_before
    early_enough = region.not_after is None or time <= region.not_after
    return late_enough and early_enough and time not in region.closed


def _limits(instance: Instance, assessor: Assessor, free: frozenset[int], times: tuple[Time, ...]) -> tuple[int, ...]:
    most = len(times) if assessor.max_per_day is None else assessor.max_per_day
    return tuple(min(most, sum(times[t][0] == day for t in free)) for day in range(len(instance.days)))


def _able(instance: Instance, region: Region, pinned: frozenset[str] | None) -> tuple[int, ...]:
    seats = instance.needs_of(region)
    anybody = instance.size_of(region) > sum(seats.values())
    return tuple(
        a
        for a, one in enumerate(instance.assessors)
        if (one.id, region.id) not in instance.ties and (anybody or one.background in seats)
        if pinned is None or one.id in pinned
    )


def _pins(instance: Instance, at: Mapping[Time, int]) -> dict[int, tuple[int, frozenset[int]]]:
    region = {one.id: r for r, one in enumerate(instance.regions)}
    assessor = {one.id: a for a, one in enumerate(instance.assessors)}
    return {
        region[pin.region]: (at[pin.time], frozenset(assessor[name] for name in pin.assessors))
        for pin in instance.pinned
        if pin.region in region
    }
