"""The head of the chain, shown to everybody once a day."""

import datetime

from django.db import transaction
from django.utils import timezone

from gerakan.foundation.audit.log import GENESIS
from gerakan.foundation.audit.models import ChainHead, PublishedHead
from gerakan.foundation.audit.verification import Verdict, verify


class ChainBroken(Exception):
    """A broken chain is not published; the verdict names its first break."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict


@transaction.atomic
def publish_head(day: datetime.date | None = None) -> PublishedHead:
    """Keep today's head; a second call on the same day changes nothing. Raises ChainBroken."""
    ChainHead.objects.select_for_update().filter(pk=1).first()  # nobody adds while the chain is walked
    verdict = verify()
    if not verdict.holds:
        raise ChainBroken(verdict)
    fields = {"count": verdict.count, "hash": verdict.head, "published_at": timezone.now()}
    head, _made = PublishedHead.objects.get_or_create(day=day or timezone.localdate(), defaults=fields)
    return head


def current_head() -> tuple[int, str]:
    """How many events there are and the last fingerprint, now."""
    head = ChainHead.objects.filter(pk=1).first()
    return (head.count, head.hash) if head else (0, GENESIS)
