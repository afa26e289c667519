"""INSTANCE.json as the engine's instance.

Beyond the contract, all optional: `panel.size`; `blocked` ([day, slot] without interviews); `prayers` (windows
["11:30", "13:00"], "daily" and "friday"); `shut` ([room, day, slot]); `pinned` (interviews that stay);
`zone` and `local_hours`; of an assessor `severity`, `online`, `zone`; of a region `closed`, `travels`, `online`, `zone`,
`needs` and `delegation`.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

from gerakan.compute.timetable_files import Node, read_json, unique
from gerakan.engine.timetable import Assessor, Day, Instance, Interview, Region, Time
from gerakan.engine.timetable.hours import ZONES, Window, minutes, outside_hours, overlapping, prayer_slots

REQUIRED = ("days", "slot_minutes", "rooms", "panel", "assessors", "regions")
OPTIONAL = ("ties", "linked", "blocked", "prayers", "shut", "pinned", "zone", "local_hours")


def read_instance(file: Path) -> Instance:
    """Read and check; every complaint names the path of its key."""
    root = read_json(file)
    root.keys(REQUIRED, OPTIONAL)
    slot_minutes = root.at("slot_minutes").whole(1)
    days = _days(root.at("days"), slot_minutes)
    rooms = root.at("rooms").names()
    backgrounds, size = _panel(root.at("panel"))
    where = _Where(root, days, slot_minutes)
    assessors = _assessors(root.at("assessors"), where)
    regions = _regions(root.at("regions"), where)
    return Instance(
        days,
        slot_minutes,
        rooms,
        backgrounds,
        assessors,
        regions,
        _ties(root, {one.id for one in assessors}, {one.id for one in regions}),
        root.at("linked").flag() if root.has("linked") else False,
        size,
        where.times(root, "blocked") | _prayers(root, days, slot_minutes),
        _shut(root, where, rooms),
        _pinned(root, where, rooms, assessors, regions),
    )


def _days(node: Node, slot_minutes: int) -> tuple[Day, ...]:
    days = tuple(_day(item, slot_minutes) for item in node.items())
    if not days:
        node.refuse("harus berisi paling sedikit satu hari")
    for number, (first, second) in enumerate(pairwise(days), start=1):
        if second.date <= first.date:
            Node(node.file, f"{node.path}[{number}].date", None).refuse("hari harus berurutan menurut tanggal")
    return days


def _day(node: Node, slot_minutes: int) -> Day:
    node.keys(("date", "slots"))
    day = Day(node.at("date").date(), tuple(item.clock() for item in node.at("slots").items()))
    clash = overlapping(day, slot_minutes)
    if clash:
        node.at("slots").refuse(f"slot {clash[1]} mulai sebelum slot {clash[0]} selesai ({slot_minutes} menit)")
    return day


def _panel(node: Node) -> tuple[dict[str, int], int | None]:
    node.keys(("backgrounds",), ("size",))
    backgrounds = _needs(node.at("backgrounds"))
    if not node.has("size"):
        return backgrounds, None
    size = node.at("size").whole(1)
    if size < sum(backgrounds.values()):
        node.at("size").refuse(f"kurang dari jumlah latar belakang ({sum(backgrounds.values())})")
    return backgrounds, size


def _needs(node: Node) -> dict[str, int]:
    backgrounds = node.table(Node.whole)
    if not sum(backgrounds.values()):
        node.refuse("panel harus beranggota paling sedikit satu orang")
    return {name: count for name, count in backgrounds.items() if count}


class _Where:
    """The slots of the event, and whose clock they are told by."""

    def __init__(self, root: Node, days: tuple[Day, ...], slot_minutes: int) -> None:
        self.days, self.slot_minutes = days, slot_minutes
        self.zone = root.at("zone").one_of(ZONES, "zona") if root.has("zone") else "WIB"
        self.hours = _window(root.at("local_hours")) if root.has("local_hours") else None

    def time(self, node: Node) -> Time:
        """[day, slot], both positions that exist."""
        items = node.items()
        if len(items) != 2:
            node.refuse("harus berupa [hari, slot]")
        day, slot = items[0].whole(), items[1].whole()
        if day >= len(self.days):
            items[0].refuse(f"hari {day} tidak ada; hari dihitung dari 0 sampai {len(self.days) - 1}")
        if slot >= len(self.days[day].slots):
            items[1].refuse(
                f"slot {slot} tidak ada; hari {day} punya {len(self.days[day].slots)} slot, dihitung dari 0"
            )
        return day, slot

    def times(self, node: Node, key: str) -> frozenset[Time]:
        """A list of them; empty when absent."""
        return frozenset(self.time(item) for item in node.at(key).items()) if node.has(key) else frozenset()

    def offline(self, node: Node) -> frozenset[Time]:
        """Slots outside local working hours of somebody who takes part online."""
        online = node.has("online") and node.at("online").flag()
        zone = node.at("zone").one_of(ZONES, "zona") if node.has("zone") else self.zone
        if not online or self.hours is None:
            return frozenset()
        return outside_hours(self.days, self.slot_minutes, event=self.zone, local=zone, hours=self.hours)


def _window(node: Node, *, friday_only: bool = False) -> Window:
    items = node.items()
    if len(items) != 2:
        node.refuse('harus berupa ["HH:MM", "HH:MM"]')
    begin, end = (minutes(item.clock()) for item in items)
    if end <= begin:
        node.refuse("berakhir sebelum mulai")
    return Window(begin, end, friday_only)


def _prayers(root: Node, days: tuple[Day, ...], slot_minutes: int) -> frozenset[Time]:
    if not root.has("prayers"):
        return frozenset()
    node = root.at("prayers")
    node.keys((), ("daily", "friday"))
    windows = [_window(item) for item in node.at("daily").items()] if node.has("daily") else []
    if node.has("friday"):
        windows += [_window(item, friday_only=True) for item in node.at("friday").items()]
    return prayer_slots(days, slot_minutes, windows)


def _assessors(node: Node, where: _Where) -> tuple[Assessor, ...]:
    items = node.items()
    for item in items:
        item.keys(("id", "background"), ("max_per_day", "unavailable", "severity", "online", "zone"))
    unique([item.at("id") for item in items], Node.text)
    return tuple(
        Assessor(
            item.at("id").text(),
            item.at("background").text(),
            item.at("max_per_day").whole() if item.has("max_per_day") else None,
            where.times(item, "unavailable") | where.offline(item),
            item.at("severity").number() if item.has("severity") else None,
        )
        for item in items
    )


REGION = ("group", "not_before", "not_after", "closed", "travels", "online", "zone", "needs", "delegation")


def _regions(node: Node, where: _Where) -> tuple[Region, ...]:
    items = node.items()
    for item in items:
        item.keys(("id",), REGION)
    unique([item.at("id") for item in items], Node.text)
    return tuple(
        Region(
            item.at("id").text(),
            _optional(item, "group"),
            where.time(item.at("not_before")) if item.has("not_before") else None,
            where.time(item.at("not_after")) if item.has("not_after") else None,
            where.times(item, "closed") | where.offline(item),
            _optional(item, "travels"),
            _needs(item.at("needs")) if item.has("needs") else None,
            _optional(item, "delegation"),
        )
        for item in items
    )


def _optional(node: Node, key: str) -> str:
    return node.at(key).text() if node.has(key) else ""


def _ties(root: Node, assessors: set[str], regions: set[str]) -> frozenset[tuple[str, str]]:
    found = set()
    for node in root.at("ties").items() if root.has("ties") else ():
        items = node.items()
        if len(items) != 2:
            node.refuse("harus berupa [penilai, daerah]")
        found.add((items[0].one_of(assessors, "penilai"), items[1].one_of(regions, "daerah")))
    return frozenset(found)


def _shut(root: Node, where: _Where, rooms: tuple[str, ...]) -> frozenset[tuple[str, int, int]]:
    found = set()
    for node in root.at("shut").items() if root.has("shut") else ():
        items = node.items()
        if len(items) != 3:
            node.refuse("harus berupa [ruang, hari, slot]")
        day, slot = where.time(Node(node.file, node.path, node.value[1:]))
        found.add((items[0].one_of(rooms, "ruang"), day, slot))
    return frozenset(found)


def _pinned(
    root: Node, where: _Where, rooms: tuple[str, ...], assessors: tuple[Assessor, ...], regions: tuple[Region, ...]
) -> tuple[Interview, ...]:
    items = root.at("pinned").items() if root.has("pinned") else []
    people, names = {one.id for one in assessors}, {one.id for one in regions}
    for item in items:
        item.keys(("region", "day", "slot", "room", "assessors"))
    unique([item.at("region") for item in items], Node.text)
    return tuple(_pin(item, where, set(rooms), people, names) for item in items)


def _pin(node: Node, where: _Where, rooms: set[str], people: set[str], names: set[str]) -> Interview:
    day, slot = where.time(Node(node.file, node.path, [node.value["day"], node.value["slot"]]))
    members = node.at("assessors")
    members.names()
    return Interview(
        node.at("region").one_of(names, "daerah"),
        day,
        slot,
        node.at("room").one_of(rooms, "ruang"),
        tuple(item.one_of(people, "penilai") for item in members.items()),
    )


def as_json(interview: Interview) -> dict[str, Any]:
    """One interview as PLAN.json tells it."""
    return {
        "region": interview.region,
        "day": interview.day,
        "slot": interview.slot,
        "room": interview.room,
        "assessors": list(interview.assessors),
    }
