"""A plan laid out for reading: by room, by assessor, by region."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gerakan.stages.interviews.models import PlanVersion

Names = tuple[Mapping[str, str], Mapping[str, str]]


@dataclass(frozen=True)
class Card:
    """One interview of a plan."""

    region: str
    name: str
    day: int
    slot: int
    room: str
    date: dt.date
    hour: str
    panel: tuple[tuple[str, str], ...]

    @property
    def initials(self) -> str:
        """Panel in short."""
        return " · ".join(_initials(name) for _code, name in self.panel)

    @property
    def people(self) -> str:
        """Panel in full."""
        return ", ".join(name for _code, name in self.panel)


@dataclass(frozen=True)
class Cell:
    """A place of the grid, with or without an interview."""

    place: str
    room: str
    card: Card | None


@dataclass(frozen=True)
class Line:
    """An hour of the grid."""

    hour: str
    cells: tuple[Cell, ...]


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isalnum() and not word.endswith(".")]
    return "".join(word[0] for word in words[:3]).upper() or name[:3]


def cards_of(version: PlanVersion, names: Names) -> list[Card]:
    """Every interview in order of the clock."""
    regions, people = names
    days = version.instance["days"]
    return [
        Card(
            place["region"],
            regions.get(place["region"], place["region"]),
            place["day"],
            place["slot"],
            place["room"],
            dt.date.fromisoformat(days[place["day"]]["date"]),
            days[place["day"]]["slots"][place["slot"]].replace(":", "."),
            tuple((code, people.get(code, code)) for code in place["assessors"]),
        )
        for place in version.plan["interviews"]
    ]


def days_of(version: PlanVersion) -> list[dt.date]:
    """Days of the plan."""
    return [dt.date.fromisoformat(day["date"]) for day in version.instance["days"]]


def day_grid(version: PlanVersion, cards: list[Card], day: int) -> list[Line]:
    """Hours as rows, rooms as columns."""
    here = {(card.slot, card.room): card for card in cards if card.day == day}
    return [
        Line(
            hour.replace(":", "."),
            tuple(Cell(f"{day}|{slot}|{room}", room, here.get((slot, room))) for room in version.instance["rooms"]),
        )
        for slot, hour in enumerate(version.instance["days"][day]["slots"])
    ]


def by_assessor(cards: list[Card]) -> list[tuple[str, list[Card]]]:
    """Everybody's own list."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        for _code, name in card.panel:
            found.setdefault(name, []).append(card)
    return sorted(found.items())


def by_region(cards: list[Card]) -> list[Card]:
    """In order of names."""
    return sorted(cards, key=lambda card: card.name)


@dataclass(frozen=True)
class Meters:
    """The strip above the grid."""

    linked_share: float
    is_connected: bool
    broken: int
    empty: int
    interviews: int
    cost: int
    bound: int


def meters_of(version: PlanVersion) -> Meters:
    """How much of the panel can be compared, what is broken, what is free."""
    links = version.report.get("connectivity") or {}
    groups = [len(group) for group in links.get("groups", ())]
    places = len(version.instance["rooms"]) * sum(len(day["slots"]) for day in version.instance["days"])
    count = len(version.plan["interviews"])
    return Meters(
        max(groups, default=0) / sum(groups) if groups else 0.0,
        bool(links.get("connected")),
        len(version.verdict),
        places - count,
        count,
        version.report.get("cost", 0),
        version.report.get("bound", 0),
    )


def table_of(cards: list[Card]) -> list[list[Any]]:
    """The day plan as rows of a workbook."""
    return [
        [card.date, card.hour, card.room, card.region, card.name, *(name for _code, name in card.panel)]
        for card in cards
    ]
