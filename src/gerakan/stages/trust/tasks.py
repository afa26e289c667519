"""Background work of the stage: long calculations."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.commands import runs


@background(gettext_lazy("Menghitung kepercayaan nilai"))
def compute_trust(progress: Progress, *, ruling_id: int, user_id: int) -> str:
    """Compute from the marks of this moment, then freeze in one short transaction."""
    ruling = Ruling.objects.select_related("edition", "version").get(pk=ruling_id)
    progress.total(4)
    try:
        run = runs.freeze_run(ruling, outcome=outcome_of(ruling, say=progress.step), by=User.objects.get(pk=user_id))
    except TransitionRefused as reason:
        return str(reason)
    progress.result(reverse("trust:run", args=[run.pk]))
    return _("Perhitungan %(number)d dibekukan dengan sidik %(hash)s.") % {
        "number": run.number,
        "hash": run.content_hash[:12],
    }
