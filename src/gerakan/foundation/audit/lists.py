"""The log as a list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.audit.models import Event
from gerakan.foundation.audit.queries import actions_present
from gerakan.foundation.audit.words import action_in_words, kind_in_words
from gerakan.foundation.ui.listing import Choice, Column, Dates, Empty, Listing


def _page_of(event: Event) -> str:
    return reverse("audit:event", args=[event.pk])


def _present(field: str) -> list[tuple[str, str]]:
    values = Event.objects.order_by(field).exclude(**{field: ""}).values_list(field, flat=True).distinct()
    return [(value, value) for value in values]


event_list = Listing(
    name="audit.events",
    title=_("Catatan peristiwa"),
    columns=[
        Column("at", _("Waktu"), sort="at", link=_page_of),
        Column("actor", _("Pelaku"), sort="actor"),
        Column("role", _("Sebagai"), sort="role"),
        Column("action", _("Tindakan"), value=lambda event: action_in_words(event.action), sort="action"),
        Column("target", _("Objek"), sort="target"),
        Column("target_type", _("Jenis"), value=lambda event: kind_in_words(event.target_type), is_hidden=True),
        Column("note", _("Catatan"), is_hidden=True),
        Column("edition", _("Edisi"), sort="edition"),
        Column("region", _("Daerah"), sort="region"),
        Column("hash", _("Sidik"), is_hidden=True),
    ],
    filters=[
        Choice("action", _("Tindakan"), actions_present),
        Choice("edition", _("Edisi"), lambda: _present("edition")),
        Choice("region", _("Daerah"), lambda: _present("region")),
        Dates("at", _("Tanggal"), lookup="at__date"),
    ],
    search=["actor", "role", "target", "note", "action"],
    order="-at",
    empty=Empty(_("Belum ada peristiwa"), _("Setiap tindakan yang mengubah data tercatat di sini dengan sendirinya.")),
)
