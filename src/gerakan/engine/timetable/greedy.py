"""The quickest draft: each region at its first free place with the least loaded free assessors; often enough, never a proof."""

from collections import Counter

from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.model import Draft


def greedy_draft(grid: Grid) -> Draft | None:
    """Those who must leave first come first; None when somebody finds no place, or when a rule needs foresight."""
    regions = grid.instance.regions
    if grid.pins or any(one.travels or one.delegation for one in regions):
        return None
    table = _Table(grid)
    for r in sorted(grid.regions, key=lambda r: (grid.open[r][-1], len(grid.open[r]), len(grid.able[r]), r)):
        if not table.place(r):
            return None
    return table.draft


class _Table:
    """What has been given away so far."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.draft = grid, Draft()
        self.rooms: Counter[int] = Counter()
        self.busy: set[tuple[int, int]] = set()
        self.loads: Counter[int] = Counter()
        self.days: Counter[tuple[int, int]] = Counter()
        self.background = [one.background for one in grid.instance.assessors]

    def place(self, region: int) -> bool:
        """The first time with a room and a full panel."""
        grid = self.grid
        for time in sorted(grid.open[region], key=lambda t: (grid.times[t][1], t)):
            if self.rooms[time] < grid.rooms[time]:
                panel = self._panel(region, time)
                if panel is not None:
                    self._take(region, time, panel)
                    return True
        return False

    def _panel(self, region: int, time: int) -> list[int] | None:
        free = sorted((a for a in self.grid.able[region] if self._free(a, time)), key=lambda a: (self.loads[a], a))
        panel: list[int] = []
        for background, count in self.grid.seats(region).items():
            panel += [a for a in free if self.background[a] == background][:count]
        others = [a for a in free if a not in panel]
        panel += others[: self.grid.size(region) - sum(self.grid.seats(region).values())]
        return panel if len(panel) == self.grid.size(region) else None

    def _free(self, assessor: int, time: int) -> bool:
        grid, day = self.grid, self.grid.day(time)
        if (assessor, time) in self.busy or time not in grid.free[assessor]:
            return False
        return self.days[assessor, day] < grid.limit[assessor][day]

    def _take(self, region: int, time: int, panel: list[int]) -> None:
        self.draft[region] = (time, tuple(sorted(panel)))
        self.rooms[time] += 1
        for a in panel:
            self.busy.add((a, time))
            self.loads[a] += 1
            self.days[a, self.grid.day(time)] += 1
