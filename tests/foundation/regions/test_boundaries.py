"""Boundaries: derived ones cover the country and are called indicative; official ones replace them whole or not at all."""

import gzip
import json
import math
from pathlib import Path

import pytest
import shapely
from django.core.management import CommandError, call_command
from shapely.geometry import mapping, shape

from gerakan.foundation.regions.boundaries import Outline, derive_outlines, outlines
from gerakan.foundation.regions.coast import CoastMissing, coast_file, read_coast
from gerakan.foundation.regions.commands import replace_boundaries
from gerakan.foundation.regions.maps import Shape, boundary_note, map_svg, tile_svg
from gerakan.foundation.regions.models import Boundary, BoundarySet, Region
from gerakan.foundation.regions.package import VillagePoint, read_villages
from gerakan.foundation.regions.projection import svg_path
from tests.factories.regions import ProvinceFactory, RegionFactory


@pytest.fixture(scope="session")
def derived(package: Path) -> dict[str, Outline]:
    try:
        coast = coast_file()
    except CoastMissing as missing:
        pytest.skip(str(missing))
    return derive_outlines(read_villages(package), read_coast(coast))


def test_every_region_has_a_valid_outline(derived, register):
    assert derived.keys() == {row["code"] for row in register.regions}
    areas = [shape(outline.geometry) for outline in derived.values()]
    assert all(area.is_valid and not area.is_empty for area in areas)
    assert all(outline.svg_path.startswith("M") and outline.svg_path.endswith("z") for outline in derived.values())


def test_areas_come_near_the_official_ones(derived, register):
    """One degree is 111.32 km, and narrower east to west by the cosine of the latitude."""
    ratios = []
    for row in register.regions:
        area = shape(derived[row["code"]].geometry)
        square_km = area.area * 111.32**2 * math.cos(math.radians(row["latitude"]))
        ratios.append(square_km / float(row["area_km2"]))
    ratios.sort()
    assert 0.95 < ratios[257] < 1.05
    assert ratios[51] > 0.80
    assert ratios[462] < 1.25


def test_seats_lie_in_or_at_their_own_outline(derived, register):
    outside = [
        row["name"]
        for row in register.regions
        if shape(derived[row["code"]].geometry).distance(shapely.Point(row["longitude"], row["latitude"])) > 0.05
    ]
    assert len(outside) <= 3, outside


def test_neighbours_share_their_line(derived):
    """Simplifying one by one would leave slivers."""
    bandung, city = shape(derived["32.04"].geometry), shape(derived["32.73"].geometry)
    assert bandung.intersection(city).area < 1e-4
    assert bandung.distance(city) < 1e-9


def test_a_region_off_the_coasts_scale_is_drawn_around_its_villages():
    coast = [shapely.box(110, -8, 112, -6)]
    villages = [
        VillagePoint("33.01", -7.5, 110.5), VillagePoint("33.01", -7.0, 110.6), VillagePoint("33.02", -7.5, 111.5),
        VillagePoint("33.02", -6.5, 111.5), VillagePoint("31.01", -5.6, 106.5),
    ]  # fmt: skip
    found = derive_outlines(villages, coast)
    island = shape(found["31.01"].geometry)
    assert island.contains(shapely.Point(106.5, -5.6))
    assert island.area < 0.001


def test_too_few_points_are_refused():
    with pytest.raises(ValueError, match="four"):
        derive_outlines([VillagePoint("33.01", -7.5, 110.5)], [shapely.box(110, -8, 112, -6)])


def test_a_path_returns_to_its_start():
    assert svg_path(shapely.box(100, -1, 101, 0)) == "M315 370l0-50-50 0 0 50z"


def feature(code: str, area: shapely.Geometry) -> dict[str, object]:
    return {"type": "Feature", "properties": {"code": code}, "geometry": mapping(area)}


@pytest.fixture
def two_regions(db) -> list[Region]:
    province = ProvinceFactory(code="33")
    return [
        RegionFactory(province=province, code="33.01", base="Satu"),
        RegionFactory(province=province, code="33.71", base="Dua", kind="kota"),
    ]


def write(path: Path, *features: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_official_boundaries_replace_the_indicative(two_regions, tmp_path):
    west, east = shapely.box(110, -8, 111, -7), shapely.box(111, -8, 112, -7)
    replace_boundaries(
        outlines({"33.01": west, "33.71": east}), source="titik", checksum="1", is_official=False, by="sistem: uji"
    )
    assert boundary_note().text == "Batas indikatif, bukan batas resmi."

    path = write(tmp_path / "big.geojson", feature("3301", east), feature("33.71", west))
    call_command("import_boundaries", str(path), "--source", "BIG 2025")

    assert BoundarySet.objects.get().is_official
    assert boundary_note().text == "Batas resmi: BIG 2025."
    kota = shape(Boundary.objects.get(region__code="33.71").geometry)
    assert kota.equals(west)


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([("33.01", shapely.box(110, -8, 111, -7))], "33.71"),
        ([("99.01", shapely.box(110, -8, 111, -7))], "99.01 tidak ada di register"),
        ([("", shapely.box(110, -8, 111, -7))], "tidak berkode"),
        ([("33.01", shapely.Point(110, -7))], "bukan poligon"),
        ([("33.01", shapely.box(500_000, 9_000_000, 500_100, 9_000_100))], "EPSG:4326"),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(two_regions, tmp_path, features, sentence):
    path = write(tmp_path / "salah.geojson", *(feature(code, area) for code, area in features))
    with pytest.raises(CommandError, match=sentence):
        call_command("import_boundaries", str(path))
    assert not BoundarySet.objects.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"type": "Point"}', '{"type": "FeatureCollection"}'])
def test_a_file_that_is_no_geojson_is_refused_with_a_sentence(two_regions, tmp_path, content):
    path = tmp_path / "rusak.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match="Tidak ada yang diubah"):
        call_command("import_boundaries", str(path))
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("import_boundaries", str(tmp_path / "tiada.geojson"))


def describe(region: Region) -> Shape:
    return Shape(f"/daerah/{region.slug}/", f"{region.name} <b>", "ikut")


def test_without_boundaries_regions_are_points(two_regions):
    drawn = map_svg(describe, label="Peta")
    assert drawn.count("<circle") == 2
    assert "&lt;b&gt;" in drawn
    assert "belum dimuat" in boundary_note().text


def test_the_map_of_the_whole_country_is_small_and_without_style(loaded, derived, django_assert_num_queries):
    replace_boundaries(derived, source="titik", checksum="1", is_official=False, by="sistem: uji")
    with django_assert_num_queries(2):
        drawn = map_svg(describe, label="Peta")
    assert drawn.count("<a href=") == drawn.count("<title>") == 514
    assert len(gzip.compress(drawn.encode())) < 60_000
    assert "style" not in drawn
    assert drawn.count('class="bidik"') >= 60


def test_the_cartogram_has_every_region_once(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        drawn = tile_svg(describe, label="Peta petak")
    assert drawn.count("<a href=") == 514
    assert len(gzip.compress(drawn.encode())) < 20_000
