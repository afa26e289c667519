"""What the lists of kelembagaan show."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind, Region
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries import regions as queries

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
