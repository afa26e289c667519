"""Planning by hand: what a move would break, why an interview is where it is, and the nearest place that is free."""

from collections.abc import Iterator
from dataclasses import replace

from gerakan.engine.timetable.instance import Instance, Interview, Plan, Time
from gerakan.engine.timetable.verify import Broken, verify

OTHER_ROOM = 0.5
"""A place in another room is as far as half a slot."""


def moved(plan: Plan, to: Interview) -> Plan:
    """The plan with the interview of this region as given."""
    return Plan(tuple(to if one.region == to.region else one for one in plan.interviews))


def clashes(instance: Instance, plan: Plan, to: Interview) -> tuple[Broken, ...]:
    """Rules that would be broken if the interview of this region were as given, and are not broken now."""
    before = set(verify(instance, plan))
    return tuple(one for one in verify(instance, moved(plan, to)) if one not in before)


def nearest_free(
    instance: Instance, plan: Plan, region: str, day: int, slot: int, *, count: int = 3
) -> list[Interview]:
    """Places for this region and its panel that break nothing, nearest to the wanted time first; rooms of its own ahead."""
    here = plan.by_region()[region]
    found: list[Interview] = []
    for time, room in _by_distance(instance, (day, slot), here.room):
        taken = any(one.time == time and one.room == room for one in plan.interviews if one.region != region)
        if (time, room) == (here.time, here.room) or taken:
            continue
        there = replace(here, day=time[0], slot=time[1], room=room)
        if not clashes(instance, plan, there):
            found.append(there)
            if len(found) == count:
                break
    return found


def _by_distance(instance: Instance, wanted: Time, own_room: str) -> Iterator[tuple[Time, str]]:
    order = {time: position for position, time in enumerate(instance.times())}
    start = order.get(wanted, 0)
    places = [(time, room) for time in order for room in instance.rooms]
    return iter(sorted(places, key=lambda place: abs(order[place[0]] - start) + OTHER_ROOM * (place[1] != own_room)))


def free_assessors(instance: Instance, plan: Plan, region: str, leaving: str) -> list[str]:
    """Who could take over one seat of a panel without breaking a rule, the least loaded first."""
    here = plan.by_region()[region]
    loads = {one.id: sum(one.id in other.assessors for other in plan.interviews) for one in instance.assessors}
    able = []
    for name in sorted(loads, key=lambda name: (loads[name], name)):
        panel = tuple(name if member == leaving else member for member in here.assessors)
        if name not in here.assessors and not clashes(instance, plan, replace(here, assessors=panel)):
            able.append(name)
    return able
