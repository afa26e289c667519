"""Background work of the stage: the repetitions of a ranking take their time."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.selection.calculations import Trial, outcome_of
from gerakan.stages.selection.commands.runs import freeze_run
from gerakan.stages.selection.queries.ground import ground_of


@background(gettext_lazy("Menghitung peringkat penetapan"))
def compute_ranking(progress: Progress, *, edition_id: int, user_id: int, trial: dict[str, Any] | None = None) -> str:
    """Compute from the marks of this moment, then freeze in one short transaction."""
    edition = Edition.objects.get(pk=edition_id)
    progress.total(3)
    try:
        progress.step(_("Mengumpulkan nilai akhir dan indeks"), done=0)
        ground = ground_of(edition)
        progress.step(_("Memilih di bawah kuota dan mengulang penilaian"), done=1)
        outcome = outcome_of(ground, Trial(**trial) if trial else None)
        progress.step(_("Membekukan peringkat"), done=2)
        run = freeze_run(edition, outcome=outcome, by=User.objects.get(pk=user_id))
    except TransitionRefused as reason:
        return str(reason)
    progress.result(reverse("selection:ranking", args=[run.pk]))
    return _("%(run)s dibekukan dengan sidik %(hash)s.") % {"run": run, "hash": run.content_hash[:12]}
