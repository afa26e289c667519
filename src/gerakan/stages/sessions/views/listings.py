"""What the lists of meetings show."""

from typing import Any

from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.listing import Choice, Column, Dates, Empty, Listing, Tick
from gerakan.stages.sessions.models import Session
from gerakan.stages.sessions.queries import sessions as queries


def page_of(row: Any) -> str:
    """The row's own page."""
    return str(row.get_absolute_url())


session_listing = Listing(
    name="sessions.sessions",
    title=gettext_lazy("Pertemuan"),
    columns=(
        Column("title", gettext_lazy("Pertemuan"), sort="title", link=page_of),
        Column("when", gettext_lazy("Waktu"), value=queries.when, sort="starts_at"),
        Column("regions", gettext_lazy("Daerah"), value=queries.region_names),
        Column("stages", gettext_lazy("Tahap"), value=queries.stage_names),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state", template="sessions/cells/state.html"),
        Column("came", gettext_lazy("Hadir"), value="came_count", sort="came_count", align="end"),
        Column("decisions", gettext_lazy("Keputusan"), value="decision_count", sort="decision_count", align="end"),
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
