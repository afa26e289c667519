"""Proof that no event was removed or altered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.audit.log import GENESIS, fingerprint
from gerakan.foundation.audit.models import ChainHead, Event


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds, how long it is, where it breaks first."""

    holds: bool
    count: int
    head: str
    break_at: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Walk the whole chain from its first link and compare every hash."""
    expected, count = GENESIS, 0
    for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_hash != expected:
            return _broken(count, event, _("peristiwa sebelumnya hilang, disisipkan atau diubah"))
        if fingerprint(event) != event.hash:
            return _broken(count, event, _("isi peristiwa diubah setelah dicatat"))
        expected, count = event.hash, count + 1
    head = ChainHead.objects.filter(pk=1).first()
    if (head.hash if head else GENESIS) != expected:
        return Verdict(False, count, expected, None, _("peristiwa terakhir hilang"))
    return Verdict(True, count, expected)


def _broken(count: int, event: Event, reason: str) -> Verdict:
    return Verdict(False, count, event.previous_hash, event.pk, reason)
