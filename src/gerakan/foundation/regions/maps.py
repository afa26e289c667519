"""Indonesia as an SVG in the page: every region a link with a title, coloured by classes, no style and no script."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import Boundary, BoundarySet, Region
from gerakan.foundation.regions.overlay import read_overlay
from gerakan.foundation.regions.projection import HEIGHT, WIDTH, placed
from gerakan.foundation.regions.tiles import Spot, Tile, tile_grid

TILE = 20
POINT = 7
GROUND, NAMED = 6, 18
SMALL_KM2 = 400


@dataclass(frozen=True)
class Shape:
    """A region on the map: where the link leads, what it is called, how it is coloured."""

    url: str
    title: str
    css: str = ""


@dataclass(frozen=True)
class MapNote:
    """What must be said beside the map about its boundaries."""

    text: str
    is_official: bool


Describe = Callable[[Region], Shape | None]


def boundary_note() -> MapNote:
    """Derived boundaries are called so on every map; without any, regions are points."""
    boundaries = BoundarySet.objects.first()
    if boundaries is None:
        return MapNote(_("Titik menunjukkan pusat pemerintahan; batas belum dimuat."), is_official=False)
    if boundaries.is_official:
        return MapNote(_("Batas resmi: %s.") % boundaries.source, is_official=True)
    return MapNote(_("Batas indikatif, bukan batas resmi."), is_official=False)


def map_svg(describe: Describe, *, label: str) -> SafeString:
    """The true map. Regions for which `describe` gives None are left out. Two queries."""
    regions = list(Region.objects.select_related("province"))
    paths = dict(Boundary.objects.values_list("region_id", "svg_path"))
    shapes = (_area(region, describe(region), paths.get(region.pk)) for region in regions)
    return _svg(shapes, label=label, css="peta", box=(WIDTH, HEIGHT))


def point_svg(describe: Describe, *, label: str) -> SafeString:
    """Every region as a point; those that `describe` names are links, the others only the ground they lie on. One query."""
    found = [(region, describe(region)) for region in Region.objects.all()]
    ground = [_dot(region, GROUND) for region, shape in found if shape is None]
    named = [_link(shape, _dot(region, NAMED)) for region, shape in found if shape is not None]
    return _svg([f'<g class="latar">{"".join(ground)}</g>', *named], label=label, css="peta peta-titik", box=(WIDTH, HEIGHT))  # fmt: skip


def _dot(region: Region, radius: int) -> str:
    x, y = placed(region.longitude, region.latitude)
    return f'<circle cx="{x}" cy="{y}" r="{radius}"/>'


def tile_svg(describe: Describe, *, label: str) -> SafeString:
    """The cartogram: one equal tile for every region. One query."""
    regions = list(Region.objects.select_related("province"))
    tiles = tiles_of(regions)
    width, height = (TILE * (1 + max((tile[i] for tile in tiles.values()), default=0)) for i in (0, 1))
    shapes = (_tile(describe(region), tiles[region.code]) for region in regions)
    return _svg(shapes, label=label, css="peta peta-petak", box=(width, height))


def tiles_of(regions: Iterable[Region]) -> Mapping[str, Tile]:
    """The layout; computed once per set of regions because it never changes with the data shown."""
    return _layout(tuple(Spot(region.code, region.code[:2], region.latitude, region.longitude) for region in regions))


@cache
def _layout(spots: tuple[Spot, ...]) -> Mapping[str, Tile]:
    return tile_grid(spots, read_overlay().facts["tiles"])


def _area(region: Region, shape: Shape | None, path: str | None) -> str:
    """A small area gets a round place to hit that reaches beyond it."""
    if shape is None:
        return ""
    x, y = placed(region.longitude, region.latitude)
    if path is None:
        return _link(shape, f'<circle cx="{x}" cy="{y}" r="{POINT}"/>')
    target = f'<circle class="bidik" cx="{x}" cy="{y}" r="{POINT}"/>' if float(region.area_km2) < SMALL_KM2 else ""
    return _link(shape, f'<path d="{path}"/>{target}')


def _tile(shape: Shape | None, tile: Tile) -> str:
    if shape is None:
        return ""
    x, y = tile[0] * TILE, tile[1] * TILE
    return _link(shape, f'<path d="M{x} {y}h{TILE - 1}v{TILE - 1}h-{TILE - 1}z"/>')


def _link(shape: Shape, drawing: str) -> str:
    css = f' class="{escape(shape.css)}"' if shape.css else ""
    return f'<a href="{escape(shape.url)}"{css}><title>{escape(shape.title)}</title>{drawing}</a>'


def _svg(shapes: Iterable[str], *, label: str, css: str, box: tuple[int, int]) -> SafeString:
    head = f'<svg class="{css}" viewBox="0 0 {box[0]} {box[1]}" role="group" aria-label="{escape(label)}">'
    # Every text that reaches the SVG has gone through escape().
    return mark_safe(head + "".join(shapes) + "</svg>")  # noqa: S308
