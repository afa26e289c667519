"""What is left for a few regions when all others stand still."""

from collections.abc import Sequence
from dataclasses import replace

from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.model import Draft


def residual(grid: Grid, fixed: Draft, free: Sequence[int]) -> Grid:
    """A grid of the free regions alone, in their order: rooms, hours and limits less what the fixed ones take."""
    regions = grid.instance.regions
    rooms = list(grid.rooms)
    busy: list[set[int]] = [set() for _ in grid.assessors]
    for time, panel in fixed.values():
        rooms[time] -= 1
        for a in panel:
            busy[a].add(time)
    limit = tuple(
        tuple(most - sum(grid.day(t) == day for t in busy[a]) for day, most in enumerate(grid.limit[a]))
        for a in grid.assessors
    )
    position = {r: n for n, r in enumerate(free)}
    return replace(
        grid,
        instance=replace(grid.instance, regions=tuple(regions[r] for r in free), linked=False, pinned=()),
        rooms=tuple(rooms),
        open=tuple(_open(grid, fixed, r) for r in free),
        free=tuple(times - busy[a] for a, times in enumerate(grid.free)),
        limit=limit,
        able=tuple(grid.able[r] for r in free),
        pins={position[r]: pin for r, pin in grid.pins.items() if r in position},
    )


def _open(grid: Grid, fixed: Draft, region: int) -> tuple[int, ...]:
    """Not while the same people are heard elsewhere; on the day on which their party is there."""
    regions, own = grid.instance.regions, grid.instance.regions[region]
    taken = {t for r, (t, _) in fixed.items() if regions[r].people == own.people}
    days = {grid.day(t) for r, (t, _) in fixed.items() if own.travels and regions[r].travels == own.travels}
    return tuple(t for t in grid.open[region] if t not in taken and (not days or grid.day(t) in days))
