"""The plan that holds as the engine reads it: rooms, hours and people as they are now, what has been held as it was."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from gerakan.engine.timetable import Assessor, Instance, Interview, Plan, Region, Time
from gerakan.foundation.regions.models import Region as RegionRow
from gerakan.stages.interviews.calculations.instances import instance_of
from gerakan.stages.interviews.calculations.repairing import NOTICE, time_from
from gerakan.stages.interviews.models import Board, Room, Slot
from gerakan.stages.interviews.models import Interview as InterviewRow
from gerakan.stages.interviews.queries.planning import Ground, ground_of, interviews_of
from gerakan.stages.trust.queries.third import heard_interviews

BEGUN = (InterviewRow.State.RUNNING, InterviewRow.State.DONE)


@dataclass(frozen=True)
class Present:
    """Rules and plan of this moment, the first hour that can still be given away, and names by code."""

    board: Board
    instance: Instance
    plan: Plan
    first_free: Time
    regions: dict[str, str]
    assessors: dict[str, str]
    last_further: dict[str, int]
    """The highest number of a further interview, by code of the region; cancelled ones count."""


def present_of(board: Board, now: dt.datetime) -> Present:
    """From the rows of interviews, not from the file of the version: rooms and hours added since count too."""
    rows = list(interviews_of(board))
    placed = [row for row in rows if row.slot and row.room and row.state != InterviewRow.State.CANCELLED]
    ground = _ground(board, placed)
    instance = instance_of(ground)
    at = {(day.date, hour): (d, s) for d, day in enumerate(instance.days) for s, hour in enumerate(day.slots)}
    plan = Plan(tuple(_interview(row, row.slot, row.room, at) for row in placed if row.slot and row.room))
    first_free = time_from(instance, board.timezone, now + NOTICE)
    heard = heard_interviews(board)
    held = {
        row.plan_key
        for row, one in zip(placed, plan.interviews, strict=True)
        if row.state in BEGUN or row.pk in heard or one.time < first_free
    }
    instance = _with_further(instance, plan, placed)
    instance = _as_held(_shut(instance, plan, ground), plan, held)
    names = {row.plan_key: row.region.name for row in placed}
    people = {row.code: row.assessor.user.name for row in ground.assessors}
    last: Counter[str] = Counter()
    for row in rows:
        last[row.region.code] = max(last[row.region.code], row.further)
    return Present(board, instance, plan, first_free, names, people, dict(last))


def _ground(board: Board, placed: Collection[InterviewRow]) -> Ground:
    """Everything active, and whatever the plan uses besides."""
    ground = ground_of(board)
    slots = {slot.pk: slot for slot in ground.slots} | {row.slot.pk: row.slot for row in placed if row.slot}
    rooms = {room.pk: room for room in ground.rooms} | {row.room.pk: row.room for row in placed if row.room}
    people = {row.pk: row for row in ground.assessors}
    for row in placed:
        people = {seat.engagement_id: seat.engagement for seat in row.seats.all()} | people
    regions: dict[int, RegionRow] = {row.region_id: row.region for row in placed}
    return replace(
        ground,
        slots=sorted(slots.values(), key=lambda slot: (slot.date, slot.starts_at)),
        rooms=sorted(rooms.values(), key=lambda room: (room.order, room.pk)),
        assessors=sorted(people.values(), key=lambda person: person.code),
        regions=sorted(regions.values(), key=lambda region: region.code),
    )


def _interview(row: InterviewRow, slot: Slot, room: Room, at: dict[tuple[str, str], Time]) -> Interview:
    panel = sorted(seat.engagement.code for seat in row.seats.all() if not seat.is_third_mark)
    return Interview(row.plan_key, *at[slot.date.isoformat(), f"{slot.starts_at:%H:%M}"], room.name, tuple(panel))


def _shut(instance: Instance, plan: Plan, ground: Ground) -> Instance:
    """Rooms and hours that were taken out of use since serve only those who are in them."""
    rooms = {room.name for room in ground.rooms if not room.is_active}
    hours = {(slot.date.isoformat(), f"{slot.starts_at:%H:%M}") for slot in ground.slots if not slot.is_active}
    used = {(one.room, *one.time) for one in plan.interviews}
    shut = {
        (room, d, s)
        for d, s in instance.times()
        for room in instance.rooms
        if room in rooms or (instance.days[d].date, instance.days[d].slots[s]) in hours
    }
    return replace(instance, shut=frozenset(shut - used))


def _with_further(instance: Instance, plan: Plan, placed: Iterable[InterviewRow]) -> Instance:
    """Further interviews that are planned already."""
    known, panels = {region.id: region for region in instance.regions}, plan.by_region()
    fresh = [
        replace(
            known[row.region.code], id=row.plan_key, group="", delegation=row.region.code,
            needs=_composition(instance, panels[row.plan_key]),
        )
        for row in placed if row.further
    ]  # fmt: skip
    own = {region.id: region.delegation for region in fresh}
    ties = {(name, key) for key, base in own.items() for name, region in instance.ties if region == base}
    return replace(instance, regions=(*instance.regions, *fresh), ties=instance.ties | ties)


def _composition(instance: Instance, one: Interview) -> dict[str, int]:
    background = {person.id: person.background for person in instance.assessors}
    return dict(Counter(background[name] for name in one.assessors))


def _as_held(instance: Instance, plan: Plan, held: Collection[str]) -> Instance:
    """What was held breaks no rule that came up later."""
    past = {one.region: one for one in plan.interviews if one.region in held}
    meetings = {(name, one.region) for one in past.values() for name in one.assessors}
    worked = Counter((name, one.day) for one in past.values() for name in one.assessors)
    busy = {(name, one.time) for one in past.values() for name in one.assessors}
    return replace(
        instance,
        ties=instance.ties - meetings,
        assessors=tuple(_worked(one, worked, busy) for one in instance.assessors),
        regions=tuple(_was_there(instance, one, past.get(one.id)) for one in instance.regions),
    )


def _worked(one: Assessor, worked: Counter[tuple[str, int]], busy: Collection[tuple[str, Time]]) -> Assessor:
    most = max((count for (name, _day), count in worked.items() if name == one.id), default=0)
    limit = None if one.max_per_day is None else max(one.max_per_day, most)
    return replace(
        one, max_per_day=limit, unavailable=frozenset(time for time in one.unavailable if (one.id, time) not in busy)
    )


def _was_there(instance: Instance, region: Region, held: Interview | None) -> Region:
    if held is None:
        return region
    return replace(
        region,
        not_before=min(region.not_before, held.time) if region.not_before else None,
        not_after=max(region.not_after, held.time) if region.not_after else None,
        closed=region.closed - {held.time},
        needs=_composition(instance, held),
    )
