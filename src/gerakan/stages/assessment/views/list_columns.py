"""What the list of cases shows: how far each is, never what it says."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Kind
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing, Tick
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.cases import fully_marked


def case_url(case: Case) -> str:
    """The case's own page."""
    return reverse("assessment:case", args=[case.pk])


def progress(case: Case) -> str:
    """So many sheets of so many."""
    wanted = max(case.sheet_count, case.ruling.marks_wanted)  # type: ignore[attr-defined]
    return _("%(have)d dari %(want)d") % {"have": case.sent_count, "want": wanted}  # type: ignore[attr-defined]


def hour(case: Case) -> str:
    """Day and hour of the interview, as people write them."""
    slot = case.interview.slot
    return f"{formats.day(slot.date, short=True)} {slot.starts_at:%H.%M}" if slot else ""


case_listing = Listing(
    name="assessment.cases",
    title=_("Berkas penilaian"),
    columns=(
        Column("region", _("Daerah"), value="region.name", sort="region__name", link=case_url),
        Column("province", _("Provinsi"), value="region.province.name", sort="region__province__name", is_hidden=True),
        Column("room", _("Ruang"), value="interview.room", sort="interview__room__order"),
        Column("slot", _("Jam"), value=hour, sort="interview__slot__date"),
        Column("sheets", _("Lembar masuk"), value=progress, sort="sent_count"),
        Column("state", _("Keadaan"), value="get_state_display", sort="state"),
        Column("flags", _("Pertanyaan terbuka"), value="flag_count", sort="flag_count", align="end"),
        Column("again", _("Dibuka lagi"), value="opened_again_count", sort="opened_again_count", align="end", is_hidden=True),
        Column("code", _("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", _("Keadaan"), Case.State.choices, lookup="state"),
        Choice("jenis", _("Jenis"), Kind.choices, lookup="region__kind"),
        Tick("menunggu", _("Menunggu nilai"), apply=lambda rows: rows.exclude(fully_marked()).filter(state="marking")),
    ),
    search=("region__name", "region__code"),
    order="region",
    page_sizes=(100, 50, 514),
    bulk=(BulkAction("ingatkan", _("Ingatkan penilainya"), permission="assessment.open_cases"),),
    empty=Empty(_("Belum ada berkas penilaian"), _("Tetapkan ketentuan penilaian, lalu buka berkas dari jadwal wawancara.")),
)  # fmt: skip
