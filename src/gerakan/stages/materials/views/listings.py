"""What the lists of this stage show."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.materials.models import Audience, Course, Enrolment, Material
from gerakan.stages.materials.models.materials import LIGHT
from gerakan.stages.materials.queries.courses import progress_of
from gerakan.stages.materials.queries.library import size_words
from gerakan.stages.mentoring.models import Pillar
from gerakan.stages.mentoring.models.programmes import MOST_STAGES, roman


def page_of(row: Any) -> str:
    """The row's own page."""
    return str(row.get_absolute_url())


def course_of(row: Any) -> str:
    """The page of the row's course."""
    return str(row.course.get_absolute_url())


def _stages() -> list[tuple[str, str]]:
    return [("0", _("Semua tahap")), *((str(number), roman(number)) for number in range(1, MOST_STAGES + 1))]


def progress_words(row: Course) -> str:
    """How far the person is."""
    read, state = progress_of(row)
    if state == "passed":
        return _("lulus")
    said: str = _("%(read)d dari %(all)d pelajaran") % {"read": read, "all": row.lesson_count}  # type: ignore[attr-defined]
    return said if state == "begun" else _("belum dimulai")


def read_words(row: Enrolment) -> str:
    """Lessons read of those there are."""
    return f"{row.read_count}/{row.lesson_count}"  # type: ignore[attr-defined]


def region_of(row: Enrolment) -> str:
    """Whose person it is."""
    return row.region.name if row.region is not None else ""


def day_of(value: datetime | None) -> str:
    """Only the day, short."""
    return formats.day(timezone.localtime(value).date(), short=True) if value else ""


def number_of(row: Enrolment) -> str:
    """Of the paper."""
    return row.certificate.letter.number if hasattr(row, "certificate") else ""


def check_of(row: Enrolment) -> str:
    """Where anybody can check the paper."""
    return row.certificate.letter.verification_url if hasattr(row, "certificate") else ""


