"""Further interviews beside a plan in which nobody else moves: who is sent to whom is given, the hour and the room are sought."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import scipy

from gerakan.engine.timetable.grid import Grid, make_grid
from gerakan.engine.timetable.instance import Instance, Interview, Plan, Region, Time

EARLY = 1e-3
"""What the whole length of the days is worth, against the worthiest wish: among equals the earlier hour."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One more interview of this region by this assessor; id: its name in the plan; worth: above 0."""

    id: str
    region: str
    assessor: str
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why a wish finds no hour: over, assessor, delegation, common, room, or taken by wishes of more worth."""

    wish: Wish
    why: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Hour and room of every wish that fits, and the reason for each other."""

    interviews: tuple[Interview, ...]
    left: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """What is still open beside a plan: times of assessors and of delegations, rooms at each time, interviews left a day."""

    times: tuple[Time, ...]
    assessors: Mapping[str, frozenset[Time]]
    regions: Mapping[str, frozenset[Time]]
    rooms: Mapping[Time, tuple[str, ...]]
    left: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def common(self, region: str, assessor: str) -> tuple[Time, ...]:
        """Times at which they could meet in a room."""
        both = self.regions.get(region, frozenset()) & self.assessors.get(assessor, frozenset())
        return tuple(time for time in self.times if time in both and self.rooms[time])

    def why_not(self, wish: Wish) -> str:
        """The first thing that is missing."""
        people, place = self.assessors.get(wish.assessor, frozenset()), self.regions.get(wish.region, frozenset())
        reasons = {
            "over": not self.times, "assessor": not people, "delegation": not place, "common": not people & place,
            "room": not self.common(wish.region, wish.assessor),
        }  # fmt: skip
        return next((why for why, holds in reasons.items() if holds), "taken")


def open_hours(instance: Instance, plan: Plan, first_free: Time = (0, 0)) -> Hours:
    """From `first_free` on, with everybody of the plan where they are."""
    grid = make_grid(instance)
    times = tuple(t for t in range(len(grid.times)) if grid.times[t] >= first_free)
    busy = {(name, one.time) for one in plan.interviews for name in one.assessors}
    used = {(one.room, one.time) for one in plan.interviews}
    days = Counter((name, one.day) for one in plan.interviews for name in one.assessors)
    left = {
        (one.id, day): grid.limit[a][day] - days[one.id, day]
        for a, one in enumerate(instance.assessors)
        for day in range(len(instance.days))
    }
    at = [grid.times[t] for t in times if grid.times[t] not in instance.blocked]
    return Hours(
        tuple(at),
        {
            one.id: frozenset(
                grid.times[t]
                for t in grid.free[a].intersection(times)
                if (one.id, grid.times[t]) not in busy and left[one.id, grid.day(t)] > 0
            )
            for a, one in enumerate(instance.assessors)
        },
        {region.id: _present(grid, plan, r, times) for r, region in enumerate(instance.regions)},
        {
            time: tuple(
                room for room in instance.rooms if (room, time) not in used and (room, *time) not in instance.shut
            )
            for time in at
        },
        left,
    )


def _present(grid: Grid, plan: Plan, r: int, times: Collection[int]) -> frozenset[Time]:
    """Times at which these people are there, after all they are heard anyway, on the day of those they travel with."""
    regions, own = {one.id: one for one in grid.instance.regions}, grid.instance.regions[r]
    known = [(regions[one.region], one) for one in plan.interviews if one.region in regions]
    heard = max((one.time for region, one in known if region.people == own.people), default=(-1, -1))
    days = {one.day for region, one in known if own.travels and region.travels == own.travels}
    here = (grid.times[t] for t in grid.open[r] if t in times)
    return frozenset(time for time in here if time > heard and (not days or time[0] in days))


