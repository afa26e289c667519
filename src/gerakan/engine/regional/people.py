"""People and towns to a year far off: growth, the urban-rural growth difference, and a ceiling where one is assumed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gerakan.engine.errors import InputError

NATIONAL_TARGET, TARGET_YEAR = 0.8237, 2045
"""The national projection of the urban share that the movement looks at."""


@dataclass(frozen=True, slots=True)
class Path:
    """One assumption: people grow by `growth` and the urban-rural balance by `difference`, both per year and continuous.

    ceiling: the urban share that is approached and never passed (1 in the method of the United Nations).
    """

    name: str
    growth: float
    difference: float
    ceiling: float = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a path: people, and how many of them live in towns."""

    year: int
    people: float
    urban_share: float

    @property
    def urban(self) -> float:
        """People in towns."""
        return self.people * self.urban_share

    @property
    def rural(self) -> float:
        """People elsewhere."""
        return self.people - self.urban


def growth_rate(before: float, after: float, years: float) -> float:
    """Continuous growth per year. Raises InputError for anything but positive numbers.

    >>> round(growth_rate(100.0, 100.0 * math.exp(0.2), 10), 9)
    0.02
    """
    if not (before > 0 and after > 0 and years > 0):
        raise InputError("penduduk dan selisih tahun harus lebih dari nol", row="people", column="growth")
    return math.log(after / before) / years


def growth_difference(share_before: float, share_after: float, years: float, *, ceiling: float = 1.0) -> float:
    """How much faster the urban than the rural population grew per year, from two urban shares.

    With a ceiling below 1: the growth of the logistic that approaches it. Raises InputError outside (0, ceiling).

    >>> round(growth_difference(0.5, 1 / (1 + math.exp(-0.3)), 10), 9)
    0.03

    United Nations (1974), Manual VIII, ch. V; the constant difference is a logistic of the urban share
    (National Research Council 2003, Cities Transformed, app. D).
    """
    for share in (share_before, share_after):
        if not 0 < share < ceiling <= 1:
            raise InputError("bagian perkotaan harus di antara nol dan batas atasnya", row="people", column="share")
    if not years > 0:
        raise InputError("kedua tahun harus berbeda", row="people", column="year")
    return (_balance(share_after, ceiling) - _balance(share_before, ceiling)) / years


def project(base: Point, path: Path, until: int) -> tuple[Point, ...]:
    """Year by year from the base to `until`, both included.

    >>> [round(point.urban_share, 3) for point in project(Point(2020, 1e6, 0.5), Path("tetap", 0.01, 0.03), 2022)]
    [0.5, 0.507, 0.515]
    """
    if not 0 < base.urban_share < path.ceiling <= 1:
        raise InputError("bagian perkotaan harus di antara nol dan batas atasnya", row=path.name, column="ceiling")
    start = _balance(base.urban_share, path.ceiling)
    return tuple(
        Point(
            base.year + t,
            base.people * math.exp(path.growth * t),
            path.ceiling / (1 + math.exp(-(start + path.difference * t))),
        )
        for t in range(until - base.year + 1)
    )


def year_reached(points: Sequence[Point], share: float = NATIONAL_TARGET) -> int | None:
    """First year in which so much is urban; None when the path does not come there."""
    return next((point.year for point in points if point.urban_share >= share), None)


def _balance(share: float, ceiling: float) -> float:
    return math.log(share / (ceiling - share))
