"""Outlines of regions for maps: derived from village points, or official ones from a file.

Derived ones are indicative: Voronoi cells of the villages' points, joined by region, cut at the coast.
The method, what it was measured against and where it fails stand in docs/metode/batas-indikatif.md.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from shapely import MultiPolygon, Polygon, STRtree
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from gerakan.foundation.regions.package import VillagePoint
from gerakan.foundation.regions.projection import svg_path

FINE = 0.01
COARSE = 0.025
GRID = 0.001
ISLET = 0.012
BOUNDS = shapely.box(94.5, -11.5, 141.5, 6.5)
CODE_KEYS = ("code", "kode", "KODE", "kdkab", "KDPKAB", "KODE_KAB", "kode_kab", "KDEPUM", "kd_kabkota")


class BadBoundaries(Exception):
    """The file cannot replace the boundaries; the message says what to mend."""


@dataclass(frozen=True)
class Outline:
    """What is stored for one region."""

    geometry: dict[str, Any]
    svg_path: str


def derive_outlines(villages: Sequence[VillagePoint], coast: Sequence[Polygon]) -> dict[str, Outline]:
    """One outline per region that has a village point; raises ValueError when there are fewer than four points."""
    codes, points = _unique(villages)
    if len(points) < 4:
        raise ValueError("at least four village points are needed")
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=BOUNDS, ordered=True))
    rows = _rows_by_code(codes)
    merged = {code: shapely.coverage_union_all(cells[index]) for code, index in rows.items()}
    land = STRtree(coast)
    return outlines({code: _cut(area, land, points[rows[code]]) for code, area in merged.items()})


def outlines(areas: Mapping[str, BaseGeometry]) -> dict[str, Outline]:
    """Simplified so that neighbours still share one line; an area that would vanish keeps its full shape."""
    codes = sorted(areas)
    full = np.array([_polygonal(areas[code]) for code in codes], dtype=object)
    fine = _kept(shapely.set_precision(shapely.coverage_simplify(full, FINE), GRID), full)
    coarse = _kept(shapely.coverage_simplify(fine, COARSE), fine)
    return {code: Outline(geometry=_rounded(fine[i]), svg_path=svg_path(coarse[i])) for i, code in enumerate(codes)}


def _unique(villages: Sequence[VillagePoint]) -> tuple[list[str], "np.ndarray[Any, Any]"]:
    """The first village at each place; ordered Voronoi cells need distinct points inside the country."""
    west, south, east, north = BOUNDS.bounds
    placed: dict[tuple[float, float], str] = {}
    for village in villages:
        if west <= village.longitude <= east and south <= village.latitude <= north:
            placed.setdefault((village.longitude, village.latitude), village.region_code)
    return list(placed.values()), np.array(list(placed), dtype=float)


def _rows_by_code(codes: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for index, code in enumerate(codes):
        rows.setdefault(code, []).append(index)
    return rows


def _cut(area: BaseGeometry, land: STRtree, points: "np.ndarray[Any, Any]") -> BaseGeometry:
    """At the coast; islands too small for the coast's scale are drawn as circles around their villages."""
    islands = land.geometries[land.query(area, predicate="intersects")]
    kept = _polygonal(shapely.union_all(shapely.intersection(area, islands)))
    if kept.is_empty:
        return shapely.union_all(shapely.buffer(shapely.points(points), ISLET, quad_segs=2))
    return kept


def _polygonal(area: BaseGeometry) -> BaseGeometry:
    """Cutting may leave lines and points behind."""
    valid = shapely.make_valid(area)
    parts = [part for part in shapely.get_parts(valid) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return MultiPolygon([polygon for part in parts for polygon in shapely.get_parts(part)])


def _kept(simpler: "np.ndarray[Any, Any]", full: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return np.where(shapely.is_empty(simpler), full, simpler)


def _rounded(area: BaseGeometry) -> dict[str, Any]:
    geometry: dict[str, Any] = json.loads(json.dumps(mapping(shapely.set_precision(area, GRID))))
    return {key: _round_all(value) for key, value in geometry.items()}


def _round_all(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _round_all(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_round_all(item) for item in value]
    return round(value, 3) if isinstance(value, float) else value


def read_official(path: Path, known_codes: frozenset[str]) -> dict[str, BaseGeometry]:
    """GeoJSON features by the code of Kemendagri; raises BadBoundaries with every reason a person must know."""
    areas: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(_features(path), start=1):
        code = _code_of(feature, number)
        if code not in known_codes:
            raise BadBoundaries(_("Fitur ke-%(n)d: kode %(code)s tidak ada di register.") % {"n": number, "code": code})
        area = _area_of(feature, number, code)
        areas[code] = shapely.union(areas[code], area) if code in areas else area
    if missing := sorted(known_codes - areas.keys()):
        listed = ", ".join(missing[:10]) + (", …" if len(missing) > 10 else "")
        raise BadBoundaries(_("%(n)d daerah tidak ada di berkas: %(codes)s.") % {"n": len(missing), "codes": listed})
    return areas


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadBoundaries(_("Berkas %s tidak dapat dibaca.") % path.name) from error
    except ValueError as error:
        raise BadBoundaries(_("Berkas %s bukan GeoJSON yang sah.") % path.name) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise BadBoundaries(_("Berkas %s bukan FeatureCollection GeoJSON.") % path.name)
    features: list[dict[str, Any]] = content.get("features") or []
    return features


def _code_of(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties") or {}
    text = next((str(properties[key]).strip() for key in CODE_KEYS if properties.get(key)), "")
    if not text:
        raise BadBoundaries(
            _("Fitur ke-%(n)d tidak berkode; tambahkan properti “code” berisi kode Kemendagri.") % {"n": number}
        )
    return f"{text[:2]}.{text[2:]}" if len(text) == 4 and text.isdigit() else text


def _area_of(feature: dict[str, Any], number: int, code: str) -> BaseGeometry:
    where = {"n": number, "code": code}
    try:
        area = shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
        raise BadBoundaries(_("Fitur ke-%(n)d (%(code)s): geometri tidak terbaca.") % where) from error
    if area.geom_type not in {"Polygon", "MultiPolygon"} or area.is_empty:
        raise BadBoundaries(_("Fitur ke-%(n)d (%(code)s): bukan poligon.") % where)
    if not BOUNDS.contains(area):
        raise BadBoundaries(
            _(
                "Fitur ke-%(n)d (%(code)s) terletak di luar Indonesia; koordinat harus derajat bujur-lintang (EPSG:4326)."
            )
            % where
        )
    return shapely.make_valid(area)
