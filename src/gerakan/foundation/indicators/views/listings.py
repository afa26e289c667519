"""Declared lists of the library and of deliveries."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorValue
from gerakan.foundation.regions.models import Kind
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing

INDICATORS = Listing(
    name="indicators.library",
    title=_("Pustaka indikator"),
    columns=(
        Column("name", _("Indikator"), sort="name", link=lambda row: row.get_absolute_url()),
        Column("unit", _("Satuan")),
        Column("direction", _("Arah"), value="get_direction_display"),
        Column("applies_to", _("Berlaku untuk"), value="get_applies_to_display"),
        Column("owner", _("Pemilik"), value="owner", sort="owner__name"),
        Column("latest_year", _("Tahun terakhir"), sort="latest_year", align="end", show=lambda v: str(v or "–")),
        Column("value_count", _("Nilai"), sort="value_count", align="end", show=lambda v: formats.number(v, 0)),
        Column("code", _("Kode"), sort="code", is_hidden=True),
    ),
    filters=(
        Choice("direction", _("Arah"), [(str(value), label) for value, label in Indicator.Direction.choices]),
        Choice("applies_to", _("Berlaku untuk"), Indicator.Reach.choices),
    ),
    search=("name", "code", "source", "owner__name", "owner__short_name"),
    order="name",
    empty=Empty(
        _("Pustaka masih kosong"), _("Muat indikator bawaan dengan gerakan load_indicators, atau tambah sendiri.")
    ),
)

VALUES = Listing(
    name="indicators.values",
    title=_("Nilai per daerah"),
    columns=(
        Column("region", _("Daerah"), value="region.name", sort="region__name"),
        Column("code", _("Kode"), value="region.code", sort="region__code"),
        Column("value", _("Nilai"), sort="value", align="end", show=formats.number),
        Column("value_class", _("Kelas"), sort="value_class"),
        Column("state", _("Keadaan"), value="get_state_display"),
        Column("status", _("Status"), value="get_status_display"),
        Column("source", _("Sumber"), is_hidden=True),
        Column("batch", _("Impor"), value="batch", link=lambda row: row.batch.get_absolute_url() if row.batch else "", is_hidden=True),
    ),
    filters=(
        Choice("state", _("Keadaan"), IndicatorValue.State.choices),
        Choice("kind", _("Jenis"), Kind.choices, lookup="region__kind"),
    ),
    search=("region__name", "region__code"),
    order="code",
    empty=Empty(_("Belum ada nilai"), _("Impor tabel dari pemiliknya."), _("Impor tabel"), url="/indikator/impor/"),
)  # fmt: skip

BATCHES = Listing(
    name="indicators.batches",
    title=_("Impor tabel"),
    columns=(
        Column("name", _("Berkas"), sort="name", link=lambda row: row.get_absolute_url()),
        Column("organisation", _("Pengirim"), value="organisation", sort="organisation__name"),
        Column("state", _("Keadaan"), value="get_state_display", sort="state"),
        Column("created_by", _("Diunggah oleh"), value="created_by"),
        Column("created_at", _("Waktu"), sort="created_at", show=formats.moment),
    ),
    filters=(Choice("state", _("Keadaan"), ImportBatch.State.choices),),
    search=("name", "organisation__name"),
    order="-created_at",
    empty=Empty(_("Belum ada impor"), _("Unggah tabel pertama di atas; contohnya ada di templat.")),
)

OBJECTIONS = Listing(
    name="indicators.objections",
    title=_("Keberatan atas nilai"),
    columns=(
        Column("region", _("Daerah"), value="value.region.name", sort="value__region__name"),
        Column("indicator", _("Indikator"), value="value.indicator", sort="value__indicator__name"),
        Column("year", _("Tahun"), value="value.year", sort="value__year", align="end", show=str),
        Column("reason", _("Keberatan")),
        Column("answer", _("Jawaban"), template="indicators/cells/answer.html", export=lambda row: row.answer),
    ),
    search=("reason", "value__region__name", "value__indicator__name"),
    empty=Empty(_("Tidak ada keberatan"), _("Daerah dapat menyatakan keberatan dari halaman nilainya.")),
)
