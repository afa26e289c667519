"""What a matching is asked and what it answers, in plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Point:
    """Somewhere on the earth, and its clock (hours ahead of UTC)."""

    latitude: float
    longitude: float
    hour: float

    def km_to(self, other: "Point") -> float:
        """Along the great circle.

        >>> round(Point(0, 0, 0).km_to(Point(0, 90, 0)))
        10008
        """
        north, south = radians(self.latitude), radians(other.latitude)
        along = sin((south - north) / 2) ** 2
        across = cos(north) * cos(south) * sin(radians(other.longitude - self.longitude) / 2) ** 2
        return 2 * EARTH_KM * asin(sqrt(min(1.0, along + across)))


@dataclass(frozen=True)
class Guide:
    """Somebody who may be seated: skills, how many places at most, and where from (None: unknown)."""

    key: int
    skills: frozenset[str]
    capacity: int
    at: Point | None = None


@dataclass(frozen=True)
class Place:
    """Somewhere that needs guides, and what each skill is worth there."""

    key: int
    needs: Mapping[str, float]
    at: Point


@dataclass(frozen=True)
class Part:
    """A role at every place: how many of it, who may take it, whether its holder teaches, and how bad an empty one is."""

    name: str
    count: int
    may: frozenset[int]
    teaches: bool = True
    weight: int = 1


@dataclass(frozen=True)
class Prices:
    """What the last goal adds up: a point is what one uncovered skill of weight 1 costs, divided by ten."""

    uncovered: float = 10.0
    per_1000_km: float = 2.0
    per_hour: float = 1.0
    step_of_load: float = 2.0


@dataclass(frozen=True, order=True)
class Pair:
    """This guide at this place in this role."""

    place: int
    part: str
    guide: int


@dataclass(frozen=True)
class Matching:
    """Everything that decides; `closed` are (guide, place) that may never meet, `kept` are seats taken already."""

    guides: tuple[Guide, ...]
    places: tuple[Place, ...]
    parts: tuple[Part, ...]
    closed: frozenset[tuple[int, int]] = frozenset()
    kept: frozenset[Pair] = frozenset()
    prices: Prices = field(default_factory=Prices)

    @cached_property
    def guide(self) -> dict[int, Guide]:
        """By key."""
        return {row.key: row for row in self.guides}

    @cached_property
    def place(self) -> dict[int, Place]:
        """By key."""
        return {row.key: row for row in self.places}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair that is allowed."""
        return tuple(
            Pair(place.key, part.name, guide.key)
            for place in self.places
            for part in self.parts
            for guide in self.guides
            if guide.key in part.may and guide.capacity and (guide.key, place.key) not in self.closed
        )

    def way(self, pair: Pair) -> tuple[float, float] | None:
        """Kilometres and hours between a guide's home and the place; None when the home is unknown."""
        home, there = self.guide[pair.guide].at, self.place[pair.place].at
        return None if home is None else (home.km_to(there), abs(home.hour - there.hour))

    def price_of_way(self, pair: Pair) -> float:
        """An unknown home costs nothing and gains nothing."""
        km, hours = self.way(pair) or (0.0, 0.0)
        return km / 1000 * self.prices.per_1000_km + hours * self.prices.per_hour


@dataclass(frozen=True)
class Matched:
    """The seats, what stays empty, what had to be changed, and whether the solver proved that nothing is better."""

    pairs: tuple[Pair, ...]
    empty: Mapping[tuple[int, str], int]
    dropped: frozenset[Pair]
    price: float
    is_proven: bool
