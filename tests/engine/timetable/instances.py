"""Instances planted around a known plan, so that they are feasible by construction."""

import random
from dataclasses import replace

from gerakan.engine.timetable import Assessor, Day, Instance, Interview, Plan, Region

BACKGROUNDS = ("academic", "government", "practitioner")


def days(count: int, slots: int) -> tuple[Day, ...]:
    hours = tuple(f"{7 + s * 45 // 60:02d}:{s * 45 % 60:02d}" for s in range(slots))
    return tuple(Day(f"2026-05-{d + 4:02d}", hours) for d in range(count))


def planted(seed: int, *, regions: int = 24, people: int = 9, rooms: int = 3, slots: int = 6, strict: float = 0.5):
    """An instance and a plan that keeps its rules; strict: the share of regions with a window around their place."""
    chance = random.Random(seed)
    assessors = tuple(Assessor(f"A{a}", BACKGROUNDS[a % 3], slots) for a in range(people))
    names = tuple(f"R{m + 1}" for m in range(rooms))
    places = [(d, s, room) for d in range(2) for s in range(slots) for room in names]
    chance.shuffle(places)
    interviews, busy = [], set()
    for r, (d, s, room) in enumerate(places[:regions]):
        panel = []
        for background in BACKGROUNDS:
            free = [a.id for a in assessors if a.background == background and (a.id, d, s) not in busy]
            panel.append(chance.choice(free))
            busy.add((panel[-1], d, s))
        interviews.append(Interview(f"{r:03d}", d, s, room, tuple(panel)))
    plan = Plan(tuple(interviews))
    return _around(plan, assessors, names, chance=chance, strict=strict, slots=slots), plan


def _around(plan, assessors, names, *, chance, strict, slots) -> Instance:
    own = []
    for one in plan.interviews:
        tight = chance.random() < strict
        early = (one.day, chance.randint(0, one.slot)) if tight else None
        late = (one.day, chance.randint(one.slot, slots - 1)) if tight and chance.random() < 0.5 else None
        own.append(Region(one.region, group=str(chance.randrange(8)), not_before=early, not_after=late))
    meets = {(name, one.region) for one in plan.interviews for name in one.assessors}
    works = {(name, *one.time) for one in plan.interviews for name in one.assessors}
    ties = {(a.id, one.region) for a in assessors for one in plan.interviews if chance.random() < 0.2} - meets
    away = {
        a.id: frozenset(
            (d, s) for d in range(2) for s in range(slots) if (a.id, d, s) not in works and chance.random() < 0.4
        )
        for a in assessors
    }
    people = tuple(replace(a, unavailable=away[a.id]) for a in assessors)
    needs = dict.fromkeys(BACKGROUNDS, 1)
    return Instance(days(2, slots), 45, names, needs, people, tuple(own), frozenset(ties))


def full_size(seed: int = 0, **more) -> Instance:
    """165 regions, 20 assessors, two days: 165 of the 168 places are needed."""
    chance = random.Random(seed)
    assessors = tuple(Assessor(f"A{a:02d}", BACKGROUNDS[a % 3], 14) for a in range(20))
    regions = tuple(
        Region(
            f"{r:03d}",
            group=str(chance.randrange(34)),
            not_before=(0, chance.randrange(4)) if chance.random() < 0.3 else None,
            not_after=(1, 13 - chance.randrange(4)) if chance.random() < 0.3 else None,
        )
        for r in range(165)
    )
    ties = frozenset((a.id, region.id) for a in assessors for region in regions if chance.random() < 0.05)
    rooms = tuple(f"R{m + 1}" for m in range(6))
    needs = dict.fromkeys(BACKGROUNDS, 1)
    return replace(Instance(days(2, 14), 45, rooms, needs, assessors, regions, ties, linked=True), **more)
