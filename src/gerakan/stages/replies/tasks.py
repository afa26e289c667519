"""Background work of the stage: drafts to many regions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.replies import commands, queries


@background(gettext_lazy("Mengirim rancangan nilai"))
def send_drafts(progress: Progress, *, edition_id: int, user_id: int) -> str:
    """To every region whose panel has closed; begins where it stopped, and names those that cannot go."""
    by, edition = User.objects.get(pk=user_id), Edition.objects.get(pk=edition_id)
    cases = list(queries.unsent_cases(edition).select_related("ruling__edition"))
    progress.total(len(cases))
    refused: list[str] = []
    for done, case in enumerate(cases, 1):
        try:
            commands.send_to_region(case, by=by)
        except TransitionRefused as reason:
            refused.append(f"{case.region}: {reason}")
        progress.step(str(case.region), done=done)
    progress.result(reverse("replies:replies", args=[edition.slug]))
    sent = len(cases) - len(refused)
    return " ".join([ngettext("%d rancangan nilai dikirim.", "%d rancangan nilai dikirim.", sent) % sent, *refused])
