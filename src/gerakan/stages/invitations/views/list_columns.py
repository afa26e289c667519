"""What the lists of this half of the stage show."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing, Tick
from gerakan.stages.invitations.models import Invitation, ListEntry
from gerakan.stages.invitations.queries.invitations import GIVEN_UP


def entry_url(entry: ListEntry) -> str:
    """The sheet of reasons."""
    return reverse("invitations:explanation", args=[entry.pk])


def invitation_url(invitation: Invitation) -> str:
    """The invitation's own page."""
    return reverse("invitations:invitation", args=[invitation.pk])


def replaced_by(invitation: Invitation) -> str:
    """Who was called instead."""
    other = getattr(invitation, "replaced_by", None)
    if other is not None:
        return str(other.region)
    return _("belum ada") if invitation.state in GIVEN_UP else ""


REGION_FILTERS = (
    Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="region__kind"),
    Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="region__province__island_group"),
)

list_listing = Listing(
    name="invitations.list",
    title=gettext_lazy("Daftar undangan"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=entry_url),
        Column("position", gettext_lazy("Urutan"), sort="position", align="end"),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("place", gettext_lazy("Tempat"), value="get_place_display", sort="place"),
        Column("rank", gettext_lazy("Peringkat"), value="standing.rank", sort="standing__rank", align="end"),
        Column("score", gettext_lazy("Skor"), value="standing.score", sort="standing__score", align="end",
               show=lambda value: formats.number(value, 2)),
        Column("chance", gettext_lazy("Peluang"), value="standing.chance", sort="standing__chance", align="end",
               show=formats.share),
        Column("decisive", gettext_lazy("Penentu"), value="get_decisive_display", sort="decisive"),
        Column("reason", gettext_lazy("Penjelasan"), value="reason"),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(
        Choice("tempat", gettext_lazy("Tempat"), ListEntry.Place.choices, lookup="place"),
        Choice("penentu", gettext_lazy("Penentu"), ListEntry.Decisive.choices, lookup="decisive"),
        *REGION_FILTERS,
    ),
    search=("region__name", "region__code", "region__province__name"),
    page_sizes=(100, 50, 514),
    empty=Empty(gettext_lazy("Tidak ada daerah yang cocok"), gettext_lazy("Longgarkan saringan di atas.")),
    row_class=lambda entry: "tint" if entry.place == ListEntry.Place.RESERVE else "",
)  # fmt: skip

invitation_listing = Listing(
    name="invitations.all",
    title=gettext_lazy("Undangan"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=invitation_url),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("answer_by", gettext_lazy("Jawab paling lambat"), value="answer_by", sort="answer_by"),
        Column("letter", gettext_lazy("Nomor surat"), value="letter.number", sort="letter__number"),
        Column("answered_at", gettext_lazy("Dijawab"), value="answered_at", sort="answered_at"),
        Column("replaces", gettext_lazy("Menggantikan"), value="replaces.region.name"),
        Column("replaced_by", gettext_lazy("Digantikan"), value=replaced_by),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Invitation.State.choices, lookup="state"),
        Tick("kosong", gettext_lazy("Tempat yang belum terisi"),
             apply=lambda rows: rows.filter(state__in=GIVEN_UP, replaced_by__isnull=True)),
        *REGION_FILTERS,
    ),
    search=("region__name", "region__code", "letter__number"),
    page_sizes=(50, 100, 514),
    bulk=(
        BulkAction("kirim", gettext_lazy("Kirim yang dipilih"), permission="invitations.invite",
                   confirm=gettext_lazy("Undangan yang terkirim langsung terlihat oleh daerah.")),
    ),
    empty=Empty(
        gettext_lazy("Belum ada undangan"),
        gettext_lazy("Undangan disiapkan dari daftar yang disetujui orang kedua."),
    ),
)  # fmt: skip
