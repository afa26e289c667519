"""What the lists of agreements show."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Dates, Empty, Listing, Tick
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.drafting.models import DutyRule

State = Agreement.State
REGION_FILTERS = (
    Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="region__kind"),
    Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices, lookup="region__province__island_group"),
)


def agreement_url(row: Agreement) -> str:
    """The agreement's own page."""
    return row.get_absolute_url()


def public_url(row: Agreement) -> str:
    """The page behind the QR."""
    return reverse("agreements:verify", args=[row.token])


def duty_url(row: Duty) -> str:
    """The duty's own page."""
    return reverse("agreements:duty", args=[row.pk])


agreement_listing = Listing(
    name="agreements.agreements",
    title=gettext_lazy("Nota kesepahaman"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=agreement_url),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("desk", gettext_lazy("Di meja"), value="desk_label", sort="desk_label"),
        Column("since", gettext_lazy("Sejak"), value="waits_since", sort="waits_since"),
        Column("national", gettext_lazy("Nomor kementerian"), value="national_number", sort="national_number", template="agreements/cells/number.html"),
        Column("local", gettext_lazy("Nomor daerah"), value="local_number", sort="local_number", template="agreements/cells/number.html"),
        Column("ministry", gettext_lazy("Ditandatangani kementerian"), value="is_signed_by_ministry"),
        Column("signed", gettext_lazy("Ditandatangani daerah"), value="is_signed_by_region"),
        Column("until", gettext_lazy("Berlaku sampai"), value="valid_until", sort="valid_until"),
        Column("late", gettext_lazy("Kewajiban terlambat"), value="late_duties", sort="late_duties", align="end"),
        Column("signer", gettext_lazy("Penanda tangan daerah"), value="region_name", sort="region_name", is_hidden=True),
        Column("title", gettext_lazy("Jabatan"), value="region_title", is_hidden=True),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name",
               is_hidden=True),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), State.choices, lookup="state"),
        Tick("belum", gettext_lazy("Belum ditandatangani"),
             apply=lambda rows: rows.filter(state__in=(State.DRAFT, State.REVIEW, State.APPROVED))),
        *REGION_FILTERS,
    ),
    search=("region__name", "region__code", "national_number", "local_number", "region_name"),
    order="region",
    page_sizes=(50, 100, 514),
    bulk=(
        BulkAction("kirim", gettext_lazy("Kirim ke meja pertama"), permission="agreements.prepare",
                   confirm=gettext_lazy("Naskah yang terkirim langsung terlihat oleh daerahnya.")),
        BulkAction("ingatkan", gettext_lazy("Ingatkan yang belum menandatangani"), permission="agreements.prepare"),
    ),
    empty=Empty(
        gettext_lazy("Belum ada nota kesepahaman"),
        gettext_lazy("Susun naskah tahun ini, lalu siapkan nota untuk semua daerah terpilih sekaligus."),
    ),
)  # fmt: skip

duty_listing = Listing(
    name="agreements.duties",
    title=gettext_lazy("Kewajiban nota kesepahaman"),
    columns=(
        Column("title", gettext_lazy("Kewajiban"), sort="title", link=duty_url),
        Column("region", gettext_lazy("Daerah"), value="agreement.region.name", sort="agreement__region__name"),
        Column("edition", gettext_lazy("Edisi"), value="agreement.edition.name", sort="agreement__edition__year"),
        Column("owner", gettext_lazy("Yang wajib"), value="get_owner_display", sort="owner"),
        Column("due_on", gettext_lazy("Paling lambat"), sort="due_on"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("late", gettext_lazy("Terlambat"), value="is_late"),
        Column("proof", gettext_lazy("Bukti"), value="proof_number"),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Duty.State.choices, lookup="state"),
        Choice("pihak", gettext_lazy("Yang wajib"), DutyRule.Owner.choices, lookup="owner"),
        Tick("terlambat", gettext_lazy("Terlambat"), apply=lambda rows: rows.late()),
        Dates("due_on", gettext_lazy("Paling lambat")),
    ),
    search=("title", "agreement__region__name", "proof_number"),
    order="due_on",
    empty=Empty(
        gettext_lazy("Belum ada kewajiban"),
        gettext_lazy("Kewajiban muncul dengan sendirinya setelah kedua pihak menandatangani."),
    ),
    row_class=lambda row: "tint" if row.is_late else "",
)  # fmt: skip

register_listing = Listing(
    name="agreements.register",
    title=gettext_lazy("Register nota kesepahaman"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=public_url),
        Column("year", gettext_lazy("Tahun"), value="edition.year", sort="edition__year", show=str),
        Column("national", gettext_lazy("Nomor kementerian"), value="national_number", sort="national_number", template="agreements/cells/number.html"),
        Column("local", gettext_lazy("Nomor daerah"), value="local_number", sort="local_number", template="agreements/cells/number.html"),
        Column("signed_on", gettext_lazy("Ditandatangani"), sort="signed_on"),
        Column("until", gettext_lazy("Berlaku sampai"), value="valid_until", sort="valid_until"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name",
               is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"),
               [(state.value, state.label) for state in Agreement.SIGNED_STATES], lookup="state"),
        *REGION_FILTERS,
    ),
    search=("region__name", "region__code", "national_number", "local_number", "edition__name", "edition__slug"),
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Tidak ada nota kesepahaman yang cocok"),
        gettext_lazy("Cari dengan nama daerah, tahun, atau salah satu nomornya. Nota muncul di sini setelah ditandatangani kedua pihak."),
    ),
)  # fmt: skip
