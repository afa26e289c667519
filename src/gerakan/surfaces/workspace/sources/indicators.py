"""What waits among the indicators: files half way in, objections without an answer."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of, is_secretariat
from gerakan.foundation.indicators import permissions
from gerakan.foundation.indicators.models import ImportBatch, ImportBatchQuerySet, Objection
from gerakan.surfaces.workspace.todo import Entry, Source

HALF_WAY = (ImportBatch.State.UPLOADED, ImportBatch.State.MAPPED, ImportBatch.State.RESOLVED)


def open_batches(user: Actor) -> ImportBatchQuerySet:
    """Deliveries that were begun and neither applied nor discarded."""
    return ImportBatch.objects.visible_to(user).filter(state__in=HALF_WAY).select_related("organisation")


def open_objections(user: Actor) -> QuerySet[Objection]:
    """Objections to figures that this person's organisation owns."""
    rows = Objection.objects.filter(answered_at__isnull=True)
    if not is_secretariat.holds(user):
        hat = hat_of(user)
        rows = rows.filter(value__indicator__owner_id=hat.organisation_id if hat else None)
    return rows.select_related("value__indicator", "value__region")


def _batch(row: ImportBatch) -> Entry:
    detail = f"{row.organisation or _('Sekretariat')} · {row.get_state_display()}"
    return Entry(_("Lanjutkan impor %s") % row.name, detail, row.get_absolute_url(), _("Lanjutkan"))


def _objection(row: Objection) -> Entry:
    return Entry(
        title=_("Jawab keberatan %s") % row.value.region.name,
        detail=f"{row.value.indicator.name} {row.value.year}",
        url=reverse("indicators:answer", args=[row.pk]),
        act=_("Baca dan jawab"),
        blocks=_("Daerah menunggu jawaban"),
    )


SOURCES = (
    Source(2, permissions.DELIVER, open_objections, _objection),
    Source(4, permissions.DELIVER, open_batches, _batch),
)
