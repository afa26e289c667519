"""People and towns to 2045 under three assumptions."""

from collections.abc import Mapping
from typing import Any

from gerakan.engine.regional import (
    NATIONAL_TARGET,
    TARGET_YEAR,
    Path,
    Point,
    growth_difference,
    project,
    year_reached,
)
from gerakan.foundation.audit.fingerprint import canonical

__all__ = ["NATIONAL_TARGET", "TARGET_YEAR", "people_result"]
NAMES = ("low", "middle", "high")


def people_result(inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Three paths from the base year. Raises InputError when shares leave the room below the ceiling.

    The middle path keeps the difference of growth seen between the two shares; low and high take away and add `spread`
    of its size.
    """
    ceiling = parameters["ceiling"]
    seen = growth_difference(
        parameters["share_before"],
        parameters["share_now"],
        parameters["year_now"] - parameters["year_before"],
        ceiling=ceiling,
    )
    base = Point(parameters["year_now"], float(parameters["people"]), parameters["share_now"])
    turns = (-parameters["spread"], 0.0, parameters["spread"])
    paths = [
        Path(name, parameters["growth"][at], seen + turn * abs(seen), ceiling)
        for at, (name, turn) in enumerate(zip(NAMES, turns, strict=True))
    ]
    result = {
        "difference": seen,
        "paths": [
            {
                "name": path.name,
                "growth": path.growth,
                "difference": path.difference,
                "points": [[p.year, round(p.people), round(p.urban), p.urban_share] for p in points],
                "reached": year_reached(points),
            }
            for path in paths
            for points in (project(base, path, TARGET_YEAR),)
        ],
        "target": NATIONAL_TARGET,
        "target_year": TARGET_YEAR,
        "region": inputs["region"],
    }
    plain: dict[str, Any] = canonical(result)
    return plain