material_listing = Listing(
    name="materials.library",
    title=gettext_lazy("Pustaka bahan"),
    columns=(
        Column("title", gettext_lazy("Judul"), sort="title", link=page_of),
        Column("summary", gettext_lazy("Untuk apa"), value="summary"),
        Column("stage", gettext_lazy("Tahap"), value="stage_name", sort="stage"),
        Column("pillar", gettext_lazy("Pilar"), value="get_pillar_display", sort="pillar"),
        Column("kind", gettext_lazy("Jenis"), value="get_kind_display", sort="kind"),
        Column("language", gettext_lazy("Bahasa"), value="get_language_display", sort="language", is_hidden=True),
        Column("size", gettext_lazy("Besar"), sort="size", align="end", show=size_words),
        Column("version", gettext_lazy("Versi"), value="latest", sort="latest", align="end", is_hidden=True),
        Column("changed", gettext_lazy("Diubah"), value="changed_at", sort="changed_at", show=formats.moment, is_hidden=True),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", is_hidden=True),
    ),
    filters=(
        Choice("tahap", gettext_lazy("Tahap"), _stages, apply=lambda rows, value: rows.filter(stage__in=(0, int(value)))),
        Choice("pilar", gettext_lazy("Pilar"), Pillar.choices, apply=lambda rows, value: rows.filter(pillar__in=("", value))),
        Choice("jenis", gettext_lazy("Jenis"), Material.Kind.choices, lookup="kind"),
        Choice("bahasa", gettext_lazy("Bahasa"), Material.Language.choices, lookup="language"),
        Choice("keadaan", gettext_lazy("Keadaan"), Material.State.choices, lookup="state"),
        Tick("ringan", gettext_lazy("Ringan (sampai 300 KB)"), apply=lambda rows: rows.filter(size__lte=LIGHT)),
    ),
    search=("title", "summary", "result"),
    order="stage",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Pustaka ini masih kosong"),
        gettext_lazy("Sekretariat menerbitkan bahan menurut tahap dan pilar; yang terbit muncul di sini dan pada tugas."),
    ),
)  # fmt: skip
course_listing = Listing(
    name="materials.courses",
    title=gettext_lazy("Kursus"),
    columns=(
        Column("title", gettext_lazy("Kursus"), sort="title", link=page_of),
        Column("audience", gettext_lazy("Untuk"), value="get_audience_display", sort="audience"),
        Column("lessons", gettext_lazy("Pelajaran"), value="lesson_count", sort="lesson_count", align="end"),
        Column("minutes", gettext_lazy("Menit"), value="minutes", sort="minutes", align="end"),
        Column("own", gettext_lazy("Anda"), value=progress_words),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", is_hidden=True),
    ),
    filters=(
        Choice("untuk", gettext_lazy("Untuk"), Audience.choices, lookup="audience"),
        Choice("keadaan", gettext_lazy("Keadaan"), Course.State.choices, lookup="state"),
    ),
    search=("title", "summary"),
    order="audience",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada kursus"), gettext_lazy("Kursus terbit menurut peran: petugas data, perencana, petugas survei, Dewan.")
    ),
)  # fmt: skip
people_listing = Listing(
    name="materials.people",
    title=gettext_lazy("Peserta kursus"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="user.name", sort="user__name"),
        Column("office", gettext_lazy("Jabatan"), sort="office"),
        Column("region", gettext_lazy("Daerah"), value=region_of, sort="region__name"),
        Column("course", gettext_lazy("Kursus"), value="course.title", sort="course__title"),
        Column("read", gettext_lazy("Pelajaran"), value=read_words, sort="read_count", align="end"),
        Column("best", gettext_lazy("Nilai terbaik"), value="best_percent", sort="best_percent", align="end"),
        Column("completed", gettext_lazy("Lulus"), value="completed_at", sort="completed_at", show=day_of),
        Column("last", gettext_lazy("Terakhir"), value="last_at", sort="last_at", show=formats.moment, is_hidden=True),
        Column("number", gettext_lazy("Nomor sertifikat"), value=number_of, sort="certificate__letter__number", link=check_of),
    ),
    filters=(
        Choice("untuk", gettext_lazy("Untuk"), Audience.choices, lookup="course__audience"),
        Tick("lulus", gettext_lazy("Lulus"), apply=lambda rows: rows.filter(completed_at__isnull=False)),
        Tick("belum", gettext_lazy("Belum lulus"), apply=lambda rows: rows.filter(completed_at__isnull=True)),
    ),
    search=("user__name", "office", "region__name", "course__title"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada yang mengikuti kursus"),
        gettext_lazy("Siapa pun dari daerah peserta dapat memulai kursus sendiri; kemajuannya muncul di sini."),
    ),
)  # fmt: skip
funnel_listing = Listing(
    name="materials.funnel",
    title=gettext_lazy("Pelajaran yang ditinggalkan"),
    columns=(
        Column("lesson", gettext_lazy("Pelajaran"), value=str, link=page_of),
        Column("course", gettext_lazy("Kursus"), value="course.title", sort="course__title", link=course_of),
        Column("reached", gettext_lazy("Sampai di sini"), value="reached", sort="reached", align="end"),
        Column("read", gettext_lazy("Selesai membaca"), value="read", sort="read", align="end"),
        Column("stopped", gettext_lazy("Berhenti di sini"), value="stopped", sort="stopped", align="end"),
    ),
    filters=(
        Choice("untuk", gettext_lazy("Untuk"), Audience.choices, lookup="course__audience"),
        Tick("berhenti", gettext_lazy("Ada yang berhenti"), apply=lambda rows: rows.filter(stopped__gt=0)),
    ),
    search=("title", "course__title"),
    order="-stopped",
    page_sizes=(50, 100, 500),
    empty=Empty(gettext_lazy("Belum ada pelajaran"), gettext_lazy("Tulis atau muat kursus lebih dahulu.")),
    row_class=lambda row: "tint" if row.stopped else "",
)  # fmt: skip
