"""The ranking as a list: its columns, its cut line, its drawings."""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import IslandGroup, Kind
from gerakan.foundation.ui import drawings, formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.shortlisting.views.ranking_columns import zone_drawing

Place, Zone = SelectionStanding.Place, SelectionStanding.Zone


def ranking_listing(run: SelectionRun, count: int, *, with_reasons: bool) -> Listing:
    """Every region of one ranking; the last place inside carries the cut line. Reasons only for those in the room."""
    places = int(run.parameters["choose"])

    def row_class(row: SelectionStanding) -> str:
        return "cut" if row.rank == places else ""

    return Listing(
        name="selection.ranking",
        title=gettext_lazy("Peringkat penetapan"),
        columns=(*_columns(places, count, with_reasons=with_reasons), *(_reasons() if with_reasons else ())),
        filters=(
            Choice("tempat", gettext_lazy("Tempat"), Place.choices, lookup="place"),
            Choice("zona", gettext_lazy("Zona"), Zone.choices, lookup="zone"),
            Choice("jenis", gettext_lazy("Jenis daerah"), Kind.choices, lookup="region__kind"),
            Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="region__province__island_group"),
            Tick("sama", gettext_lazy("Skor sama"), apply=lambda rows: rows.exclude(tied="")),
        ),
        search=("region__name", "region__code", "region__province__name"),
        page_sizes=(100, 50, 514),
        order="rank",
        row_class=row_class,
        empty=Empty(
            gettext_lazy("Tidak ada daerah yang cocok"), gettext_lazy("Longgarkan saringan atau ubah kata pencarian.")
        ),
    )


def _columns(places: int, count: int, *, with_reasons: bool) -> tuple[Column, ...]:
    link: Callable[[Any], str] | None = SelectionStanding.get_absolute_url if with_reasons else None
    return (
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=link),
        Column("rank", gettext_lazy("Peringkat"), value=rank_words, sort="rank", align="end", export=lambda row: row.rank),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name",
               is_hidden=True),
        Column("place", gettext_lazy("Tempat"), value=place_words, sort="place"),
        Column("score", gettext_lazy("Skor"), sort="score", align="end", show=_two),
        Column("marks", gettext_lazy("Nilai asesor"), sort="marks", align="end", show=_two, is_hidden=True),
        Column("index", gettext_lazy("Indeks"), sort="index", align="end", show=_two, is_hidden=True),
        Column("interval", gettext_lazy("Selang peringkat"), value=lambda row: interval_drawing(row, places, count),
               show=lambda value: value, export=lambda row: f"{row.low}-{row.high}"),
        Column("chance", gettext_lazy("Peluang"), sort="chance", align="end", show=formats.share),
        Column("weighings", gettext_lazy("Bobot wajar"), sort="weighings", align="end", show=formats.share),
        Column("zone", gettext_lazy("Zona"), value=lambda row: zone_drawing(row.zone, get_language()), sort="zone",
               show=lambda value: value, export=lambda row: row.get_zone_display()),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    )  # fmt: skip


def _reasons() -> tuple[Column, ...]:
    return (
        Column("barred", gettext_lazy("Syarat belum terpenuhi"), value="barred_because", is_hidden=True),
        Column("elements", gettext_lazy("Nilai tiap unsur"), value=element_words, is_hidden=True),
        Column("reviews", gettext_lazy("Catatan asesor untuk daerah"), value=review_words, is_hidden=True),
    )


def rank_words(row: SelectionStanding) -> str:
    """Ties are said aloud."""
    return _("%d, skor sama") % row.rank if row.tied else str(row.rank)


def place_words(row: SelectionStanding) -> str:
    """With the order of the reserve."""
    return _("Cadangan %d") % row.position if row.position else str(row.get_place_display())


def element_words(row: SelectionStanding) -> str:
    """Every element with its mark."""
    return "; ".join(f"{title} {_two(mark)}" for _code, title, mark, _share in row.elements)


def review_words(row: Any) -> str:
    """What each assessor wrote for the region."""
    return " · ".join(sheet.note_for_region for sheet in row.case.noted_sheets)


def interval_drawing(row: SelectionStanding, places: int, count: int) -> SafeString:
    """Ranks in nine of ten repetitions beside the cut line."""
    at = drawings.interval(row.low, row.rank, row.high, least=1, most=max(count, 2), cut=places + 0.5)
    words = _("%(rank)d, antara %(low)d dan %(high)d") % {"rank": row.rank, "low": row.low, "high": row.high}
    return format_html(
        '<svg class="interval" role="img" aria-label="{}"><line class="interval-rail" x1="0" x2="100%" y1="8" y2="8"/>'
        '<line class="interval-bar" x1="{}%" x2="{}%" y1="8" y2="8"/><line class="interval-cut" x1="{}%" x2="{}%" y1="0" y2="16"/>'
        '<circle class="interval-dot" cx="{}%" cy="8" r="5"/></svg>',
        words, at.low, at.high, at.cut, at.cut, at.value,
    )  # fmt: skip


def _two(value: float | None) -> str:
    return formats.number(value, 2)
