"""What waits in the offices of a region: a hand-over to confirm or to sign, what was handed over open."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import region_of
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.models import Handover, HandoverItem, OfficeHolder
from gerakan.surfaces.workspace.todo import Entry, Source

State = Handover.State


def to_confirm(user: Actor) -> QuerySet[Handover]:
    """Offices that this person held and has to hand over."""
    return _handovers(user).filter(state=State.OPEN, outgoing__user=user.pk)


def to_sign(user: Actor) -> QuerySet[Handover]:
    """Confirmed by the old holder, and this person holds the office now."""
    now = OfficeHolder.objects.on(timezone.localdate()).filter(
        user=user.pk,
        region=OuterRef("region"),
        office=OuterRef("outgoing__office"),
        agency=OuterRef("outgoing__agency"),
    )
    rows = _handovers(user).filter(state=State.CONFIRMED).annotate(heir=Subquery(now.values("pk")[:1]))
    return rows.filter(Q(heir__isnull=False) & ~Q(heir=F("outgoing")))


def left_open(user: Actor) -> QuerySet[HandoverItem]:
    """Gaps that were handed over and that nobody has settled."""
    rows = HandoverItem.objects.filter(handover__region=region_of(user), closed_at__isnull=True)
    return rows.select_related("handover__outgoing").order_by("handover", "pk")


def _handovers(user: Actor) -> QuerySet[Handover]:
    return Handover.objects.visible_to(user).select_related("region", "outgoing").order_by("opened_at")


def _confirmation(row: Handover) -> Entry:
    return Entry(
        title=_("Tegaskan serah terima %s") % row.outgoing.office_label,
        detail=row.region.name,
        url=row.get_absolute_url(),
        act=_("Baca dan tegaskan"),
        blocks=_("Pejabat baru menunggu"),
    )


def _signature(row: Handover) -> Entry:
    return Entry(
        title=_("Tandatangani serah terima %s") % row.outgoing.office_label,
        detail=row.region.name,
        url=row.get_absolute_url(),
        act=_("Baca dan tandatangani"),
    )


def _item(row: HandoverItem) -> Entry:
    return Entry(
        title=row.text[:140],
        detail=f"{row.handover.outgoing.office_label}: {row.section}",
        url=row.handover.get_absolute_url(),
        act=_("Selesaikan"),
    )


SOURCES = (
    Source(0, permissions.OWN, to_confirm, _confirmation),
    Source(1, permissions.OWN, to_sign, _signature),
    Source(3, permissions.KEEP, left_open, _item),
)
