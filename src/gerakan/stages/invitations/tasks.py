"""Background work of the stage: letters in bulk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import documents
from gerakan.stages.invitations.commands import invitations as verbs
from gerakan.stages.invitations.models import Invitation


@background(gettext_lazy("Membuat surat undangan"))
def write_letters(progress: Progress, *, edition_id: int, sender: dict[str, object], user_id: int) -> str:
    """Number, Word and PDF for every prepared invitation without a letter; begins where it stopped."""
    by = User.objects.get(pk=user_id)
    waiting = Invitation.objects.filter(edition=edition_id, state=Invitation.State.PREPARED, letter__isnull=True)
    rows = list(waiting.select_related("region__province", "edition", "replaces"))
    progress.total(len(rows))
    for done, invitation in enumerate(rows, 1):
        verbs.write_letter(invitation, sender=documents.Sender.from_data(sender), by=by)
        progress.step(str(invitation.region), done=done)
    progress.result(_page_of(edition_id))
    return ngettext("%d surat dibuat.", "%d surat dibuat.", len(rows)) % len(rows)


@background(gettext_lazy("Mengirim undangan"))
def send_invitations(progress: Progress, *, edition_id: int, ids: list[int], user_id: int) -> str:
    """Send the chosen invitations; those that cannot go are named."""
    by = User.objects.get(pk=user_id)
    ready = Invitation.objects.filter(edition=edition_id, pk__in=ids)
    rows = list(ready.select_related("region__province", "edition", "letter"))
    progress.total(len(rows))
    refused: list[str] = []
    for done, invitation in enumerate(rows, 1):
        try:
            verbs.send(invitation, by=by)
        except TransitionRefused as reason:
            refused.append(f"{invitation.region}: {reason}")
        progress.step(str(invitation.region), done=done)
    progress.result(_page_of(edition_id))
    sent = len(rows) - len(refused)
    return " ".join([ngettext("%d undangan terkirim.", "%d undangan terkirim.", sent) % sent, *refused])


def _page_of(edition_id: int) -> str:
    return reverse("invitations:invitations", args=[Edition.objects.get(pk=edition_id).slug])
