"""Live repair: what has happened, the new plan, and who is concerned."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from gerakan.engine.timetable import Instance, Interview, Time
from gerakan.engine.timetable.disturbances import Absent, Disturbance, Late, Leaving, RoomLost, Withdrawn
from gerakan.engine.timetable.repair import Repair, repair
from gerakan.stages.interviews.calculations.instances import as_data, instance_from, plan_data, plan_from
from gerakan.stages.interviews.calculations.words import Names

NOTICE = dt.timedelta(minutes=30)
"""Nothing that begins sooner is moved [default]."""

DISTURBANCES: Mapping[str, Callable[[str, Time], Disturbance]] = {
    "late": Late,
    "leaving": Leaving,
    "absent": Absent,
    "room": RoomLost,
}


@dataclass(frozen=True)
class Shift:
    """One interview before and after, in words."""

    region: str
    before: str
    after: str
    panel_changed: bool = False


@dataclass(frozen=True)
class Repaired:
    """The new plan; None when there is none."""

    instance: dict[str, Any]
    plan: dict[str, Any] | None
    shifts: list[Shift] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)


def repaired(
    instance: Mapping[str, Any], plan: Mapping[str, Any], *, kind: str, subject: str, since: Time, first_free: Time,
    names: tuple[Mapping[str, str], Mapping[str, str]], remaining: Callable[[], float], seed: int,
) -> Repaired:  # fmt: skip
    """The plan that changes least after a delegation is late or leaves, an assessor is ill, or a room is lost."""
    known, old = instance_from(instance), plan_from(plan)
    what = Withdrawn(subject) if kind == "withdrawn" else DISTURBANCES[kind](subject, since)
    answer = repair(known, old, [what], first_free=first_free, seed=seed, remaining=remaining)
    if not isinstance(answer, Repair):
        return Repaired(as_data(answer.instance), None)
    words = Names(known, *names)
    shifts = [
        Shift(words.regions.get(change.region, change.region), _said(change.before, words), _said(change.after, words),
              _panel(change.before) != _panel(change.after))
        for change in answer.changes
    ]  # fmt: skip
    unsettled = [words.regions.get(code, code) for code in answer.unsettled]
    return Repaired(as_data(answer.instance), plan_data(answer.plan), shifts, unsettled)


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any], instance: Mapping[str, Any],
    names: tuple[Mapping[str, str], Mapping[str, str]],
) -> list[Shift]:  # fmt: skip
    """What another version changes, in words."""
    words = Names(instance_from(instance), *names)
    before, after = plan_from(old).by_region(), plan_from(new).by_region()
    return [
        Shift(words.regions.get(code, code), _said(before.get(code), words), _said(after.get(code), words),
              _panel(before.get(code)) != _panel(after.get(code)))
        for code in sorted({*before, *after})
        if _key(before.get(code)) != _key(after.get(code))
    ]  # fmt: skip


def first_free(instance: Mapping[str, Any], zone: str, now: dt.datetime) -> Time:
    """The first time that may still be changed: it begins at least half an hour from now."""
    known = instance_from(instance)
    return time_from(known, zone, now + NOTICE)


def time_from(instance: Instance, zone: str, moment: dt.datetime) -> Time:
    """The first slot that begins then or later; past the last when there is none."""
    place = ZoneInfo(zone)
    for day, slot in instance.times():
        date = dt.date.fromisoformat(instance.days[day].date)
        hour = dt.time.fromisoformat(instance.days[day].slots[slot])
        if dt.datetime.combine(date, hour, place) >= moment:
            return day, slot
    return len(instance.days), 0


def times_in_words(instance: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """Every slot for a form: "day|slot" and its words."""
    known = instance_from(instance)
    words = Names(known, {}, {})
    return [(f"{day}|{slot}", words.time(day, slot)) for day, slot in known.times()]


def _said(one: Interview | None, words: Names) -> str:
    if one is None:
        return "–"
    panel = ", ".join(words.assessors.get(name, name) for name in one.assessors)
    return f"{words.time(one.day, one.slot)}, {one.room} ({panel})"


def _panel(one: Interview | None) -> frozenset[str]:
    return frozenset(one.assessors) if one else frozenset()


def _key(one: Interview | None) -> tuple[object, ...] | None:
    return None if one is None else (one.day, one.slot, one.room, frozenset(one.assessors))
