"""Editions and participants as lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gerakan.foundation.editions.models import Confidence, Edition, Role
from gerakan.foundation.regions.models import Kind
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick

EDITIONS = Listing(
    name="editions.list",
    title=pgettext_lazy("judul", "Edisi"),
    columns=(
        Column("name", _("Edisi"), sort="name", link=lambda row: row.get_absolute_url()),
        Column("year", _("Tahun"), sort="year", align="end", show=str),
        Column(
            "state",
            _("Keadaan"),
            value=lambda row: row.get_state_display(),
            sort="state",
            template="editions/cells/state.html",
        ),
        Column("theme", _("Tema"), sort="theme"),
        Column("participant_count", _("Daerah terpilih"), sort="participant_count", align="end"),
    ),
    filters=(
        Choice("keadaan", _("Keadaan"), Edition.State.choices, lookup="state"),
        Tick("uji", _("Hanya edisi uji"), apply=lambda rows: rows.filter(is_test=True)),
    ),
    search=("name", "theme", "rule", "slug"),
    order="-year",
    empty=Empty(_("Belum ada edisi"), _("Edisi memegang cara memilih daerah, kalender, dan peserta satu tahun.")),
)

PARTICIPANTS = Listing(
    name="editions.participants",
    title=_("Peserta"),
    columns=(
        Column(
            "region",
            _("Daerah"),
            value="region.name",
            sort="region__name",
            link=lambda row: row.region.get_absolute_url(),
        ),
        Column("code", _("Kode"), value="region.code", sort="region__code"),
        Column("province", _("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("role", _("Peran"), value=lambda row: row.get_role_display(), sort="role"),
        Column("confidence", _("Keyakinan"), value=lambda row: row.get_confidence_display(), sort="confidence"),
        Column("source", _("Sumber"), value="source_url", template="editions/cells/source.html"),
    ),
    filters=(
        Choice("peran", _("Peran"), Role.choices, lookup="role"),
        Choice("jenis", _("Jenis"), Kind.choices, lookup="region__kind"),
        Choice("keyakinan", _("Keyakinan"), Confidence.choices, lookup="confidence"),
    ),
    search=("region__name", "region__code", "region__province__name"),
    order="code",
    page_sizes=(25, 50, 100),
    empty=Empty(_("Belum ada peserta"), _("Peserta masuk dari tahap penjaringan dan penetapan.")),
)
