"""The cartogram: no two regions on one tile, provinces in one piece, west left of east."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.foundation.regions.tiles import Spot, Tile, tile_grid


@pytest.fixture(scope="session")
def spots(register) -> list[Spot]:
    return [Spot(row["code"], row["code"][:2], row["latitude"], row["longitude"]) for row in register.regions]


@pytest.fixture(scope="session")
def tiles(spots, overlay) -> dict[str, Tile]:
    return tile_grid(spots, overlay.facts["tiles"])


def by_province(tiles: dict[str, Tile]) -> dict[str, set[Tile]]:
    found: dict[str, set[Tile]] = defaultdict(set)
    for code, tile in tiles.items():
        found[code[:2]].add(tile)
    return found


def in_one_piece(tiles: set[Tile]) -> bool:
    reached, edge = set(), {min(tiles)}
    while edge:
        reached |= edge
        edge = {(x + dx, y + dy) for x, y in edge for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))} & tiles - reached
    return reached == tiles


def test_every_region_has_a_tile_of_its_own(tiles):
    assert len(tiles) == len(set(tiles.values())) == 514
    assert min(x for x, _ in tiles.values()) == min(y for _, y in tiles.values()) == 0


def test_the_grid_is_no_wider_than_a_screen(tiles):
    assert max(x for x, _ in tiles.values()) < 80
    assert max(y for _, y in tiles.values()) < 32


def test_provinces_hang_together_and_apart_from_each_other(tiles):
    provinces = by_province(tiles)
    assert len(provinces) == 38
    assert all(in_one_piece(cells) for cells in provinces.values())
    for code, cells in provinces.items():
        around = {(x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        others = set().union(*(c for other, c in provinces.items() if other != code))
        assert around.isdisjoint(others), code


@pytest.mark.parametrize("row", [["11", "32", "33", "35", "51", "52", "53"], ["61", "72", "82", "92", "91"]])
def test_west_stays_left_of_east(tiles, row):
    provinces = by_province(tiles)
    lefts = [min(x for x, _ in provinces[code]) for code in row]
    assert lefts == sorted(lefts)


def test_the_same_every_time(spots, overlay, tiles):
    assert tile_grid(list(reversed(spots)), overlay.facts["tiles"]) == tiles


def test_a_province_without_an_anchor_finds_a_free_place(spots, overlay):
    anchors = {code: place for code, place in overlay.facts["tiles"].items() if code != "35"}
    tiles = tile_grid(spots, anchors)
    assert len(set(tiles.values())) == 514
    assert in_one_piece(by_province(tiles)["35"])


@given(
    st.dictionaries(
        st.integers(0, 999),
        st.tuples(st.integers(0, 4), st.floats(-11, 6), st.floats(95, 141)),
        max_size=60,
    )
)
def test_any_country_gets_tiles_without_overlap(drawn):
    spots = [Spot(str(number), str(province), lat, lon) for number, (province, lat, lon) in drawn.items()]
    tiles = tile_grid(spots)
    assert len(set(tiles.values())) == len(spots)
