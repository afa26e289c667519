"""What the list of submissions shows."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Kind
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing, Tick
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.questionnaires.queries import rounds


def progress(row: Submission) -> str:
    """Answered of asked."""
    counted = (row.answered_count, row.asked_count)  # type: ignore[attr-defined]
    return _("%(done)d dari %(all)d") % {"done": counted[0], "all": counted[1]}


def by_part(row: Submission) -> str:
    """Part by part."""
    return "; ".join(f"{part.aspect.title} {part.answered_count}/{part.asked_count}" for part in row.parts.all())


def timeliness(row: Submission) -> str:
    """Late, overdue, or nothing to say."""
    if row.is_late:
        return _("terlambat")
    return _("lewat tenggat") if rounds.is_overdue(row) else ""


def short(moment: datetime.datetime) -> str:
    """Day and hour on one narrow line."""
    return f"{formats.day(moment, short=True)} {formats.clock(moment)}"


def work(row: Submission) -> str:
    """What waits for the secretariat or the region."""
    waits = []
    if row.has_unchecked and row.state in (Submission.State.SENT, Submission.State.AMENDING):  # type: ignore[attr-defined]
        waits.append(_("bukti belum diperiksa"))
    if row.has_question:  # type: ignore[attr-defined]
        waits.append(_("klarifikasi menunggu"))
    return ", ".join(waits)


def address(row: Submission) -> str:
    """Where one goes on with it."""
    is_in_hand = row.state in rounds.IN_HAND
    return reverse("questionnaires:verification" if is_in_hand else "questionnaires:submission", args=[row.pk])


submission_listing = Listing(
    name="questionnaires.submissions",
    title=gettext_lazy("Kiriman kuesioner"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=address),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("progress", gettext_lazy("Terjawab"), value=progress, sort="answered_count", align="end"),
        Column("missing", gettext_lazy("Belum lengkap"), value="missing_now", sort="missing_now", align="end"),
        Column("parts", gettext_lazy("Per bagian"), value=by_part, is_hidden=True),
        Column("time", gettext_lazy("Ketepatan waktu"), value=timeliness),
        Column("sent_at", gettext_lazy("Dikirim"), value="sent_at", sort="sent_at", show=short),
        Column("work", gettext_lazy("Menunggu"), value=work),
        Column("receipt", gettext_lazy("Tanda terima"), value="receipt_number", sort="receipt_number", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Submission.State.choices, lookup="state"),
        Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="region__kind"),
        Tick("terlambat", gettext_lazy("Terlambat atau lewat tenggat"), apply=lambda rows: rows.filter(late())),
    ),
    search=("region__name", "region__code", "receipt_number"),
    page_sizes=(50, 100, 514),
    bulk=(BulkAction("ingatkan", gettext_lazy("Ingatkan yang dipilih"), permission="questionnaires.run"),),
    empty=Empty(
        gettext_lazy("Belum ada kiriman"),
        gettext_lazy("Setelah kuesioner dibuka, setiap daerah yang bersedia muncul di sini."),
    ),
)


def late() -> Q:
    """Sent late, or unsent past the day."""
    return Q(is_late=True) | Q(state__in=rounds.UNSENT, round__due_on__lt=timezone.localdate())
