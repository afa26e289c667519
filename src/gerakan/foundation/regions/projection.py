"""Degrees to the map's own grid: one unit is a fiftieth of a degree, north is up."""

from collections.abc import Iterable
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

WEST, NORTH = 94.7, 6.4
EAST, SOUTH = 141.3, -11.3
UNITS = 50
WIDTH, HEIGHT = round((EAST - WEST) * UNITS), round((NORTH - SOUTH) * UNITS)


def placed(longitude: float, latitude: float) -> tuple[int, int]:
    """Where a point lies on the map."""
    return round((longitude - WEST) * UNITS), round((NORTH - latitude) * UNITS)


def svg_path(area: BaseGeometry) -> str:
    """A closed path in relative whole units; parts smaller than a unit become a square of one unit."""
    polygons = shapely.get_parts(area)
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    drawn = [path for ring in rings if (path := _ring(ring.coords))]
    return "".join(drawn) or _dot(area)


def _ring(coordinates: Iterable[tuple[float, ...]]) -> str:
    points = [placed(x, y) for x, y, *_ in coordinates]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    steps = [step for step in steps if step != (0, 0)][:-1]
    if len(steps) < 2:
        return ""
    return f"M{_pair(points[0])}l{_joined(steps)}z"


def _joined(steps: Iterable[tuple[int, int]]) -> str:
    return " ".join(_pair(step) for step in steps).replace(" -", "-")


def _pair(point: tuple[int, int]) -> str:
    return f"{point[0]} {point[1]}".replace(" -", "-")


def _dot(area: BaseGeometry) -> str:
    centre = area.representative_point()
    x, y = placed(centre.x, centre.y)
    return f"M{x} {y}h1v1h-1z"
