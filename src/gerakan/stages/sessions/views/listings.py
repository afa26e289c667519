"""What the lists of meetings show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Dates, Empty, Listing, Tick
from gerakan.stages.sessions.models import Attendance, Rank, Session, Task
from gerakan.stages.sessions.queries import sessions as queries
from gerakan.stages.sessions.queries.attendance import Continuity
from gerakan.stages.sessions.queries.tasks import source_of


def page_of(row: Any) -> str:
    """The row's own page."""
    return str(row.get_absolute_url())


session_listing = Listing(
    name="sessions.sessions",
    title=gettext_lazy("Pertemuan"),
    columns=(
        Column("title", gettext_lazy("Pertemuan"), sort="title", link=page_of),
        Column("when", gettext_lazy("Waktu"), value=queries.when_short, sort="starts_at"),
        Column("regions", gettext_lazy("Daerah"), value=queries.region_names),
        Column("stages", gettext_lazy("Tahap"), value=queries.stage_names),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", template="sessions/cells/state.html"),
        Column("came", gettext_lazy("Hadir"), value="came_count", sort="came_count", align="end"),
        Column("decisions", gettext_lazy("Keputusan"), value="decision_count", sort="decision_count", align="end", is_hidden=True),
        Column("open", gettext_lazy("Tugas dikerjakan"), value="open_count", sort="open_count", align="end"),
        Column("late", gettext_lazy("Tugas terlambat"), value="late_count", sort="late_count", align="end"),
        Column("place", gettext_lazy("Tempat"), is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Session.State.choices, lookup="state"),
        Dates("starts_at", gettext_lazy("Tanggal"), lookup="starts_at__date"),
        Tick("terlambat", gettext_lazy("Ada tugas terlambat"), apply=lambda rows: rows.filter(late_count__gt=0)),
    ),
    search=("title", "place"),
    order="-when",
    page_sizes=(25, 50, 100),
    empty=Empty(
        gettext_lazy("Belum ada pertemuan"),
        gettext_lazy("Rencanakan pertemuan untuk satu tahap bimbingan, atau untuk beberapa daerah sekaligus."),
    ),
    row_class=lambda row: "tint" if row.late_count else "",
)  # fmt: skip


def continuity_url(row: Continuity) -> str:
    """The region's own page."""
    return reverse("sessions:continuity", args=[row.guidance.pk])


def name_of(row: Attendance) -> str:
    """As it was written that day, and under which name the person is counted."""
    person = row.participant.person
    return row.participant.name if person == row.participant else f"{row.participant.name} (= {person.name})"


attendance_listing = Listing(
    name="sessions.attendance",
    title=gettext_lazy("Daftar hadir"),
    columns=(
        Column("name", gettext_lazy("Nama"), value=name_of, sort="participant__name"),
        Column("office", gettext_lazy("Jabatan"), sort="office"),
        Column("rank", gettext_lazy("Tingkat"), value="get_rank_display", sort="rank"),
        Column("region", gettext_lazy("Daerah"), value="participant.guidance.region.name",
               sort="participant__guidance__participation__region__name"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", template="sessions/cells/came.html"),
        Column("source", gettext_lazy("Asal"), value="get_source_display", sort="source"),
        Column("delegate", gettext_lazy("Utusan tetap"), value="participant.is_expected", sort="participant__is_expected"),
        Column("phone", gettext_lazy("Telepon"), value="participant.phone", is_hidden=True),
        Column("at", gettext_lazy("Tercatat"), value="came_at", sort="came_at", show=formats.moment, is_hidden=True),
        Column("judge", gettext_lazy("Dikonfirmasi oleh"), value="judged_by", sort="judged_by__name", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Attendance.State.choices, lookup="state"),
        Choice("tingkat", gettext_lazy("Tingkat"), Rank.choices, lookup="rank"),
        Choice("asal", gettext_lazy("Asal"), Attendance.Source.choices, lookup="source"),
    ),
    search=("participant__name", "office"),
    order="name",
    page_sizes=(50, 100, 500),
    bulk=(
        BulkAction("hadir", gettext_lazy("Konfirmasi hadir"), permission="sessions.attend"),
        BulkAction("tolak", gettext_lazy("Tolak"), permission="sessions.attend",
                   confirm=gettext_lazy("Yang ditolak tidak dihitung hadir. Tolak yang dipilih?")),
    ),
    empty=Empty(
        gettext_lazy("Belum ada yang tercatat hadir"),
        gettext_lazy("Tampilkan kode QR di ruangan, atau catat nama satu demi satu."),
    ),
)  # fmt: skip

continuity_listing = Listing(
    name="sessions.continuity",
    title=gettext_lazy("Kesinambungan kehadiran"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="guidance.region.name", sort=True, link=continuity_url),
        Column("score", gettext_lazy("Kesinambungan"), sort=True, align="end", show=formats.share),
        Column("expected", gettext_lazy("Diharapkan"), value=lambda row: len(row.expected), sort=True, align="end"),
        Column("compared", gettext_lazy("Pertemuan dibandingkan"), value=lambda row: len(row.gatherings), sort=True, align="end"),
        Column("others", gettext_lazy("Orang lain"), value=lambda row: len(row.others), sort=True, align="end"),
        Column("named", gettext_lazy("Utusan dinamai"), value="is_named"),
    ),
    search=("guidance.region.name",),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(gettext_lazy("Belum ada daerah yang dibimbing"), gettext_lazy("Kesinambungan dihitung setelah pertemuan kedua.")),
)  # fmt: skip

