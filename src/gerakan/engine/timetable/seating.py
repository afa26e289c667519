"""A draft that can be changed one step at a time and always knows its cost."""

from collections.abc import Mapping

from gerakan.engine.timetable.goals import severity_steps
from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.model import Draft

NOBODY = -1


class Seating:
    """Who sits where and when; `cost` follows every step (rooms are not in it, they are dealt out later)."""

    def __init__(self, grid: Grid, draft: Draft, weights: Mapping[str, int]) -> None:
        self.grid, self.weights, self.cost = grid, weights, 0
        self.steps = severity_steps(grid.instance)
        self.slot = [slot for _, slot in grid.times]
        self.day = [day for day, _ in grid.times]
        people, times, days = len(grid.free), len(grid.times), len(grid.instance.days)
        self.busy = [[NOBODY] * times for _ in range(people)]
        self.pairs = [[0] * people for _ in range(people)]
        self.load = [0] * people
        self.masks = [[0] * days for _ in range(people)]
        self.loads = [[0] * days for _ in range(people)]
        self.room_use = [0] * times
        names = sorted({region.group for region in grid.instance.regions if region.group})
        province = {name: g for g, name in enumerate(names)}
        self.province = [province.get(region.group, NOBODY) for region in grid.instance.regions]
        self.at_once = [[0] * times for _ in names]
        self.tilt = [0] * len(grid.open)
        self.time = [NOBODY] * len(grid.open)
        self.panel: list[list[int]] = [[] for _ in grid.open]
        for r, (t, panel) in draft.items():
            self.come(r, t)
            for a in panel:
                self.sit(r, a)

    def draft(self) -> Draft:
        """What it has become."""
        return {r: (self.time[r], tuple(sorted(self.panel[r]))) for r in self.grid.regions}

    def come(self, region: int, time: int) -> None:
        """A region without a panel gets a time."""
        self.time[region] = time
        self.room_use[time] += 1
        g = self.province[region]
        if g != NOBODY:
            self.cost += self.weights["hours"] * self.at_once[g][time]
            self.at_once[g][time] += 1

    def go(self, region: int) -> None:
        """A region without a panel loses its time."""
        time, g = self.time[region], self.province[region]
        self.room_use[time] -= 1
        if g != NOBODY:
            self.at_once[g][time] -= 1
            self.cost -= self.weights["hours"] * self.at_once[g][time]

    def sit(self, region: int, assessor: int) -> None:
        """Somebody joins a panel."""
        own, change = self.pairs[assessor], 0
        for other in self.panel[region]:
            change += own[other]
            own[other] += 1
            self.pairs[other][assessor] += 1
        self.panel[region].append(assessor)
        self.cost += self.weights["overlap"] * change + self.weights["load"] * (2 * self.load[assessor] + 1)
        self.load[assessor] += 1
        self._lean(region, self.steps[assessor])
        self._occupy(assessor, self.time[region], region)

    def rise(self, region: int, assessor: int) -> None:
        """Somebody leaves a panel."""
        self.panel[region].remove(assessor)
        own, change = self.pairs[assessor], 0
        for other in self.panel[region]:
            own[other] -= 1
            self.pairs[other][assessor] -= 1
            change += own[other]
        self.load[assessor] -= 1
        self.cost -= self.weights["overlap"] * change + self.weights["load"] * (2 * self.load[assessor] + 1)
        self._lean(region, -self.steps[assessor])
        self._occupy(assessor, self.time[region], NOBODY)

    def _lean(self, region: int, steps: int) -> None:
        if steps:
            before = self.tilt[region]
            self.tilt[region] = before + steps
            self.cost += self.weights["severity"] * ((before + steps) ** 2 - before**2)

    def _occupy(self, assessor: int, time: int, region: int) -> None:
        day, before = self.day[time], self.masks[assessor][self.day[time]]
        after = before ^ (1 << self.slot[time])
        self.masks[assessor][day] = after
        self.loads[assessor][day] += 1 if region != NOBODY else -1
        self.busy[assessor][time] = region
        self.cost += self.weights["idle"] * (_gaps(after) - _gaps(before))

    def can_come(self, assessor: int, time: int) -> bool:
        """Free at this time, and the day is not yet full."""
        return (
            self.busy[assessor][time] == NOBODY
            and time in self.grid.free[assessor]
            and self.loads[assessor][self.day[time]] < self.grid.limit[assessor][self.day[time]]
        )


def _gaps(mask: int) -> int:
    """Zeros between the first and the last one of a day's bits."""
    return mask.bit_length() - (mask & -mask).bit_length() + 1 - mask.bit_count() if mask else 0
