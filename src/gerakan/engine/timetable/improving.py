"""Simulated annealing over steps that keep every hard rule (Kirkpatrick, Gelatt & Vecchi 1983): a draft becomes a good plan.

The number of steps is given, not the seconds, so that a seed decides the answer.
"""

import math
import random
from collections.abc import Mapping

from gerakan.engine.timetable.cpsat import Remaining, no_hurry
from gerakan.engine.timetable.goals import WEIGHTS
from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.linkage import parts
from gerakan.engine.timetable.model import Draft
from gerakan.engine.timetable.seating import NOBODY, Seating

HOT, COLD = 3.0, 0.25
"""Temperatures in units of cost, from the first step to the last."""

PAUSE = 500
"""Steps between two looks at the clock and at the best plan so far."""

STEPS_PER_SEAT, MOST_STEPS = 500, 300_000
"""Steps of an ordinary run: 165 regions with three assessors each take 247,500; twice as many lower the cost by under 1 %."""


def improve(
    grid: Grid,
    draft: Draft,
    *,
    seed: int = 0,
    steps: int | None = None,
    weights: Mapping[str, int] = WEIGHTS,
    remaining: Remaining = no_hurry,
) -> Draft:
    """A plan that costs no more than the draft and keeps all its hard rules."""
    if len(draft) < 2:
        return draft
    seating = Seating(grid, draft, weights)
    best, best_cost = draft, seating.cost
    search = Search(seating, random.Random(seed))  # noqa: S311  a search, not a secret
    ordinary = min(MOST_STEPS, STEPS_PER_SEAT * sum(len(panel) for _, panel in draft.values()))
    count = ordinary if steps is None else steps
    cooling = (COLD / HOT) ** (PAUSE / max(count, PAUSE))
    search.heat = HOT
    for _ in range(-(-count // PAUSE)):
        for _ in range(PAUSE):
            search.step()
        search.heat *= cooling
        if seating.cost < best_cost and not _torn(grid, seating):
            best, best_cost = seating.draft(), seating.cost
        if remaining() <= 0:
            break
    return best


def _torn(grid: Grid, seating: Seating) -> bool:
    return grid.instance.linked and len(parts(seating.draft())) > 1


class Search:
    """One random step after the other, each accepted by the rule of Metropolis."""

    def __init__(self, seating: Seating, chance: random.Random) -> None:
        grid = seating.grid
        self.seating, self.grid, self.chance, self.heat = seating, grid, chance, 1.0
        self.able = [frozenset(able) for able in grid.able]
        self.open = [frozenset(times) for times in grid.open]
        self.movable = [r for r in grid.regions if r not in grid.pins]
        background = [one.background for one in grid.instance.assessors]
        self.alike = [[b for b in grid.assessors if background[b] == background[a] and b != a] for a in grid.assessors]
        self.day_start = [grid.times.index((d, 0)) if day.slots else 0 for d, day in enumerate(grid.instance.days)]
        people = [region.people for region in grid.instance.regions]
        self.bound_to_day = [bool(region.travels) for region in grid.instance.regions]
        self.shared = [people.count(name) > 1 for name in people]
        self.own_panel = [region.needs is not None for region in grid.instance.regions]

    def step(self) -> None:
        """Try something; most of the time a change of who sits where."""
        if not self.movable:
            return
        what = self.chance.random()
        if what < 0.55:
            self._other_member()
        elif what < 0.70:
            self._exchange()
        elif what < 0.85:
            self._swap_places()
        else:
            self._other_time()

    def _accept(self, before: int) -> bool:
        worse = self.seating.cost - before
        return worse <= 0 or self.chance.random() < math.exp(-worse / self.heat)

    def _region(self) -> int:
        return self.movable[int(self.chance.random() * len(self.movable))]

    def _member(self, region: int) -> int:
        panel = self.seating.panel[region]
        return panel[int(self.chance.random() * len(panel))] if panel else NOBODY

    def _other_member(self) -> None:
        """Replace somebody by somebody idle, or let two swap who sit at the same time."""
        seating, region = self.seating, self._region()
        old = self._member(region)
        if old == NOBODY or not self.alike[old]:
            return
        new = self.alike[old][int(self.chance.random() * len(self.alike[old]))]
        time = seating.time[region]
        other = seating.busy[new][time]
        if new not in self.able[region] or other == region or other in self.grid.pins:
            return
        if other == NOBODY:
            if seating.can_come(new, time):
                self._trade(((region, old, new),))
        elif old in self.able[other]:
            self._trade(((region, old, new), (other, new, old)))

    def _exchange(self) -> None:
        """Two of one background, one at work while the other rests, and the reverse at another time, change about."""
        seating, one = self.seating, self._region()
        old = self._member(one)
        if old == NOBODY or not self.alike[old]:
            return
        new = self.alike[old][int(self.chance.random() * len(self.alike[old]))]
        t_one, t_two = seating.time[one], self._only_there(new, old)
        if t_two == NOBODY or new not in self.able[one]:
            return
        two = seating.busy[new][t_two]
        if two in self.grid.pins or old not in self.able[two]:
            return
        if self._free(new, t_one, t_two) and self._free(old, t_two, t_one):
            self._trade(((one, old, new), (two, new, old)))

    def _only_there(self, working: int, resting: int) -> int:
        """A time at which one works and the other does not."""
        seating = self.seating
        day = int(self.chance.random() * len(self.day_start))
        bits = seating.masks[working][day] & ~seating.masks[resting][day]
        for _ in range(int(self.chance.random() * bits.bit_count())):
            bits &= bits - 1
        return self.day_start[day] + (bits & -bits).bit_length() - 1 if bits else NOBODY

    def _free(self, assessor: int, time: int, instead: int) -> bool:
        """Could come at this time, if not at the other."""
        seating = self.seating
        if seating.day[time] != seating.day[instead]:
            return seating.can_come(assessor, time)
        return seating.busy[assessor][time] == NOBODY and time in self.grid.free[assessor]

    def _trade(self, seats: tuple[tuple[int, int, int], ...]) -> None:
        """Take (region, old, new) out and put in; put everything back when it is not accepted."""
        seating, before = self.seating, self.seating.cost
        for region, old, _ in seats:
            seating.rise(region, old)
        for region, _, new in seats:
            seating.sit(region, new)
        if self._accept(before):
            return
        for region, _, new in seats:
            seating.rise(region, new)
        for region, old, _ in seats:
            seating.sit(region, old)

    def _swap_places(self) -> None:
        """Two regions swap their times and their panels: only their provinces and their ties care."""
        seating, one, two = self.seating, self._region(), self._region()
        t_one, t_two = seating.time[one], seating.time[two]
        if one == two or not self._may_swap(one, two, t_one, t_two):
            return
        first, second = list(seating.panel[one]), list(seating.panel[two])
        if not (self.able[one].issuperset(second) and self.able[two].issuperset(first)):
            return
        before = seating.cost
        self._place((one, t_two, second), (two, t_one, first))
        if not self._accept(before):
            self._place((one, t_one, first), (two, t_two, second))

    def _may_swap(self, one: int, two: int, t_one: int, t_two: int) -> bool:
        if t_two not in self.open[one] or t_one not in self.open[two]:
            return False
        if self.shared[one] or self.shared[two] or self.own_panel[one] or self.own_panel[two]:
            return False
        same_day = self.seating.day[t_one] == self.seating.day[t_two]
        return same_day or not (self.bound_to_day[one] or self.bound_to_day[two])

    def _place(self, *wanted: tuple[int, int, list[int]]) -> None:
        seating = self.seating
        for region, _, _ in wanted:
            for a in list(seating.panel[region]):
                seating.rise(region, a)
            seating.go(region)
        for region, time, panel in wanted:
            seating.come(region, time)
            for a in panel:
                seating.sit(region, a)

    def _other_time(self) -> None:
        """A region and its panel move to another time."""
        seating, region = self.seating, self._region()
        times = self.grid.open[region]
        time, old = times[int(self.chance.random() * len(times))], seating.time[region]
        if time == old or self.shared[region] or seating.room_use[time] >= self.grid.rooms[time]:
            return
        if self.bound_to_day[region] and seating.day[time] != seating.day[old]:
            return
        panel = list(seating.panel[region])
        if not all(self._free(a, time, old) for a in panel):
            return
        before = seating.cost
        self._place((region, time, panel))
        if not self._accept(before):
            self._place((region, old, panel))