def place_further(instance: Instance, plan: Plan, wishes: Sequence[Wish], first_free: Time = (0, 0)) -> Placed:
    """The wishes of greatest total worth that fit together, each as early as can be; the plan itself stays as it is.

    >>> from gerakan.engine.timetable.instance import Assessor, Day
    >>> one = Instance((Day("2026-05-02", ("08:00", "09:00")),), 45, ("R1",), {"x": 1}, (Assessor("A", "x"), Assessor("B", "x")), (Region("r"),))
    >>> told = place_further(one, Plan((Interview("r", 0, 0, "R1", ("A",)),)), [Wish("r+1", "r", "B")])
    >>> told.interviews
    (Interview(region='r+1', day=0, slot=1, room='R1', assessors=('B',)),)
    """
    hours = open_hours(instance, plan, first_free)
    people = {region.id: region.people for region in instance.regions}
    pairs = [
        (n, time)
        for n, wish in enumerate(wishes)
        if (wish.assessor, wish.region) not in instance.ties
        for time in hours.common(wish.region, wish.assessor)
    ]
    chosen = _chosen(hours, wishes, people, pairs)
    rooms = {time: iter(names) for time, names in hours.rooms.items()}
    found = tuple(
        Interview(wishes[n].id, *time, next(rooms[time]), (wishes[n].assessor,)) for n, time in sorted(chosen.items())
    )
    left = (Unplaced(wish, _why(instance, hours, wish)) for n, wish in enumerate(wishes) if n not in chosen)
    return Placed(found, tuple(left))


def _why(instance: Instance, hours: Hours, wish: Wish) -> str:
    return "tie" if (wish.assessor, wish.region) in instance.ties else hours.why_not(wish)


def _chosen(
    hours: Hours, wishes: Sequence[Wish], people: Mapping[str, str], pairs: Sequence[tuple[int, Time]]
) -> dict[int, Time]:
    """A whole-number programme: nobody twice at a time, rooms and days not overfull."""
    if not pairs:
        return {}
    limits: dict[tuple[object, ...], tuple[list[int], int]] = {}
    for column, (n, time) in enumerate(pairs):
        wish = wishes[n]
        for key, most in (
            (("wish", n), 1),
            (("assessor", wish.assessor, time), 1),
            (("people", people[wish.region], time), 1),
            (("rooms", time), len(hours.rooms[time])),
            (("day", wish.assessor, time[0]), hours.left[wish.assessor, time[0]]),
        ):
            limits.setdefault(key, ([], most))[0].append(column)
    rows = [row for row, (columns, _) in enumerate(limits.values()) for _ in columns]
    columns = [column for own, _ in limits.values() for column in own]
    matrix = scipy.sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(limits), len(pairs)))
    best = max(wish.worth for wish in wishes)
    late = {time: EARLY * place / len(hours.times) for place, time in enumerate(hours.times)}
    value = np.array([wishes[n].worth / best + EARLY - late[time] for n, time in pairs])
    answer = scipy.optimize.milp(
        -value,
        constraints=scipy.optimize.LinearConstraint(matrix, ub=np.array([most for _, most in limits.values()])),
        integrality=np.ones(len(pairs)),
        bounds=scipy.optimize.Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return {n: time for (n, time), taken in zip(pairs, answer.x, strict=True) if taken > 0.5}


def with_further(
    instance: Instance, plan: Plan, wishes: Sequence[Wish], interviews: Sequence[Interview]
) -> tuple[Instance, Plan]:
    """The rules and the plan with these further interviews in them, for the verifier."""
    asked = {wish.id: wish for wish in wishes}
    background = {one.id: one.background for one in instance.assessors}
    known = {region.id: region for region in instance.regions}
    fresh: list[Region] = []
    ties = set(instance.ties)
    for one in interviews:
        base, sent = known[asked[one.region].region], asked[one.region].assessor
        fresh.append(replace(base, id=one.region, group="", needs={background[sent]: 1}, delegation=base.people))
        ties |= {(name, one.region) for name, region in instance.ties if region == base.id}
    more = replace(instance, regions=(*instance.regions, *fresh), ties=frozenset(ties))
    return more, Plan((*plan.interviews, *interviews))
