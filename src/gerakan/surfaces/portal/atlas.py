"""What the public map shows: who took part until a year, and in that year."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gerakan.foundation.audit.publishing import current_head
from gerakan.foundation.editions.queries import editions_by_region
from gerakan.foundation.regions.maps import MapNote, Shape, boundary_note, map_svg, tile_svg
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.memory import memory

TRUE_MAP, TILES = "peta", "petak"
PANEL_SECONDS = 600.0


@dataclass(frozen=True)
class Atlas:
    """A drawing and the table of the same facts."""

    drawing: SafeString
    rows: tuple[tuple[Region, list[int]], ...]
    region_count: int
    new_count: int


def atlas(year: int, view: str) -> Atlas:
    """The map of everybody who took part until this year; four queries."""
    years = {pk: [y for y in seen if y <= year] for pk, seen in editions_by_region().items()}
    years = {pk: seen for pk, seen in years.items() if seen}
    draw = tile_svg if view == TILES else map_svg
    label = _("Daerah yang mengikuti gerakan sampai %d; setiap daerah sebuah tautan") % year
    regions = Region.objects.filter(pk__in=years).select_related("province").order_by("name")
    return Atlas(
        drawing=draw(_shape_of(years, year), label=label),
        rows=tuple((region, years[region.pk]) for region in regions),
        region_count=len(years),
        new_count=sum(seen[0] == year for seen in years.values()),
    )


@dataclass(frozen=True)
class Panel:
    """The map with its table as it stands on the page, and the counts beside it."""

    html: SafeString
    region_count: int
    new_count: int


def panel(year: int, view: str) -> Panel:
    """Drawn once for everybody until the log has a new link: every change of regions, boundaries and editions leaves one."""
    stamp, note = current_head(), boundary_note()
    key = ("portal.panel", year, view, get_language())
    return memory.get(key, (stamp, note), lambda: _panel(year, view, note), seconds=PANEL_SECONDS)


def _panel(year: int, view: str, note: MapNote) -> Panel:
    drawn = atlas(year, view)
    html = render_to_string("portal/parts/map.html", {"atlas": drawn, "year": year, "view": view, "note": note})
    return Panel(html, drawn.region_count, drawn.new_count)


def _shape_of(years: dict[int, list[int]], year: int) -> Callable[[Region], Shape]:
    address = reverse("portal:region", args=["-"])

    def shape(region: Region) -> Shape:
        seen = years.get(region.pk, [])
        css = "t4" if year in seen else "t2" if seen else ""
        note = ", ".join(str(one) for one in seen) or _("belum pernah ikut")
        return Shape(address.replace("-", region.slug), f"{region.name}: {note}", css)

    return shape
