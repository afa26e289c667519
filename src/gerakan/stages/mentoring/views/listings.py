"""What the lists of bimbingan show."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import IslandGroup, Kind
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.mentoring.models import Guidance, GuidanceStage, Pillar
from gerakan.stages.mentoring.models.programmes import MOST_STAGES, roman

State = GuidanceStage.State
LABELS = dict(State.choices)
RUNNING = (State.OPEN, State.HELD, State.SUBMITTED)


def guidance_url(row: Guidance) -> str:
    """The region's own page."""
    return row.get_absolute_url()


def mentor_url(row: Any) -> str:
    """The person's skills."""
    return reverse("mentoring:mentor", args=[row.pk])


def _label_of(number: int) -> Callable[[Any], str]:
    return lambda row: str(LABELS.get(getattr(row, f"state_{number}"), ""))


def _stage(number: int) -> Column:
    return Column(
        f"state_{number}", roman(number), sort=f"state_{number}", template="mentoring/cells/state.html",
        export=_label_of(number), is_hidden=number > 4,
    )  # fmt: skip


def _in_stage(rows: Any, number: str) -> Any:
    return rows.filter(stages__number=number, stages__state__in=RUNNING)


def pillar_labels(row: Any) -> str:
    """In words; nothing when the person has said nothing."""
    mentor = getattr(row, "mentor", None)
    return ", ".join(str(Pillar(code).label) for code in Pillar.values if mentor and code in mentor.pillars)


overview_listing = Listing(
    name="mentoring.overview",
    title=gettext_lazy("Bimbingan daerah"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="participation__region__name", link=guidance_url),
        *(_stage(number) for number in range(1, MOST_STAGES + 1)),
        Column("lead", gettext_lazy("Ketua tim"), value="lead_name", sort="lead_name"),
        Column("late", gettext_lazy("Terlambat"), value="late_count", sort="late_count", align="end"),
        Column("waiting", gettext_lazy("Diperiksa"), value="waiting_count", sort="waiting_count", align="end"),
        Column("remarks", gettext_lazy("Catatan wajib"), value="remark_count", sort="remark_count", align="end"),
        Column("passed", gettext_lazy("Tahap lulus"), value="passed_count", sort="passed_count", align="end", is_hidden=True),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name",
               sort="participation__region__province__name", is_hidden=True),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="participation__region__code", is_hidden=True),
    ),
    filters=(
        Choice("tahap", gettext_lazy("Tahap yang berjalan"), [(str(n), roman(n)) for n in range(1, MOST_STAGES + 1)],
               apply=_in_stage),
        Tick("terlambat", gettext_lazy("Ada yang terlambat"), apply=lambda rows: rows.filter(late_count__gt=0)),
        Tick("menunggu", gettext_lazy("Menunggu pembimbing"), apply=lambda rows: rows.filter(waiting_count__gt=0)),
        Tick("tanpa-ketua", gettext_lazy("Tanpa ketua tim"), apply=lambda rows: rows.filter(lead_name__isnull=True)),
        Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="participation__region__kind"),
        Choice("pulau", gettext_lazy("Gugus pulau"), IslandGroup.choices,
               lookup="participation__region__province__island_group"),
    ),
    search=("participation__region__name", "participation__region__code", "lead_name"),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Belum ada daerah yang dibimbing"),
        gettext_lazy("Terbitkan program bimbingan, lalu mulai bimbingan untuk semua daerah peserta."),
    ),
    row_class=lambda row: "tint" if row.late_count else "",
)  # fmt: skip

mentor_listing = Listing(
    name="mentoring.mentors",
    title=gettext_lazy("Pembimbing dan narahubung"),
    columns=(
        Column("name", gettext_lazy("Nama"), sort="name", link=mentor_url),
        Column("organisation", gettext_lazy("Organisasi"), sort="organisation__name", is_hidden=True),
        Column("pillars", gettext_lazy("Pilar yang dikuasai"), value=pillar_labels),
        Column("home", gettext_lazy("Tempat tinggal"), value=lambda row: getattr(getattr(row, "mentor", None), "home_region", None),
               sort="mentor__home_region__name"),
        Column("load", gettext_lazy("Daerah dibimbing"), sort="load", align="end"),
        Column("most", gettext_lazy("Paling banyak"), value=lambda row: getattr(getattr(row, "mentor", None), "max_regions", None),
               sort="mentor__max_regions", align="end"),
        Column("leads", gettext_lazy("Dapat menjadi ketua tim"), value=lambda row: getattr(getattr(row, "mentor", None), "may_lead", None)),
    ),
    filters=(Tick("kosong", gettext_lazy("Keahlian belum diisi"), apply=lambda rows: rows.filter(mentor__isnull=True)),),
    search=("name", "organisation__name", "organisation__short_name"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada pembimbing"),
        gettext_lazy("Undang orang dengan peran pembimbing atau narahubung kementerian."),
    ),
)  # fmt: skip
