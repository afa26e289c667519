"""The register as a list."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.documents.models import Letter
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Dates, Empty, Listing

REGISTER = Listing(
    name="documents.register",
    title=_("Register surat"),
    columns=(
        Column("subject", _("Perihal"), sort="subject", link=lambda row: row.get_absolute_url()),
        Column("number", _("Nomor"), sort="number", show=lambda value: value or "–"),
        Column("dated_on", _("Tanggal"), sort="dated_on", show=formats.day),
        Column("direction", _("Arah"), value="get_direction_display", sort="direction"),
        Column("addressee", _("Kepada/dari"), sort="addressee"),
        Column("state", _("Keadaan"), value="get_state_display", sort="state"),
        Column("kind", _("Jenis"), sort="kind", is_hidden=True),
        Column("other_number", _("Nomor pihak lain"), sort="other_number", is_hidden=True),
        Column("region_code", _("Kode daerah"), sort="region_code", is_hidden=True),
        Column("received_on", _("Diterima"), sort="received_on", show=formats.day, is_hidden=True),
    ),
    filters=(
        Choice("direction", _("Arah"), Letter.Direction.choices),
        Choice("state", _("Keadaan"), Letter.State.choices),
        Dates("dated_on", _("Tanggal")),
    ),
    search=("subject", "number", "other_number", "addressee", "region_code"),
    order="-dated_on",
    empty=Empty(
        _("Belum ada surat"),
        _("Surat muncul di sini setelah dibuat dari sebuah tahap, atau dicatat bila dibuat di luar sistem."),
    ),
)