task_listing = Listing(
    name="sessions.tasks",
    title=gettext_lazy("Tugas"),
    columns=(
        Column("title", gettext_lazy("Tugas"), sort="title", link=page_of),
        Column("region", gettext_lazy("Daerah"), value="guidance.region.name", sort="guidance__participation__region__name"),
        Column("whose", gettext_lazy("Penanggung jawab"), value="whose", sort="agency__name"),
        Column("due", gettext_lazy("Paling lambat"), value="due_on", sort="due_on", show=formats.day),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", template="sessions/cells/task.html"),
        Column("source", gettext_lazy("Asal"), value=source_of, sort="session__title"),
        Column("given", gettext_lazy("Diberikan oleh"), value="given_by", sort="given_by__name", is_hidden=True),
        Column("done", gettext_lazy("Selesai pada"), value="done_at", sort="done_at", show=formats.moment, is_hidden=True),
        Column("answer", gettext_lazy("Hasil kerja"), is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Task.State.choices, lookup="state"),
        Tick("terlambat", gettext_lazy("Terlambat"), apply=lambda rows: rows.late()),
        Dates("due_on", gettext_lazy("Paling lambat")),
    ),
    search=("title", "owner__name", "agency__name", "guidance__participation__region__name"),
    order="due",
    page_sizes=(25, 50, 100),
    empty=Empty(gettext_lazy("Belum ada tugas"), gettext_lazy("Tugas lahir dari keputusan pertemuan, atau diberikan langsung.")),
    row_class=lambda row: "tint" if row.is_late else "",
)  # fmt: skip


def certificate_number(row: Any) -> str:
    """Of the paper; nothing while there is none."""
    found = getattr(row, "certificate", None)
    return str(found.letter.number) if found else ""


def certificate_url(row: Any) -> str:
    """The paper with its files; the region's people while there is none."""
    found = getattr(row, "certificate", None)
    return str(found.letter.get_absolute_url()) if found else reverse("sessions:continuity", args=[row.guidance_id])


certificate_listing = Listing(
    name="sessions.certificates",
    title=gettext_lazy("Sertifikat"),
    columns=(
        Column("name", gettext_lazy("Nama"), sort="name", link=certificate_url),
        Column("office", gettext_lazy("Jabatan"), sort="office"),
        Column("region", gettext_lazy("Daerah"), value="guidance.region.name", sort="guidance__participation__region__name"),
        Column("attended", gettext_lazy("Hadir"), sort="attended", align="end"),
        Column("held", gettext_lazy("Pertemuan"), sort="held", align="end"),
        Column("number", gettext_lazy("Nomor sertifikat"), value=certificate_number, sort="certificate__letter__number"),
    ),
    filters=(
        Tick("terbit", gettext_lazy("Sudah terbit"), apply=lambda rows: rows.filter(certificate__isnull=False)),
        Tick("belum", gettext_lazy("Belum terbit"), apply=lambda rows: rows.filter(certificate__isnull=True)),
    ),
    search=("name", "office", "guidance__participation__region__name"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada orang yang tercatat hadir"),
        gettext_lazy("Sertifikat bertumpu pada daftar hadir pertemuan yang sudah selesai."),
    ),
)  # fmt: skip
