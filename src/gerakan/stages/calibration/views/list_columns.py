"""What the lists of results show: assessors by name, items without."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Column, Empty, Listing, Tick
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.queries.results import ItemRow


def progress_listing(total: int) -> Listing:
    """Assessors of the edition; `total` sample cases are to be sent."""

    def sent(row: Engagement) -> str:
        return _("%(have)d dari %(want)d") % {"have": row.sent_count, "want": total}  # type: ignore[attr-defined]

    return Listing(
        name="calibration.progress",
        title=gettext_lazy("Kalibrasi asesor"),
        columns=(
            Column("name", gettext_lazy("Asesor"), value="assessor.user.name", sort="assessor__user__name"),
            Column("background", gettext_lazy("Latar"), value="assessor.get_background_display", sort="assessor__background"),
            Column("sent", gettext_lazy("Contoh terkirim"), value=sent, sort="sent_count",
                   export=lambda row: row.sent_count),
            Column("lean", gettext_lazy("Beda rata-rata"), sort="lean", align="end", show=signed),
            Column("apart", gettext_lazy("Beda mutlak"), sort="apart", align="end", show=_two),
            Column("exact", gettext_lazy("Sama"), value="exact_share", sort="exact_share", align="end", show=formats.share),
            Column("near", gettext_lazy("Paling jauh satu"), value="near_share", sort="near_share", align="end",
                   show=formats.share),
            Column("code", gettext_lazy("Kode samaran"), sort="code", is_hidden=True),
        ),
        filters=(
            Tick("belum", gettext_lazy("Belum selesai"), apply=lambda rows: rows.filter(sent_count__lt=total)),
            Tick("selesai", gettext_lazy("Selesai"), apply=lambda rows: rows.filter(sent_count=total)),
        ),
        search=("assessor__user__name", "code"),
        order="sent",
        page_sizes=(50, 100, 200),
        empty=Empty(
            gettext_lazy("Belum ada asesor yang bersedia"), gettext_lazy("Mintalah asesor untuk edisi ini lebih dahulu.")
        ),
    )  # fmt: skip


def signed(value: float | None) -> str:
    """With its sign: plus is generous."""
    if value is None:
        return formats.MISSING
    return f"{'+' if value > 0 else ''}{formats.number(value, 2)}"


def _two(value: float | None) -> str:
    return formats.number(value, 2)


def marks_in_words(row: ItemRow) -> str:
    """How many gave which level, without names."""
    counts = {level: row.levels.count(level) for level in sorted(set(row.levels))}
    return ", ".join(f"{level} ({count}×)" for level, count in counts.items())


item_listing = Listing(
    name="calibration.items",
    title=gettext_lazy("Butir kalibrasi"),
    columns=(
        Column("title", gettext_lazy("Butir"), sort=True),
        Column("case", gettext_lazy("Contoh"), sort=True),
        Column("element", gettext_lazy("Unsur"), sort=True, is_hidden=True),
        Column("dispute", gettext_lazy("Beda antarasesor"), sort=True, align="end", show=_two),
        Column("reference", gettext_lazy("Acuan"), sort=True, align="end"),
        Column("mean", gettext_lazy("Rata-rata"), sort=True, align="end", show=_two),
        Column("lean", gettext_lazy("Beda dari acuan"), sort=True, align="end", show=signed),
        Column("marks", gettext_lazy("Nilai yang diberikan"), value=marks_in_words),
        Column("spread", gettext_lazy("Terendah–tertinggi"), sort=True, is_hidden=True),
        Column("near", gettext_lazy("Paling jauh satu"), value="near_share", sort="near_share", align="end",
               show=formats.share, is_hidden=True),
        Column("count", gettext_lazy("Asesor"), sort=True, align="end"),
    ),
    search=("title", "case", "element"),
    order="-dispute",
    page_sizes=(50, 100, 200),
    empty=Empty(gettext_lazy("Belum ada butir contoh"), gettext_lazy("Susun contohnya, lalu buka kalibrasi.")),
)  # fmt: skip
