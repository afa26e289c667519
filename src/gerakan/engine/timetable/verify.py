"""Every hard rule checked on a finished plan, written from the rules alone: nothing here is shared with the solver."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gerakan.engine.timetable.instance import Instance, Interview, Plan, Region

RULES = {
    "region_unknown": "daerah {region} tidak ada dalam daftar",
    "region_missing": "daerah {region} tidak mendapat wawancara",
    "region_twice": "daerah {region} mendapat {count} wawancara",
    "time_unknown": "daerah {region} dijadwalkan pada hari {day} slot {slot}, yang tidak ada",
    "time_blocked": "daerah {region} dijadwalkan pada hari {day} slot {slot}, waktu jeda atau ibadah",
    "room_unknown": "daerah {region} dijadwalkan di ruang {room}, yang tidak ada",
    "room_shut": "daerah {region} dijadwalkan di ruang {room} pada hari {day} slot {slot}, padahal ruang itu ditutup",
    "room_twice": "ruang {room} dipakai {count} daerah sekaligus pada hari {day} slot {slot}: {regions}",
    "assessor_unknown": "panel daerah {region} memuat penilai {assessor}, yang tidak ada dalam daftar",
    "assessor_repeated": "penilai {assessor} disebut {count} kali dalam panel daerah {region}",
    "panel_background": "panel daerah {region} memuat {count} penilai berlatar {background}, seharusnya {needed}",
    "panel_size": "panel daerah {region} beranggota {count} orang, seharusnya {needed}",
    "tie": "penilai {assessor} punya ikatan dengan daerah {region}, tetapi duduk dalam panelnya",
    "unavailable": "penilai {assessor} tidak tersedia pada hari {day} slot {slot}, tetapi menilai daerah {region}",
    "one_place": "penilai {assessor} harus berada di {count} panel sekaligus pada hari {day} slot {slot}: {regions}",
    "max_per_day": "penilai {assessor} mendapat {count} wawancara pada hari {day}, paling banyak {limit}",
    "not_before": "daerah {region} dijadwalkan pada hari {day} slot {slot}, sebelum tiba pada hari {from_day} slot {from_slot}",
    "not_after": "daerah {region} dijadwalkan pada hari {day} slot {slot}, setelah pulang pada hari {to_day} slot {to_slot}",
    "closed": "daerah {region} tidak dapat hadir pada hari {day} slot {slot}",
    "travels": "rombongan {party} datang pada lebih dari satu hari: {regions}",
    "delegation": "delegasi {people} harus hadir di {count} wawancara sekaligus pada hari {day} slot {slot}: {regions}",
    "pinned": "wawancara daerah {region} sudah ditetapkan dan tidak boleh berubah",
    "linked": "daerah dan penilai terpecah menjadi {count} kelompok yang tidak terhubung: {groups}",
}
"""What each rule says when it is broken; days and slots are told as positions, from 0, as in the files."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken rule: its code and what it is about."""

    rule: str
    values: tuple[tuple[str, Any], ...]

    @property
    def words(self) -> str:
        """A sentence in Indonesian."""
        return RULES[self.rule].format(**dict(self.values))

    def about(self, key: str) -> Any:
        """One of its values, None when it has none of that name."""
        return dict(self.values).get(key)

    def __str__(self) -> str:
        return f"{self.rule}: {self.words}."


def broken(rule: str, **values: Any) -> Broken:
    """A broken rule."""
    return Broken(rule, tuple(values.items()))


def verify(instance: Instance, plan: Plan) -> tuple[Broken, ...]:
    """Everything that is wrong with a plan; empty when it keeps every hard rule.

    >>> from gerakan.engine.timetable.instance import Day
    >>> alone = Instance((Day("2026-05-02", ("08:00",)),), 45, ("R1",), {}, (), (Region("35.29"),))
    >>> [str(one) for one in verify(alone, Plan(()))]
    ['region_missing: daerah 35.29 tidak mendapat wawancara.']
    """
    regions = {region.id: region for region in instance.regions}
    known = [interview for interview in plan.interviews if interview.region in regions]
    return (
        *_presence(instance, plan),
        *(one for interview in plan.interviews for one in _place(instance, interview)),
        *(one for interview in known for one in _arrival(regions[interview.region], interview)),
        *(one for interview in known for one in _panel(instance, regions[interview.region], interview)),
        *(one for interview in plan.interviews for one in _people(instance, interview)),
        *_rooms(plan),
        *_assessors(instance, plan),
        *_parties(regions, known),
        *_pins(instance, plan),
        *_linked(instance, known),
    )


def _presence(instance: Instance, plan: Plan) -> Iterator[Broken]:
    counts = Counter(interview.region for interview in plan.interviews)
    known = {region.id for region in instance.regions}
    yield from (broken("region_unknown", region=name) for name in counts if name not in known)
    yield from (broken("region_missing", region=region.id) for region in instance.regions if not counts[region.id])
    yield from (
        broken("region_twice", region=name, count=count)
        for name, count in counts.items()
        if name in known and count > 1
    )


