"""Indonesia's coast out of a TopoJSON file of the world (Natural Earth 1:10m, public domain)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from shapely import Polygon, get_parts, make_valid, union_all

INDONESIA = "360"
Ring = list[tuple[float, float]]


class CoastMissing(Exception):
    """The coast cannot be read; the message is for the person at the console."""


def coast_file() -> Path:
    """Where the browser assets put it; raises CoastMissing."""
    path = Path(settings.PROJECT) / "node_modules" / "world-atlas" / "countries-10m.json"
    if not path.is_file():
        raise CoastMissing(_("Garis pantai (world-atlas) belum ada; jalankan ./run agar aset diambil."))
    return path


def read_coast(path: Path) -> list[Polygon]:
    """The land of Indonesia, island by island, in degrees."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [list(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    country = next(item for item in countries if item.get("id") == INDONESIA)
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    valid = union_all([make_valid(_polygon(rings, arcs)) for rings in polygons])
    return [part for part in get_parts(valid) if isinstance(part, Polygon)]


def _unpacked(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Positions are differences on a grid."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale_x + shift_x, y * scale_y + shift_y


def _polygon(rings: list[list[int]], arcs: list[Ring]) -> Polygon:
    shell, *holes = [_ring(ring, arcs) for ring in rings]
    return Polygon(shell, holes)


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """Arcs joined end to end; a negative index runs backwards."""
    joined: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        joined.extend(arc[1:] if joined else arc)
    return joined
