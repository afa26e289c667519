"""From our rows to the engine's instance, and from both to JSON and back; the JSON is the file of `gerakan compute timetable`."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from gerakan.engine.timetable import Assessor, Day, Instance, Interview, Plan, Region, Time
from gerakan.foundation.regions.models import Region as RegionRow
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import closed_pairs
from gerakan.stages.interviews.models import Absence, Board, RegionNeed, Slot
from gerakan.stages.interviews.queries.planning import Ground

Data = dict[str, Any]


def instance_of(ground: Ground) -> Instance:
    """What is to be planned, with regions by their code and assessors by their code in the edition."""
    board = ground.board
    clock = _Clock(board, ground.slots)
    return Instance(
        days=clock.days,
        slot_minutes=board.slot_minutes,
        rooms=tuple(room.name for room in ground.rooms),
        backgrounds={name: count for name, count in board.backgrounds.items() if count},
        assessors=tuple(_assessor(row, ground, clock) for row in ground.assessors),
        regions=tuple(_region(row, ground, clock) for row in ground.regions),
        ties=_ties(ground),
        linked=board.must_be_linked,
        size=board.panel_size,
    )


class _Clock:
    """Positions of days and slots, and what clock they are told by."""

    def __init__(self, board: Board, slots: Iterable[Slot]) -> None:
        self.zone = ZoneInfo(board.timezone)
        self.minutes = dt.timedelta(minutes=board.slot_minutes)
        self.working = board.local_from, board.local_until
        self.begins: dict[Time, dt.datetime] = {}
        days: list[Day] = []
        for date, rows in groupby(slots, key=lambda slot: slot.date):
            hours = [row.starts_at for row in rows]
            for at, hour in enumerate(hours):
                self.begins[len(days), at] = dt.datetime.combine(date, hour, self.zone)
            days.append(Day(date.isoformat(), tuple(f"{hour:%H:%M}" for hour in hours)))
        self.days = tuple(days)

    def first_from(self, moment: dt.datetime | None) -> Time | None:
        """The first time that begins then or later; past the last one when there is none."""
        if moment is None:
            return None
        return next((time for time, begin in self.begins.items() if begin >= moment), (len(self.days), 0))

    def last_until(self, moment: dt.datetime | None) -> Time | None:
        """The last time that has ended by then; before the first one when there is none."""
        if moment is None:
            return None
        ended = [time for time, begin in self.begins.items() if begin + self.minutes <= moment]
        return ended[-1] if ended else (-1, 0)

    def outside(self, zone: str) -> frozenset[Time]:
        """Times outside the working hours of somebody who takes part from there."""
        first, last = self.working
        local = {time: begin.astimezone(ZoneInfo(zone)) for time, begin in self.begins.items()}
        return frozenset(
            time
            for time, begin in local.items()
            if begin.time() < first
            or (begin + self.minutes).time() > last
            or (begin + self.minutes).date() > begin.date()
        )

    def during(self, absence: Absence) -> frozenset[Time]:
        """Times that overlap an absence."""
        begins = dt.datetime.combine(absence.date, absence.begins_at, self.zone)
        ends = dt.datetime.combine(absence.date, absence.ends_at, self.zone)
        return frozenset(time for time, begin in self.begins.items() if begin < ends and begin + self.minutes > begins)

    def on_other_days(self, dates: Iterable[str]) -> frozenset[Time]:
        """Times of days that are not named; none when no day is."""
        wanted = set(dates)
        return frozenset(time for time in self.begins if wanted and self.days[time[0]].date not in wanted)


def _assessor(row: Engagement, ground: Ground, clock: _Clock) -> Assessor:
    away = clock.on_other_days(row.available_dates)
    for absence in ground.absences:
        if absence.engagement_id == row.pk:
            away |= clock.during(absence)
    if ground.board.is_online:
        away |= clock.outside(row.assessor.timezone)
    return Assessor(row.code, row.assessor.background, row.max_per_day, away)


def _region(row: RegionRow, ground: Ground, clock: _Clock) -> Region:
    need = ground.needs.get(row.pk) or RegionNeed()
    is_online = ground.board.is_online or need.is_online
    return Region(
        row.code,
        row.province.code,
        clock.first_from(need.arrives_at),
        clock.last_until(need.leaves_at),
        clock.outside(row.timezone) if is_online else frozenset(),
        need.travels_with,
    )


def _ties(ground: Ground) -> frozenset[tuple[str, str]]:
    people = {row.pk: row.code for row in ground.assessors}
    places = {row.pk: row.code for row in ground.regions}
    return frozenset((people[a], places[r]) for a, r in closed_pairs(ground.assessors, ground.regions))


def as_data(instance: Instance) -> Data:
    """JSON in the shape of the file contract."""
    return {
        "days": [{"date": day.date, "slots": list(day.slots)} for day in instance.days],
        "slot_minutes": instance.slot_minutes,
        "rooms": list(instance.rooms),
        "panel": {"backgrounds": dict(instance.backgrounds), "size": instance.size_of(Region(""))},
        "assessors": [_assessor_data(one) for one in instance.assessors],
        "regions": [_region_data(one) for one in instance.regions],
        "ties": sorted(list(tie) for tie in instance.ties),
        "linked": instance.linked,
        "shut": sorted(list(place) for place in instance.shut),
        "pinned": [interview_data(one) for one in instance.pinned],
    }


def _assessor_data(one: Assessor) -> Data:
    return {
        "id": one.id,
        "background": one.background,
        "max_per_day": one.max_per_day,
        "unavailable": sorted(list(time) for time in one.unavailable),
    }


def _region_data(one: Region) -> Data:
    data: Data = {"id": one.id, "group": one.group}
    if one.not_before:
        data["not_before"] = list(one.not_before)
    if one.not_after:
        data["not_after"] = list(one.not_after)
    if one.closed:
        data["closed"] = sorted(list(time) for time in one.closed)
    if one.travels:
        data["travels"] = one.travels
    if one.needs is not None:
        data |= {"needs": dict(one.needs), "delegation": one.delegation}
    return data


def interview_data(one: Interview) -> Data:
    """One place of the plan."""
    return {
        "region": one.region, "day": one.day, "slot": one.slot, "room": one.room, "assessors": list(one.assessors),
    }  # fmt: skip


def plan_data(plan: Plan) -> Data:
    """The whole plan, in order of the clock."""
    ordered = sorted(plan.interviews, key=lambda one: (one.time, one.room))
    return {"interviews": [interview_data(one) for one in ordered]}


def instance_from(data: Mapping[str, Any]) -> Instance:
    """The same instance again."""
    return Instance(
        days=tuple(Day(day["date"], tuple(day["slots"])) for day in data["days"]),
        slot_minutes=data["slot_minutes"],
        rooms=tuple(data["rooms"]),
        backgrounds=data["panel"]["backgrounds"],
        assessors=tuple(
            Assessor(one["id"], one["background"], one["max_per_day"], _times(one["unavailable"]))
            for one in data["assessors"]
        ),
        regions=tuple(_region_from(one) for one in data["regions"]),
        ties=frozenset((assessor, region) for assessor, region in data["ties"]),
        linked=data["linked"],
        size=data["panel"]["size"],
        shut=frozenset((room, day, slot) for room, day, slot in data["shut"]),
        pinned=tuple(_interview_from(one) for one in data["pinned"]),
    )


def _region_from(one: Mapping[str, Any]) -> Region:
    return Region(
        one["id"],
        one["group"],
        _time(one.get("not_before")),
        _time(one.get("not_after")),
        _times(one.get("closed", ())),
        one.get("travels", ""),
        one.get("needs"),
        one.get("delegation", ""),
    )


def plan_from(data: Mapping[str, Any]) -> Plan:
    """The same plan again."""
    return Plan(tuple(_interview_from(one) for one in data["interviews"]))


def _interview_from(one: Mapping[str, Any]) -> Interview:
    return Interview(one["region"], one["day"], one["slot"], one["room"], tuple(one["assessors"]))


def _times(pairs: Iterable[Iterable[int]]) -> frozenset[Time]:
    return frozenset((day, slot) for day, slot in pairs)


def _time(pair: Iterable[int] | None) -> Time | None:
    if pair is None:
        return None
    day, slot = pair
    return day, slot
