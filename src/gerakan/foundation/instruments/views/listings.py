"""Versions of all instruments as a list."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick

VERSIONS = Listing(
    name="instruments.versions",
    title=_("Instrumen"),
    columns=(
        Column("instrument", _("Instrumen"), value="instrument.title", sort="instrument__title", link=lambda row: row.get_absolute_url()),
        Column("number", _("Versi"), sort="number", align="end", show=str),
        Column("state", _("Keadaan"), value="get_state_display", sort="state", template="instruments/cells/state.html"),
        Column("purpose", _("Guna"), value="instrument.get_purpose_display"),
        Column("item_count", _("Butir"), sort="item_count", align="end", show=lambda v: formats.number(v, 0)),
        Column("marked_count", _("Dinilai"), sort="marked_count", align="end", show=lambda v: formats.number(v, 0)),
        Column("published_at", _("Terbit"), sort="published_at", show=lambda v: formats.moment(v) if v else "–"),
        Column("code", _("Kode"), value="instrument.code", is_hidden=True),
        Column("content_hash", _("Sidik isi"), is_hidden=True),
    ),
    filters=(
        Choice("keadaan", _("Keadaan"), InstrumentVersion.State.choices, lookup="state"),
        Choice("guna", _("Guna"), Instrument.Purpose.choices, lookup="instrument__purpose"),
        Tick("bawaan", _("Hanya bawaan"), apply=lambda rows: rows.filter(instrument__is_default=True)),
    ),
    search=("instrument__title", "instrument__code"),
    order="instrument",
    empty=Empty(_("Belum ada instrumen"), _("Muat instrumen bawaan dengan gerakan load_default_instrument, atau buat sendiri.")),
)  # fmt: skip
