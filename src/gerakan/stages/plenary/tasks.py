"""Background work of the stage: letters in bulk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.plenary.commands import letters as verbs
from gerakan.stages.plenary.queries import letters, rooms


@background(gettext_lazy("Membuat surat hasil"))
def write_letters(progress: Progress, *, plenary_id: int, sender: dict[str, object], user_id: int) -> str:
    """Number, Word and PDF for every region without a letter; begins where it stopped, and names those that cannot go."""
    by, plenary = User.objects.get(pk=user_id), rooms.plenaries().get(pk=plenary_id)
    rows = list(letters.unwritten(plenary).select_related("plenary__run__terms", "standing__case__ruling__version"))
    progress.total(len(rows))
    refused: list[str] = []
    for done, decision in enumerate(rows, 1):
        try:
            verbs.write_letter(decision, sender=Sender.from_data(sender), by=by)
        except TransitionRefused as reason:
            refused.append(f"{decision.region}: {reason}")
        progress.step(str(decision.region), done=done)
    progress.result(reverse("plenary:letters", args=[plenary_id]))
    written = len(rows) - len(refused)
    return " ".join([ngettext("%d surat dibuat.", "%d surat dibuat.", written) % written, *refused])
