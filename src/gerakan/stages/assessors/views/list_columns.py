"""What the lists of this stage show."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.assessors.models import Assessor, Background, Engagement, Tie
from gerakan.stages.assessors.queries.pool import skills_in_use, with_skill


def person_url(row: Assessor) -> str:
    """The person's page."""
    return reverse("assessors:person", args=[row.pk])


def engaged_url(row: Engagement) -> str:
    """The person's page."""
    return reverse("assessors:person", args=[row.assessor_id])


def tied_url(row: Tie) -> str:
    """The person's page."""
    return reverse("assessors:person", args=[row.assessor_id])


def word_of(row: Engagement) -> str:
    """Whether the person has spoken about ties."""
    if not row.has_declared:
        return _("belum")
    return _("tidak ada ikatan") if row.declaration.declares_none else _("ada ikatan")


pool_listing = Listing(
    name="assessors.pool",
    title=gettext_lazy("Kumpulan asesor"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="user.name", sort="user__name", link=person_url),
        Column("background", gettext_lazy("Latar"), value="get_background_display", sort="background"),
        Column("organisation", gettext_lazy("Organisasi"), value="user.organisation",
               sort="user__organisation__name"),
        Column("skills", gettext_lazy("Keahlian"), value=lambda row: ", ".join(row.skills)),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("max_per_day", gettext_lazy("Sehari"), sort="max_per_day", align="end"),
        Column("edition_count", gettext_lazy("Edisi"), sort="edition_count", align="end"),
        Column("tie_count", gettext_lazy("Ikatan"), sort="tie_count", align="end"),
        Column("languages", gettext_lazy("Bahasa"), value=lambda row: ", ".join(row.languages), is_hidden=True),
        Column("timezone", gettext_lazy("Zona waktu"), sort="timezone", is_hidden=True),
        Column("email", gettext_lazy("Surel"), value="user.email", sort="user__email", is_hidden=True),
    ),
    filters=(
        Choice("latar", gettext_lazy("Latar"), Background.choices, lookup="background"),
        Choice("keadaan", gettext_lazy("Keadaan"), Assessor.State.choices, lookup="state"),
        Choice("keahlian", gettext_lazy("Keahlian"), skills_in_use, apply=with_skill),
    ),
    search=("user__name", "user__email", "user__organisation__name"),
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada asesor"),
        gettext_lazy("Tambahkan orang satu per satu, atau impor lembar asesor."),
    ),
)  # fmt: skip

engagement_listing = Listing(
    name="assessors.engagements",
    title=gettext_lazy("Asesor edisi ini"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="assessor.user.name", sort="assessor__user__name", link=engaged_url),
        Column("background", gettext_lazy("Latar"), value="assessor.get_background_display",
               sort="assessor__background"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("answer_by", gettext_lazy("Jawab paling lambat"), sort="answer_by"),
        Column("max_per_day", gettext_lazy("Sehari"), sort="max_per_day", align="end"),
        Column("declaration", gettext_lazy("Pernyataan ikatan"), value=word_of),
        Column("trained_at", gettext_lazy("Selesai pelatihan"), sort="trained_at"),
        Column("doubt", gettext_lazy("Perlu diputuskan"), value=lambda row: _("ya") if row.has_doubt else ""),
        Column("organisation", gettext_lazy("Organisasi"), value="assessor.user.organisation", is_hidden=True),
        Column("code", gettext_lazy("Kode samaran"), sort="code", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Engagement.State.choices, lookup="state"),
        Choice("latar", gettext_lazy("Latar"), Background.choices, lookup="assessor__background"),
        Tick("tanpa-pernyataan", gettext_lazy("Belum menyatakan ikatan"),
             apply=lambda rows: rows.filter(declaration__isnull=True)),
        Tick("belum-dilatih", gettext_lazy("Belum selesai pelatihan"),
             apply=lambda rows: rows.filter(trained_at__isnull=True)),
    ),
    search=("assessor__user__name", "assessor__user__email", "code"),
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada yang diminta"), gettext_lazy("Pilih asesor dari kumpulan dan mintalah mereka bertugas.")
    ),
)  # fmt: skip

tie_listing = Listing(
    name="assessors.ties",
    title=gettext_lazy("Ikatan dengan daerah"),
    columns=(
        Column("name", gettext_lazy("Asesor"), value="assessor.user.name", sort="assessor__user__name", link=tied_url),
        Column("place", gettext_lazy("Daerah atau provinsi"), value=lambda row: row.place.name),
        Column("ground", gettext_lazy("Dasar"), value="get_ground_display", sort="ground"),
        Column("source", gettext_lazy("Asal"), value="get_source_display", sort="source"),
        Column("words", gettext_lazy("Keterangan")),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("reason", gettext_lazy("Alasan keputusan"), is_hidden=True),
        Column("decided_by", gettext_lazy("Diputuskan oleh"), is_hidden=True),
        Column("decide", gettext_lazy("Keputusan"), value=lambda _row: _("Periksa ikatan"), link=tied_url),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Tie.State.choices, lookup="state"),
        Choice("asal", gettext_lazy("Asal"), Tie.Source.choices, lookup="source"),
        Choice("dasar", gettext_lazy("Dasar"), Tie.Ground.choices, lookup="ground"),
    ),
    search=("assessor__user__name", "region__name", "province__name", "words"),
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Tidak ada ikatan"), gettext_lazy("Belum ada yang dinyatakan atau ditemukan untuk edisi ini.")
    ),
)  # fmt: skip
