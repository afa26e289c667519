"""The provisional ranking as a list."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import drawings, formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.trust.models import TrustRun, TrustStanding

TOP_MARK = 4.0
LARGE_CORRECTION = 0.5
"""Beyond it the chair looks at the correction (features B1)."""


def trust_listing(run: TrustRun) -> Listing:
    """Every region of one calculation; the last place inside carries the cut line."""
    places = int(run.parameters["top"])

    def row_class(row: TrustStanding) -> str:
        return "cut" if row.rank == places else ""

    return Listing(
        name="trust.ranking",
        title=gettext_lazy("Peringkat sementara"),
        columns=_columns(),
        filters=(
            Choice("zona", gettext_lazy("Zona"), TrustStanding.Zone.choices, lookup="zone"),
            Tick("satu", gettext_lazy("Ditentukan satu asesor"), apply=lambda rows: rows.filter(hangs_on__isnull=False)),
        ),
        search=("case__region__name", "case__region__code", "case__region__province__name"),
        page_sizes=(50, 100, 200),
        order="rank",
        row_class=row_class,
        empty=Empty(
            gettext_lazy("Tidak ada daerah yang cocok"), gettext_lazy("Longgarkan saringan atau ubah kata pencarian.")
        ),
    )  # fmt: skip


def _columns() -> tuple[Column, ...]:
    return (
        Column("region", gettext_lazy("Daerah"), value="case.region.name", sort="case__region__name"),
        Column("rank", gettext_lazy("Peringkat"), sort="rank", align="end"),
        Column("province", gettext_lazy("Provinsi"), value="case.region.province.name", sort="case__region__province__name"),
        Column("count", gettext_lazy("Asesor"), value="mark_count", sort="mark_count", align="end"),
        Column("raw", gettext_lazy("Nilai mentah"), sort="raw", align="end", show=_two),
        Column("corrected", gettext_lazy("Nilai terkoreksi"), sort="corrected", align="end", show=_two),
        Column("correction", gettext_lazy("Koreksi"), value=correction_words, align="end",
               export=lambda row: row.correction),
        Column("interval", gettext_lazy("Selang 90 %"), value=interval_drawing, show=lambda value: value,
               export=lambda row: row.lower),
        Column("chance", gettext_lazy("Peluang"), sort="chance", align="end", show=formats.share),
        Column("zone", gettext_lazy("Zona"), template="trust/parts/zone.html", sort="zone",
               export=lambda row: row.get_zone_display()),
        Column("hangs", gettext_lazy("Bergantung pada"), value=lambda row: str(row.hangs_on or ""), is_hidden=True),
        Column("code", gettext_lazy("Kode"), value="case.region.code", sort="case__region__code", is_hidden=True),
        Column("low", gettext_lazy("Batas bawah"), value="lower", sort="lower", align="end", show=_two, is_hidden=True),
        Column("high", gettext_lazy("Batas atas"), value="upper", sort="upper", align="end", show=_two, is_hidden=True),
    )  # fmt: skip


def _two(value: float | None) -> str:
    return formats.number(value, 2)


def correction_words(row: TrustStanding) -> str:
    """With its sign; a large one says who looks at it."""
    if row.correction is None:
        return ""
    words = f"{'+' if row.correction > 0 else ''}{formats.number(row.correction, 2)}"
    return _("▲ %s, diperiksa ketua") % words if abs(row.correction) > LARGE_CORRECTION else words


def interval_drawing(row: TrustStanding) -> SafeString | None:
    """The interval of the corrected mark on the scale 0 to 4."""
    if row.corrected is None or row.lower is None or row.upper is None:
        return None
    at = drawings.interval(max(row.lower, 0), row.corrected, min(row.upper, TOP_MARK), least=0, most=TOP_MARK)
    words = _("%(mean)s, antara %(low)s dan %(high)s") % {
        "mean": _two(row.corrected), "low": _two(row.lower), "high": _two(row.upper),
    }  # fmt: skip
    return format_html(
        '<svg class="interval" role="img" aria-label="{}"><line class="interval-rail" x1="0" x2="100%" y1="8" y2="8"/>'
        '<line class="interval-bar" x1="{}%" x2="{}%" y1="8" y2="8"/><circle class="interval-dot" cx="{}%" cy="8" r="5"/></svg>',
        words, at.low, at.high, at.value,
    )  # fmt: skip
