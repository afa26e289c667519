"""What was computed is opened to everybody beside the public plan, or taken back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.scenarios import permissions
from gerakan.stages.scenarios.models import RunPublication, ScenarioRun
from gerakan.stages.scenarios.queries import public


@command
def publish(run: ScenarioRun, *, by: User) -> RunPublication:
    """Only a run that tests the very targets of the plan that is public; doing it twice changes nothing."""
    check(by, permissions.PUBLISH, run)
    Masterplan.objects.select_for_update(of=("self",)).get(pk=run.plan.pk)
    publication = public.publication_of(run.plan)
    if publication is None:
        raise TransitionRefused(_("Diumumkan setelah rencana induknya diumumkan."))
    if reasons := list(public.misfits(run, publication)):
        raise TransitionRefused(" ".join([*reasons, _("Hitung lagi dengan target yang diumumkan.")]))
    made, _is_new = RunPublication.objects.get_or_create(run=run, withdrawn_at=None, defaults={"by": by})
    record("scenario.published", run, by=by, changes={"content_hash": run.content_hash})
    return made


@command
def withdraw(run: ScenarioRun, *, reason: str, by: User) -> None:
    """Nobody outside reads it any more; the reason stays in the log."""
    check(by, permissions.PUBLISH, run)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    rows = RunPublication.objects.filter(run=run, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=timezone.now(), withdrawn_because=reason.strip()[:500]):
        raise TransitionRefused(_("Hitungan ini tidak sedang diumumkan."))
    record("scenario.withdrawn", run, by=by, note=reason.strip())
