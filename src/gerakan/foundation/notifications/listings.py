"""Lists of mail on its way and of deadlines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gerakan.foundation.notifications.deadlines import outcome_of
from gerakan.foundation.notifications.models import Deadline, OutgoingMail
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Dates, Empty, Listing


def outcome_label(code: str) -> str:
    """In the words that stand in the letter; the code when the app that declared it is gone."""
    try:
        return str(outcome_of(code).label)
    except LookupError:
        return code


MAIL = Listing(
    name="notifications.mail",
    title=_("Surel keluar"),
    columns=(
        Column("subject", _("Perihal"), sort="subject"),
        Column("to", _("Kepada"), sort="to"),
        Column("state", _("Keadaan"), value="get_state_display", sort="state"),
        Column("attempts", pgettext_lazy("surel", "Percobaan"), sort="attempts", align="end"),
        Column("created_at", _("Dibuat"), sort="created_at", show=formats.moment),
        Column("sent_at", _("Terkirim"), sort="sent_at", show=lambda value: formats.moment(value) if value else "–"),
        Column("last_error", _("Galat terakhir")),
    ),
    filters=(Choice("state", _("Keadaan"), OutgoingMail.State.choices), Dates("created_at", _("Dibuat"))),
    search=("to", "subject"),
    order="-created_at",
    bulk=(
        BulkAction(
            "again",
            _("Kirim lagi"),
            permission="notifications.resend",
            confirm=_("Kirim lagi surel yang dipilih? Yang tidak pasti mungkin sudah sampai."),
        ),
    ),
    empty=Empty(_("Belum ada surel"), _("Surel yang dikirim sistem tercatat di sini, terkirim atau tidak.")),
)

DEADLINES = Listing(
    name="notifications.deadlines",
    title=_("Tenggat"),
    columns=(
        Column("target", _("Perkara"), sort="target", link=lambda row: row.get_absolute_url()),
        Column("due_at", _("Tenggat"), sort="due_at", show=formats.moment),
        Column("outcome", _("Akibat diam"), show=outcome_label),
        Column("state", _("Keadaan"), value="get_state_display", sort="state"),
        Column("frozen_reason", _("Alasan pembekuan")),
        Column("last_error", _("Galat terakhir"), is_hidden=True),
    ),
    filters=(Choice("state", _("Keadaan"), Deadline.State.choices),),
    search=("target", "region_code"),
    order="due_at",
    empty=Empty(_("Belum ada tenggat"), _("Tenggat muncul di sini begitu sebuah tahap menetapkannya dalam surat.")),
)
