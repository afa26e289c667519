"""Verbs on what marks are worth: freeze a calculation. Nothing changes it afterwards."""

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.trust import permissions
from gerakan.stages.trust.calculations import Outcome
from gerakan.stages.trust.models import TrustAssessor, TrustRun, TrustStanding


@command
def freeze_run(ruling: Ruling, *, outcome: Outcome, by: Actor) -> TrustRun:
    """Store what was computed; the very same marks again are answered by the calculation that exists."""
    check(by, permissions.COMPUTE, ruling)
    locked = Ruling.objects.select_for_update().select_related("edition").get(pk=ruling.pk)
    if same := locked.trust_runs.filter(content_hash=outcome.content_hash).first():
        record("trust.confirmed", same, by=by, changes={"content_hash": same.content_hash})
        return same
    run = TrustRun.objects.create(
        ruling=locked,
        number=locked.trust_runs.count() + 1,
        computed_by=User.objects.get(pk=by.pk),
        engine_version=outcome.engine_version,
        seed=outcome.seed,
        is_linked=outcome.is_linked,
        inputs=outcome.inputs,
        parameters=outcome.parameters,
        results=outcome.results,
        content_hash=outcome.content_hash,
    )
    TrustStanding.objects.bulk_create(TrustStanding(run=run, **row) for row in outcome.standings)
    TrustAssessor.objects.bulk_create(TrustAssessor(run=run, **row) for row in outcome.assessors)
    record("trust.computed", run, by=by, changes={"content_hash": run.content_hash, "linked": run.is_linked})
    return run
