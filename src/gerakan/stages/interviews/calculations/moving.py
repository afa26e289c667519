"""Planning by hand: what a move breaks, where is room, why an interview stands where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gerakan.engine.timetable import Broken, Instance, Interview, Plan, Time, verify
from gerakan.engine.timetable.places import free_assessors, moved, nearest_free
from gerakan.stages.interviews.calculations.instances import instance_from, plan_data, plan_from
from gerakan.stages.interviews.calculations.words import Names
from gerakan.stages.interviews.models import PlanVersion

Data = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A cell of the board."""

    day: int
    slot: int
    room: str
    when: str

    @property
    def value(self) -> str:
        """As a form sends it."""
        return f"{self.day}|{self.slot}|{self.room}"


class Hand:
    """One version in somebody's hand."""

    def __init__(self, version: PlanVersion, regions: Mapping[str, str], assessors: Mapping[str, str]) -> None:
        self.instance: Instance = instance_from(version.instance)
        self.plan: Plan = plan_from(version.plan)
        self.names = Names(self.instance, regions, assessors)
        self._before = set(verify(self.instance, self.plan))

    def clashes(self, region: str, day: int, slot: int, room: str, panel: Sequence[str] | None = None) -> list[str]:
        """Rules that the move would break and that hold now, in words."""
        there = moved(self.plan, self._there(region, (day, slot, room), panel))
        return [self.names.broken(one) for one in self._new(there)]

    def forbidden(self, region: str) -> dict[str, list[str]]:
        """Every cell of the board where this region cannot go, with the reasons."""
        here = self.plan.by_region()[region]
        cells = [(time, room) for time in self.instance.times() for room in self.instance.rooms]
        found = {
            f"{day}|{slot}|{room}": self.clashes(region, day, slot, room)
            for (day, slot), room in cells
            if (day, slot, room) != (here.day, here.slot, here.room)
        }
        return {place: reasons for place, reasons in found.items() if reasons}

    def nearest(self, region: str, wanted: Time) -> list[Place]:
        """Free places, the nearest first."""
        free = nearest_free(self.instance, self.plan, region, *wanted)
        return [Place(one.day, one.slot, one.room, self.names.time(one.day, one.slot)) for one in free]

    def places(self) -> list[Place]:
        """Every cell."""
        times = list(self.instance.times())
        return [Place(d, s, room, self.names.time(d, s)) for d, s in times for room in self.instance.rooms]

    def replacements(self, region: str, leaving: str) -> list[str]:
        """Who could take over a seat, the least loaded first."""
        return free_assessors(self.instance, self.plan, region, leaving)

    def after(self, region: str, place: tuple[int, int, str] | None, panel: Sequence[str] | None = None) -> Data:
        """The plan with this interview there, or with this panel."""
        return plan_data(moved(self.plan, self._there(region, place, panel)))

    def why_here(self, region: str) -> list[str]:
        """How many cells are open to it, and what closes the others, the commonest reason first."""
        counted: dict[str, int] = {}
        for reasons in self.forbidden(region).values():
            counted[reasons[0]] = counted.get(reasons[0], 0) + 1
        return [reason for reason, _count in sorted(counted.items(), key=lambda pair: -pair[1])[:8]]

    def _there(self, region: str, place: tuple[int, int, str] | None, panel: Sequence[str] | None) -> Interview:
        here = self.plan.by_region()[region]
        day, slot, room = place or (here.day, here.slot, here.room)
        assessors = here.assessors if panel is None else tuple(panel)
        return replace(here, day=day, slot=slot, room=room, assessors=assessors)

    def _new(self, plan: Plan) -> list[Broken]:
        return [one for one in verify(self.instance, plan) if one not in self._before]
