"""What can happen on the day, and what becomes of an instance and its plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from gerakan.engine.timetable.instance import Instance, Interview, Plan, Region, Time


@dataclass(frozen=True, slots=True)
class Late:
    """A delegation arrives later than thought."""

    region: str
    until: Time


@dataclass(frozen=True, slots=True)
class Leaving:
    """A delegation must leave earlier; `last` is the last time that suits."""

    region: str
    last: Time


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A region does not come at all."""

    region: str


@dataclass(frozen=True, slots=True)
class Absent:
    """An assessor is away (ill) from a time on, for good or until before another."""

    assessor: str
    since: Time
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class RoomLost:
    """A room cannot be used from a time on, for good or until before another."""

    room: str
    since: Time
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """One more interview: a late region, or a third mark (a region of its own `needs`, with the `delegation` it is about)."""

    region: Region
    ties: frozenset[str] = frozenset()
    """Assessors that may not sit for it."""


Disturbance = Late | Leaving | Withdrawn | Absent | RoomLost | Extra


@dataclass(frozen=True, slots=True)
class Situation:
    """An instance after the disturbances: what has begun is pinned; the plan holds those that still have a place."""

    instance: Instance
    before: Plan
    plan: Plan
    touched: frozenset[str]
    unsettled: tuple[str, ...]


def apply(instance: Instance, plan: Plan, disturbances: Iterable[Disturbance], first_free: Time) -> Situation:
    """Every disturbance, as far as it concerns what can still be changed."""
    begun = {one.region: one for one in plan.interviews if one.time < first_free}
    hit: set[str] = set()
    for disturbance in disturbances:
        hit |= {one.region for one in plan.interviews if _hits(disturbance, one)}
        instance = _changed(instance, disturbance, first_free, begun)
        if isinstance(disturbance, Extra):
            hit.add(disturbance.region.id)
    names = {region.id for region in instance.regions}
    instance = replace(instance, pinned=tuple(one for one in plan.interviews if one.region in begun))
    standing = Plan(tuple(one for one in plan.interviews if one.region in names))
    return Situation(instance, plan, standing, frozenset(hit - set(begun)), tuple(sorted(hit & set(begun))))


def _hits(disturbance: Disturbance, one: Interview) -> bool:
    """This interview cannot stay as it is."""
    match disturbance:
        case Late(region, until):
            return one.region == region and one.time < until
        case Leaving(region, last):
            return one.region == region and one.time > last
        case Withdrawn(region):
            return one.region == region
        case Absent(assessor, since, until):
            return assessor in one.assessors and _during(one.time, since, until)
        case RoomLost(room, since, until):
            return one.room == room and _during(one.time, since, until)
        case Extra():
            return False


def _during(time: Time, since: Time, until: Time | None) -> bool:
    return time >= since and (until is None or time < until)


def _changed(instance: Instance, disturbance: Disturbance, first_free: Time, begun: dict[str, Interview]) -> Instance:
    """The rules from now on; what has begun is past changing."""

    def away(since: Time, until: Time | None) -> frozenset[Time]:
        return frozenset(time for time in instance.times() if _during(time, max(since, first_free), until))

    match disturbance:
        case Late(name, until) if name not in begun:
            return _with_region(instance, name, lambda one: replace(one, not_before=_later(one.not_before, until)))
        case Leaving(name, last) if name not in begun:
            return _with_region(instance, name, lambda one: replace(one, not_after=min(one.not_after or last, last)))
        case Withdrawn(name) if name not in begun:
            return replace(instance, regions=tuple(one for one in instance.regions if one.id != name))
        case Absent(name, since, end):
            gone = away(since, end)
            people = (
                replace(one, unavailable=one.unavailable | gone) if one.id == name else one
                for one in instance.assessors
            )
            return replace(instance, assessors=tuple(people))
        case RoomLost(room, since, end):
            return replace(instance, shut=instance.shut | {(room, *time) for time in away(since, end)})
        case Extra(region, ties):
            late = replace(region, not_before=max(region.not_before or first_free, first_free))
            tied = instance.ties | {(name, region.id) for name in ties}
            return replace(instance, regions=(*instance.regions, late), ties=tied)
    return instance


def _later(one: Time | None, other: Time) -> Time:
    return other if one is None else max(one, other)


def _with_region(instance: Instance, name: str, change: Callable[[Region], Region]) -> Instance:
    return replace(instance, regions=tuple(change(one) if one.id == name else one for one in instance.regions))