def _place(instance: Instance, interview: Interview) -> Iterator[Broken]:
    when = {"region": interview.region, "day": interview.day, "slot": interview.slot}
    days = instance.days
    if not (0 <= interview.day < len(days) and 0 <= interview.slot < len(days[interview.day].slots)):
        yield broken("time_unknown", **when)
    if interview.time in instance.blocked:
        yield broken("time_blocked", **when)
    if interview.room not in instance.rooms:
        yield broken("room_unknown", region=interview.region, room=interview.room)
    if (interview.room, interview.day, interview.slot) in instance.shut:
        yield broken("room_shut", room=interview.room, **when)


def _arrival(region: Region, interview: Interview) -> Iterator[Broken]:
    when = {"region": region.id, "day": interview.day, "slot": interview.slot}
    first, last = region.not_before, region.not_after
    if first is not None and interview.time < first:
        yield broken("not_before", **when, from_day=first[0], from_slot=first[1])
    if last is not None and interview.time > last:
        yield broken("not_after", **when, to_day=last[0], to_slot=last[1])
    if interview.time in region.closed:
        yield broken("closed", **when)


def _panel(instance: Instance, region: Region, interview: Interview) -> Iterator[Broken]:
    background = {assessor.id: assessor.background for assessor in instance.assessors}
    members = set(interview.assessors)
    counts = Counter(background[name] for name in members if name in background)
    needs = instance.backgrounds if region.needs is None else region.needs
    size = sum(needs.values())
    if region.needs is None and instance.size is not None:
        size = max(size, instance.size)
    for name, needed in needs.items():
        if counts[name] < needed or (counts[name] > needed and size == sum(needs.values())):
            yield broken("panel_background", region=region.id, background=name, count=counts[name], needed=needed)
    if len(members) != size:
        yield broken("panel_size", region=region.id, count=len(members), needed=size)


def _people(instance: Instance, interview: Interview) -> Iterator[Broken]:
    assessors = {assessor.id: assessor for assessor in instance.assessors}
    for name, count in Counter(interview.assessors).items():
        here = {"assessor": name, "region": interview.region}
        if count > 1:
            yield broken("assessor_repeated", **here, count=count)
        if name not in assessors:
            yield broken("assessor_unknown", **here)
        elif interview.time in assessors[name].unavailable:
            yield broken("unavailable", **here, day=interview.day, slot=interview.slot)
        if (name, interview.region) in instance.ties:
            yield broken("tie", **here)


def _rooms(plan: Plan) -> Iterator[Broken]:
    used = defaultdict(list)
    for interview in plan.interviews:
        used[interview.room, interview.day, interview.slot].append(interview.region)
    for (room, day, slot), regions in used.items():
        if len(regions) > 1:
            yield broken("room_twice", room=room, day=day, slot=slot, count=len(regions), regions=_listed(regions))


def _assessors(instance: Instance, plan: Plan) -> Iterator[Broken]:
    limits = {assessor.id: assessor.max_per_day for assessor in instance.assessors}
    at_once, a_day = defaultdict(list), defaultdict(list)
    for interview in plan.interviews:
        for name in set(interview.assessors):
            at_once[name, interview.day, interview.slot].append(interview.region)
            a_day[name, interview.day].append(interview.region)
    for (name, day, slot), regions in at_once.items():
        if len(regions) > 1:
            here = {"assessor": name, "day": day, "slot": slot}
            yield broken("one_place", **here, count=len(regions), regions=_listed(regions))
    for (name, day), regions in a_day.items():
        limit = limits.get(name)
        if limit is not None and len(regions) > limit:
            yield broken("max_per_day", assessor=name, day=day, count=len(regions), limit=limit)


def _parties(regions: dict[str, Region], known: Iterable[Interview]) -> Iterator[Broken]:
    on_days, at_once = defaultdict(list), defaultdict(list)
    for interview in known:
        region = regions[interview.region]
        if region.travels:
            on_days[region.travels].append(interview)
        at_once[region.delegation or region.id, interview.day, interview.slot].append(region.id)
    for party, own in on_days.items():
        if len({interview.day for interview in own}) > 1:
            yield broken("travels", party=party, regions=_listed(f"{one.region} (hari {one.day})" for one in own))
    for (people, day, slot), names in at_once.items():
        if len(set(names)) > 1:
            here = {"people": people, "day": day, "slot": slot}
            yield broken("delegation", **here, count=len(names), regions=_listed(names))


def _pins(instance: Instance, plan: Plan) -> Iterator[Broken]:
    stands = {(one.region, one.day, one.slot, one.room, frozenset(one.assessors)) for one in plan.interviews}
    for pin in instance.pinned:
        if (pin.region, pin.day, pin.slot, pin.room, frozenset(pin.assessors)) not in stands:
            yield broken("pinned", region=pin.region)


def _linked(instance: Instance, known: Iterable[Interview]) -> Iterator[Broken]:
    """Regions and the assessors used must be one graph: merge groups that share anybody until nothing changes."""
    groups: list[tuple[set[str], set[str]]] = []
    for interview in known if instance.linked else ():
        regions, people = {interview.region}, set(interview.assessors)
        apart = []
        for other_regions, other_people in groups:
            if other_regions & regions or other_people & people:
                regions |= other_regions
                people |= other_people
            else:
                apart.append((other_regions, other_people))
        groups = [*apart, (regions, people)]
    if len(groups) > 1:
        said = " | ".join(_listed(sorted(regions)) for regions, _ in groups)
        yield broken("linked", count=len(groups), groups=said)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
