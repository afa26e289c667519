"""What the lists of kelembagaan show."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind, Region
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Dates, Empty, Listing, Tick
from gerakan.stages.institutions.models import OfficeHolder, Promise, PromiseYear
from gerakan.stages.institutions.queries import regions as queries

STANDINGS = dict(PromiseYear.Standing.choices)
CAPACITIES = dict(OfficeHolder.Capacity.choices)


def region_url(row: Region) -> str:
    """The region's own page."""
    return reverse("institutions:region", args=[row.slug])


overview_listing = Listing(
    name="institutions.overview",
    title=gettext_lazy("Kelembagaan daerah"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="name", sort="name", link=region_url),
        Column("head", gettext_lazy("Kepala daerah"), value="head_name", sort="head_name"),
        Column("capacity", gettext_lazy("Kedudukan"), value=lambda row: CAPACITIES.get(getattr(row, "head_capacity", "") or "", ""),
               sort="head_capacity"),
        Column("empty", gettext_lazy("Jabatan kosong"), value="empty_count", sort="empty_count", align="end"),
        Column("missing", gettext_lazy("Produk hukum belum ada"), value="missing_count", sort="missing_count", align="end"),
        Column("province", gettext_lazy("Provinsi"), value="province.name", sort="province__name", is_hidden=True),
        Column("code", gettext_lazy("Kode"), value="code", sort="code", is_hidden=True),
    ),
    filters=(
        Tick("belum-lengkap", gettext_lazy("Belum lengkap"), apply=queries.incomplete),
        Tick("tanpa-kepala", gettext_lazy("Tanpa kepala daerah tercatat"), apply=lambda rows: rows.filter(head_name__isnull=True)),
        Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="kind"),
        Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="province__island_group"),
    ),
    search=("name", "code", "head_name"),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Belum ada daerah"),
        gettext_lazy("Daerah muncul di sini setelah menjadi peserta sebuah edisi."),
    ),
    row_class=lambda row: "tint" if getattr(row, "open_count", 0) else "",
)  # fmt: skip

promise_listing = Listing(
    name="institutions.promises",
    title=gettext_lazy("Janji daerah"),
    columns=(
        Column("text", gettext_lazy("Janji"), sort="text", link=lambda row: row.get_absolute_url()),
        Column("kind", gettext_lazy("Jenis"), value="get_kind_display", sort="kind"),
        Column("by", gettext_lazy("Dijanjikan oleh"), value="made_by", sort="made_by"),
        Column("on", gettext_lazy("Pada"), value="made_on", sort="made_on", show=formats.day),
        Column("due", gettext_lazy("Paling lambat"), value="due_on", sort="due_on", show=formats.day),
        Column("source", gettext_lazy("Sumber"), value="get_source_display", sort="source"),
        Column("standing", gettext_lazy("Keadaan terakhir"), value=lambda row: STANDINGS.get(getattr(row, "standing", None) or "", ""),
               sort="standing", template="institutions/cells/standing.html"),
        Column("year", gettext_lazy("Tahun"), value="standing_year", sort="standing_year", align="end", show=str),
        Column("amount", gettext_lazy("Rupiah"), sort="amount", align="end", show=formats.money_exact, is_hidden=True),
        Column("evidence", gettext_lazy("Bukti janji"), is_hidden=True),
    ),
    filters=(
        Choice("jenis", gettext_lazy("Jenis"), Promise.Kind.choices, lookup="kind"),
        Choice("sumber", gettext_lazy("Sumber"), Promise.Source.choices, lookup="source"),
        Choice("keadaan", gettext_lazy("Keadaan terakhir"), PromiseYear.Standing.choices, lookup="standing"),
        Dates("made_on", gettext_lazy("Dijanjikan pada")),
    ),
    search=("text", "made_by", "evidence"),
    order="-on",
    page_sizes=(25, 50, 100),
    empty=Empty(
        gettext_lazy("Belum ada janji tercatat"),
        gettext_lazy("Catat apa yang dijanjikan pimpinan pada wawancara, nota kesepahaman, atau lembar komitmen."),
    ),
)  # fmt: skip
