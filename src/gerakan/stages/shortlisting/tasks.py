"""Background work of the stage: long calculations."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting.calculations.outcome import NotComputable, outcome_of
from gerakan.stages.shortlisting.commands import runs as run_verbs
from gerakan.stages.shortlisting.models import Scheme


@background(gettext_lazy("Menghitung peringkat"))
def compute_in_background(
    progress: Progress, *, scheme_id: int, seed: int, draws: int, places: dict[str, int], user_id: int
) -> str:
    """Compute, then freeze in one short transaction; what stands against it is the job's answer."""
    scheme, by = Scheme.objects.select_related("edition").get(pk=scheme_id), User.objects.get(pk=user_id)
    progress.total(len(places) + 2)
    try:
        outcome = outcome_of(scheme, seed=seed, draws=draws, places=places, say=progress.step)
        run = run_verbs.freeze_run(scheme, outcome=outcome, by=by)
    except (NotComputable, TransitionRefused) as reason:
        return str(reason)
    progress.result(reverse("shortlisting:ranking", args=[run.pk]))
    return _("Perhitungan dibekukan dengan sidik %s.") % run.content_hash[:12]
