"""The ranking as a list: its columns, its cut line, its drawings."""

from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import IslandGroup
from gerakan.foundation.ui import drawings, formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.shortlisting.models import Run, Standing
from gerakan.stages.shortlisting.queries.runs import PoolSummary

PAGE_SIZES = (50, 100, 514)


def ranking_listing(run: Run, pool: PoolSummary, max_filled_share: float) -> Listing:
    """The list of one pool; the last place inside carries the cut line."""

    def row_class(row: Standing) -> str:
        return "cut" if row.rank is not None and row.rank <= pool.places < row.rank + row.tied_count else ""

    return Listing(
        name="shortlisting.ranking",
        title=pgettext_lazy("judul", "Peringkat"),
        columns=_columns(run, pool, max_filled_share),
        filters=(
            Choice("zona", gettext_lazy("Zona"), Standing.Zone.choices, lookup="zone"),
            Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="region__province__island_group"),
            Tick("isian", gettext_lazy("Memakai nilai isian"), apply=lambda rows: rows.filter(filled_share__gt=0)),
            Tick("sama", gettext_lazy("Nilai sama"), apply=lambda rows: rows.filter(tied_count__gt=1)),
        ),
        search=("region__name", "region__code", "region__province__name"),
        page_sizes=PAGE_SIZES,
        order="",
        empty=Empty(
            gettext_lazy("Tidak ada daerah yang cocok"), gettext_lazy("Longgarkan saringan atau ubah kata pencarian.")
        ),
        row_class=row_class,
    )


def _columns(run: Run, pool: PoolSummary, max_filled_share: float) -> tuple[Column, ...]:
    before, after = reverse("shortlisting:standing", args=[run.pk, "-"]).rsplit("-", 1)

    def region_url(row: Standing) -> str:
        return f"{before}{row.region.code}{after}"

    def interval(row: Standing) -> SafeString | None:
        return interval_drawing(row, pool)

    def filled(row: Standing) -> str:
        return filled_words(row, max_filled_share)

    return (
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=region_url),
        Column("rank", gettext_lazy("Peringkat"), value=rank_words, sort="rank", align="end", export=lambda row: row.rank),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("score", gettext_lazy("Skor"), sort="score", align="end", show=lambda value: formats.number(value, 2)),
        Column("interval", gettext_lazy("Selang peringkat"), value=interval, sort="rank_median",
               export=lambda row: row.rank_median, show=lambda value: value),
        Column("chance", gettext_lazy("Peluang"), sort="chance", align="end", show=formats.share),
        Column("zone", gettext_lazy("Zona"), value=zone_mark, sort="zone", show=lambda value: value,
               export=lambda row: row.get_zone_display()),
        Column("coverage", gettext_lazy("Data tersedia"), value="coverage_share", sort="coverage_share", align="end",
               show=formats.share),
        Column("filled", gettext_lazy("Isian"), value=filled, sort="filled_share", export=lambda row: row.filled_share),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
        Column("low", gettext_lazy("Peringkat terbaik (5 %)"), value="rank_low", sort="rank_low", align="end", is_hidden=True),
        Column("high", gettext_lazy("Peringkat terburuk (95 %)"), value="rank_high", sort="rank_high", align="end", is_hidden=True),
        Column("contributions", gettext_lazy("Sumbangan terbesar"), value=strongest(run), is_hidden=True),
    )  # fmt: skip


def rank_words(row: Standing) -> str | None:
    """Ties are said aloud."""
    if row.rank is None:
        return None
    return _("%d, sama") % row.rank if row.is_tied else str(row.rank)


def filled_words(row: Standing, most: float) -> str:
    """How much of the score rests on values put in; marked past the scheme's limit."""
    if not row.filled:
        return ""
    words = formats.share(row.filled_share, 1)
    return _("▲ %s, melebihi batas") % words if row.filled_share > most else words


def interval_drawing(row: Standing, pool: PoolSummary) -> SafeString | None:
    """The interval of ranks beside the cut line; the same marks as the component, without its template's price."""
    if row.rank_low is None or row.rank_high is None or row.rank_median is None:
        return None
    at = drawings.interval(
        row.rank_low, row.rank_median, row.rank_high, least=1, most=max(pool.count, 2), cut=pool.places + 0.5
    )
    words = _("%(median)d, antara %(low)d dan %(high)d") % {
        "median": row.rank_median, "low": row.rank_low, "high": row.rank_high,
    }  # fmt: skip
    return format_html(
        '<svg class="interval" role="img" aria-label="{}"><line class="interval-rail" x1="0" x2="100%" y1="8" y2="8"/>'
        '<line class="interval-bar" x1="{}%" x2="{}%" y1="8" y2="8"/><line class="interval-cut" x1="{}%" x2="{}%" y1="0" y2="16"/>'
        '<circle class="interval-dot" cx="{}%" cy="8" r="5"/></svg>',
        words, at.low, at.high, at.cut, at.cut, at.value,
    )  # fmt: skip


@cache
def zone_drawing(zone: str, language: str | None) -> SafeString:
    """The component as a cell; the language is part of the key."""
    return render_to_string("shortlisting/zone_mark.html", {"zone": zone, "label": str(Standing.Zone(zone).label)})


def zone_mark(row: Standing) -> SafeString | str:
    """The component, drawn once per zone and language."""
    return zone_drawing(row.zone, get_language()) if row.zone else ""


def strongest(run: Run) -> Any:
    """The three largest contributions in words."""
    names: dict[str, str] = {}

    def words(row: Standing) -> str:
        if not names:
            items = [*run.parameters["indicators"], *run.parameters["groups"]]
            names.update({item["code"]: item["name"] for item in items})
        parts = [(code, value) for code, value in row.contributions.items() if value is not None]
        parts.sort(key=lambda part: -part[1])
        return "; ".join(f"{names.get(code, code)} {formats.number(value, 1)}" for code, value in parts[:3])

    return words
