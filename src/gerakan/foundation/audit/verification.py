"""Proof that no event was removed, inserted or altered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.audit.log import GENESIS, fingerprint
from gerakan.foundation.audit.models import ChainHead, Event, PublishedHead


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds, how long it is, where it breaks first."""

    holds: bool
    count: int
    head: str
    break_at: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Walk the whole chain from its first link; compare every hash, the head, and what was published each day."""
    published = {head.count: head for head in PublishedHead.objects.all()}
    stored = ChainHead.objects.filter(pk=1).first() or ChainHead(hash=GENESIS)
    expected, count = GENESIS, 0
    for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
        count += 1
        if reason := _fault(event, expected, is_past_head=count > stored.count):
            return Verdict(False, count - 1, expected, event.pk, reason)
        expected = event.hash
        if count in published and published[count].hash != expected:
            return Verdict(False, count, expected, event.pk, _contradicted(published[count]))
    return _end(expected, count, stored, published)


def _fault(event: Event, expected: str, *, is_past_head: bool) -> str:
    if event.previous_hash != expected:
        return _("peristiwa sebelumnya dihapus, atau peristiwa ini disisipkan")
    if fingerprint(event) != event.hash:
        return _("isi peristiwa diubah setelah dicatat")
    if is_past_head:
        return _("peristiwa ini disisipkan di luar sistem")
    return ""


def _end(expected: str, count: int, stored: ChainHead, published: dict[int, PublishedHead]) -> Verdict:
    if count < stored.count:
        reason = _("%d peristiwa terakhir dihapus") % (stored.count - count)
    elif expected != stored.hash:
        reason = _("ujung rantai tidak cocok dengan peristiwa terakhir")
    elif beyond := [head for at, head in published.items() if at > count]:
        reason = _contradicted(beyond[0])
    else:
        return Verdict(True, count, expected)
    return Verdict(False, count, expected, None, reason)


def _contradicted(head: PublishedHead) -> str:
    return _("sidik yang diumumkan pada %s tidak cocok: rantai ditulis ulang") % head.day.isoformat()
