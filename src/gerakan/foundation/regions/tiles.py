"""A tile for every region: equal squares, provinces kept together, roughly where they lie. Pure and deterministic.

A province with an anchor stands where it was drawn; one without (a new province) comes as near as it can to its
place on the true map. Inside a province tiles read from north to south, each row from west to east.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

COLUMNS_PER_DEGREE = 1.55
ROWS_PER_DEGREE = 1.75
NORTH, WEST = 6.0, 95.0
GAP = 1


@dataclass(frozen=True)
class Spot:
    """A region to place: its code, its province's code and its point."""

    code: str
    province: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Block:
    """A province's rectangle of tiles and where its first tile wants to be."""

    province: str
    spots: tuple[Spot, ...]
    columns: int
    rows: int
    column: int
    row: int
    is_anchored: bool


Tile = tuple[int, int]


Anchors = Mapping[str, Sequence[int]]


def tile_grid(spots: Iterable[Spot], anchors: Anchors | None = None) -> dict[str, Tile]:
    """Column and row for every code, counted from zero; no two share a tile.

    anchors: per province its first column, first row and width in tiles.
    """
    blocks = sorted(_blocks(spots, anchors or {}), key=lambda block: (not block.is_anchored, block.province))
    taken: set[Tile] = set()
    placed: dict[str, Tile] = {}
    for block in blocks:
        column, row = _free_place(block, taken)
        for index, spot in enumerate(_reading_order(block)):
            placed[spot.code] = (column + index % block.columns, row + index // block.columns)
        taken.update(_cells(column, row, block))
    return _shifted_to_zero(placed)


def _blocks(spots: Iterable[Spot], anchors: Anchors) -> list[Block]:
    by_province: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_province[spot.province].append(spot)
    return [_block(province, tuple(members), anchors) for province, members in sorted(by_province.items())]


def _block(province: str, spots: tuple[Spot, ...], anchors: Anchors) -> Block:
    if province in anchors:
        column, row, columns = anchors[province]
        return Block(province, spots, columns, math.ceil(len(spots) / columns), column, row, is_anchored=True)
    columns = math.ceil(math.sqrt(len(spots)))
    rows = math.ceil(len(spots) / columns)
    x = sum(spot.longitude for spot in spots) / len(spots)
    y = sum(spot.latitude for spot in spots) / len(spots)
    column, row = round((x - WEST) * COLUMNS_PER_DEGREE), round((NORTH - y) * ROWS_PER_DEGREE)
    return Block(province, spots, columns, rows, column, row, is_anchored=False)


def _free_place(block: Block, taken: set[Tile]) -> Tile:
    """The nearest place to the wanted one where the block touches nobody."""
    for column, row in _spiral(block.column, block.row):
        if taken.isdisjoint(_cells(column, row, block, gap=GAP)):
            return column, row
    raise AssertionError("the spiral never ends")


def _spiral(column: int, row: int) -> Iterator[Tile]:
    """All places by their distance, the same order every time."""
    radius = 0
    while True:
        ring = [
            (dx, dy)
            for dx in range(-radius, radius + 1)
            for dy in range(-radius, radius + 1)
            if max(abs(dx), abs(dy)) == radius
        ]
        for dx, dy in sorted(ring, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)):
            yield column + dx, row + dy
        radius += 1


def _cells(column: int, row: int, block: Block, gap: int = 0) -> set[Tile]:
    return {
        (x, y)
        for x in range(column - gap, column + block.columns + gap)
        for y in range(row - gap, row + block.rows + gap)
    }


def _reading_order(block: Block) -> list[Spot]:
    """From north to south in rows, each row from west to east."""
    by_north = sorted(block.spots, key=lambda spot: (-spot.latitude, spot.longitude, spot.code))
    rows = [by_north[start : start + block.columns] for start in range(0, len(by_north), block.columns)]
    return [spot for row in rows for spot in sorted(row, key=lambda spot: (spot.longitude, spot.code))]


def _shifted_to_zero(placed: dict[str, Tile]) -> dict[str, Tile]:
    if not placed:
        return {}
    left, top = min(x for x, _ in placed.values()), min(y for _, y in placed.values())
    return {code: (x - left, y - top) for code, (x, y) in placed.items()}
