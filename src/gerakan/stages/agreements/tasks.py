"""Background work: agreements in bulk; every night what has run out, and what must be renewed."""

import datetime
from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.tasks.scheduling import chore
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import life, preparing, review
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries.preparing import candidates
from gerakan.stages.drafting.models import Template


@background(gettext_lazy("Menyiapkan nota kesepahaman"))
def prepare_all(progress: Progress, *, template_id: int, user_id: int) -> str:
    """Number, clauses and drafts for every region with nothing missing; begins where it stopped."""
    by, template = User.objects.get(pk=user_id), Template.objects.select_related("edition").get(pk=template_id)
    rows = [row for row in candidates(template) if not row.missing]
    progress.total(len(rows))
    refused: list[str] = []
    for done, row in enumerate(rows, 1):
        try:
            preparing.prepare(template, region=row.region, signer=row.signer, by=by)
        except TransitionRefused as reason:
            refused.append(str(reason))
        progress.step(str(row.region), done=done)
    progress.result(reverse("agreements:agreements", args=[template.edition.slug]))
    made = len(rows) - len(refused)
    return " ".join([ngettext("%d naskah disiapkan.", "%d naskah disiapkan.", made) % made, *refused])


@background(gettext_lazy("Mengirim naskah ke meja pertama"))
def send_all(progress: Progress, *, slug: str, ids: list[int], user_id: int) -> str:
    """Those chosen; whichever cannot go is named."""
    by = User.objects.get(pk=user_id)
    rows = list(queries.agreements().filter(edition__slug=slug, pk__in=ids))
    progress.total(len(rows))
    refused: list[str] = []
    for done, row in enumerate(rows, 1):
        try:
            review.send(row, by=by)
        except TransitionRefused as reason:
            refused.append(f"{row.region}: {reason}")
        progress.step(str(row.region), done=done)
    progress.result(reverse("agreements:agreements", args=[slug]))
    sent = len(rows) - len(refused)
    return " ".join([ngettext("%d naskah dikirim.", "%d naskah dikirim.", sent) % sent, *refused])


@chore("agreements.life", daily_at=datetime.time(3, 10))
def follow_their_lives() -> str:
    """What has run out ends; what ends within six months gets its renewal."""
    today = timezone.localdate()
    renewed = [_safely(life.renew, row) for row in queries.ending_soon(today)]
    ended = [_safely(life.run_out, row) for row in queries.run_out(today)]
    return _("%(renewed)d pembaruan disiapkan, %(ended)d nota berakhir") % {
        "renewed": sum(renewed), "ended": sum(ended),
    }  # fmt: skip


def _safely(verb: Callable[[Agreement], object], row: Agreement) -> bool:
    try:
        verb(row)
    except TransitionRefused:
        return False
    return True
