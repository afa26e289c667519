"""What is impossible by counting alone: no solver is needed, and the reason is short."""

from gerakan.engine.timetable.grid import Grid


def hopeless(grid: Grid) -> bool:
    """A region that cannot be placed whatever the others do, or more interviews than places or panels."""
    return any(_nowhere(grid, r) for r in grid.regions) or _too_many(grid)


def _nowhere(grid: Grid, r: int) -> bool:
    """No time, nobody to fill a seat, or fixed where it must not be."""
    if not grid.open[r]:
        return True
    for background, count in grid.seats(r).items():
        if sum(grid.instance.assessors[a].background == background for a in grid.able[r]) < count:
            return True
    if len(grid.able[r]) < grid.size(r):
        return True
    return r in grid.pins and (grid.pins[r][0] not in grid.open[r] or not grid.pins[r][1] <= set(grid.able[r]))


def _too_many(grid: Grid) -> bool:
    """All rooms of all hours, and all that the assessors of a background can do on all days."""
    if len(grid.regions) > sum(grid.rooms):
        return True
    seats = [grid.seats(r) for r in grid.regions]
    capacity = [sum(limits) for limits in grid.limit]
    for background in {name for own in seats for name in own}:
        needed = sum(own.get(background, 0) for own in seats)
        if needed > sum(capacity[a] for a in grid.of_background(background)):
            return True
    return sum(grid.size(r) for r in grid.regions) > sum(capacity)
