"""Rooms for a draft: any room serves, so they are dealt out to spread provinces and to spare assessors the walk."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.instance import Interview, Plan
from gerakan.engine.timetable.model import Draft

WALK = 0.1
"""An assessor who changes rooms between two interviews, against two regions of a province in one room."""

SWEEPS = 4


def deal_rooms(grid: Grid, draft: Draft, kept: Mapping[int, str] | None = None) -> Plan:
    """A plan; kept: rooms that regions hold already and keep."""
    instance = grid.instance
    held = {r: instance.rooms.index(room) for r, room in (kept or {}).items() if room in instance.rooms}
    pinned = {pin.region: pin.room for pin in instance.pinned}
    held |= {r: instance.rooms.index(pinned[one.id]) for r, one in enumerate(instance.regions) if one.id in pinned}
    table = _Table(grid, draft, held)
    for _ in range(SWEEPS):
        for time in sorted({t for t, _ in draft.values()}):
            table.deal(time)
    return Plan(tuple(_interview(grid, draft, table.room, r) for r in sorted(draft, key=lambda r: (draft[r][0], r))))


def _interview(grid: Grid, draft: Draft, room: Mapping[int, int], r: int) -> Interview:
    (day, slot), panel, instance = grid.times[draft[r][0]], draft[r][1], grid.instance
    names = tuple(instance.assessors[a].id for a in panel)
    return Interview(instance.regions[r].id, day, slot, instance.rooms[room[r]], names)


class _Table:
    """Rooms so far; the rooms of one time are assigned anew, the rest being given (Kuhn 1955)."""

    def __init__(self, grid: Grid, draft: Draft, held: Mapping[int, int]) -> None:
        self.grid, self.draft, self.held = grid, draft, held
        self.room: dict[int, int] = dict(held)
        groups = [region.group for region in grid.instance.regions]
        self.group = groups
        self.used = Counter((groups[r], room) for r, room in held.items())
        self.work: dict[int, list[tuple[int, int]]] = {}
        for r, (t, panel) in draft.items():
            for a in panel:
                self.work.setdefault(a, []).append((t, r))
        for own in self.work.values():
            own.sort()

    def deal(self, time: int) -> None:
        """The rooms of one time."""
        here = sorted(r for r, (t, _) in self.draft.items() if t == time)
        taken = {self.held[r] for r in here if r in self.held}
        loose = [r for r in here if r not in self.held]
        for r in loose:
            if r in self.room:
                self.used[self.group[r], self.room[r]] -= 1
        instance, (day, slot) = self.grid.instance, self.grid.times[time]
        rooms = [
            m for m, name in enumerate(instance.rooms) if m not in taken and (name, day, slot) not in instance.shut
        ]
        rows, columns = scipy.optimize.linear_sum_assignment(self._costs(loose, rooms))
        for row, column in zip(rows, columns, strict=True):
            self.room[loose[row]] = rooms[column]
            self.used[self.group[loose[row]], rooms[column]] += 1

    def _costs(self, loose: list[int], rooms: list[int]) -> FloatArray:
        costs = np.zeros((len(loose), len(rooms)))
        for row, r in enumerate(loose):
            near = Counter(
                self.room[other] for a in self.draft[r][1] for other in self._beside(a, r) if other in self.room
            )
            for column, m in enumerate(rooms):
                shared = self.used[self.group[r], m] if self.group[r] else 0
                costs[row, column] = shared - WALK * near[m]
        return costs

    def _beside(self, assessor: int, region: int) -> list[int]:
        """The interviews before and after this one in the assessor's day."""
        own = self.work[assessor]
        at = own.index((self.draft[region][0], region))
        day = self.grid.day(own[at][0])
        return [r for t, r in own[max(at - 1, 0) : at] + own[at + 1 : at + 2] if self.grid.day(t) == day]
