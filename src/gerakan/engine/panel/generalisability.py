"""Generalisability: how dependable a mean mark is, and how many assessors would make it dependable enough."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dependability:
    """relative: for ranking units that the same raters marked (E rho squared). absolute: for the level itself (Phi)."""

    raters: int
    items: int
    relative: float
    absolute: float
    relative_error: float
    absolute_error: float


def dependability(
    variances: Mapping[str, float | None], *, raters: int, items: int, items_fixed: bool = True
) -> Dependability:
    """D study from variance parts (None counts as zero), for so many raters and items per unit; errors are variances.

    items_fixed: the items are the instrument itself, not a sample of possible items, so that their level is no error.

    >>> parts = {"unit": 2.5556, "rater": 5.2444, "error": 1.0194}
    >>> told = dependability(parts, raters=4, items=1)
    >>> round(told.relative, 2), round(told.absolute, 2)
    (0.91, 0.62)

    Brennan (2001), Generalizability Theory, chapter 4; the example is ICC(3, k) and ICC(2, k) of Shrout & Fleiss (1979).
    """
    part = {name: value or 0.0 for name, value in variances.items()}
    relative = part.get("unit_x_rater", 0.0) / raters + part.get("error", 0.0) / (raters * items)
    absolute = relative + part.get("rater", 0.0) / raters + part.get("rater_x_item", 0.0) / (raters * items)
    absolute += 0.0 if items_fixed else part.get("item", 0.0) / items
    unit = part.get("unit", 0.0)
    return Dependability(raters, items, _share(unit, relative), _share(unit, absolute), relative, absolute)


def _share(true: float, error: float) -> float:
    return true / (true + error) if true + error > 0 else float("nan")


def raters_needed(
    variances: Mapping[str, float | None],
    *,
    items: int,
    target: float = 0.8,
    absolute: bool = True,
    most: int = 100,
) -> int | None:
    """Fewest raters per unit for which the coefficient reaches the target; None when `most` are not enough.

    >>> raters_needed({"unit": 0.2, "rater": 0.05, "unit_x_rater": 0.25, "error": 0.3}, items=30)
    7
    """
    for raters in range(1, most + 1):
        told = dependability(variances, raters=raters, items=items)
        if (told.absolute if absolute else told.relative) >= target:
            return raters
    return None
