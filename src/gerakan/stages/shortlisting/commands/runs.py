"""Verbs on runs: compute and freeze. Nothing changes a run afterwards."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.fingerprint import canonical
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting import permissions
from gerakan.stages.shortlisting.calculations.outcome import Outcome, outcome_of
from gerakan.stages.shortlisting.models import Run, RunPublication, Scheme, Standing
from gerakan.stages.shortlisting.queries.runs import FROZEN, next_run_number
from gerakan.stages.shortlisting.queries.schemes import parameters_of
from gerakan.stages.shortlisting.workflow import scheme_workflow


@command
def compute_run(scheme: Scheme, *, seed: int, draws: int, places: Mapping[str, int], by: Actor) -> Run:
    """Compute and freeze in one go; for long calculations compute first, then `freeze_run`."""
    return freeze_run(scheme, outcome=outcome_of(scheme, seed=seed, draws=draws, places=places), by=by)


@command
def freeze_run(scheme: Scheme, *, outcome: Outcome, by: Actor) -> Run:
    """Store what was computed and lock the scheme; the very same content again is answered by the run that exists."""
    check(by, permissions.COMPUTE, scheme)
    locked = Scheme.objects.select_for_update().select_related("edition").get(pk=scheme.pk)
    _refuse_unready(locked, outcome)
    fingerprint = outcome.content_hash
    if same := Run.objects.filter(content_hash=fingerprint).first():
        record("run.confirmed", same, by=by, changes={"content_hash": fingerprint})
        return same
    if locked.state == Scheme.State.READY:
        scheme_workflow.fire(locked, "use", by=by)
        scheme.state = locked.state
    run = _store(locked, outcome, fingerprint, by)
    record("run.computed", run, by=by, changes={"content_hash": fingerprint, "places": outcome.places})
    return run


def _refuse_unready(scheme: Scheme, outcome: Outcome) -> None:
    if scheme.state not in {Scheme.State.READY, Scheme.State.USED}:
        raise TransitionRefused(
            _("Skema ini berkeadaan “%s”; hanya skema yang siap dipakai dapat dihitung.") % scheme.get_state_display()
        )
    if canonical(parameters_of(scheme)) != canonical(outcome.parameters):
        raise TransitionRefused(_("Skema berubah selagi dihitung. Hitung lagi."))


def _store(scheme: Scheme, outcome: Outcome, fingerprint: str, by: Actor) -> Run:
    run = Run.objects.create(
        scheme=scheme,
        number=next_run_number(scheme),
        computed_by=User.objects.get(pk=by.pk),
        engine_version=outcome.engine_version,
        seed=outcome.seed,
        draws=outcome.draws,
        places=outcome.places,
        inputs=canonical(outcome.inputs),
        parameters=canonical(outcome.parameters),
        results=canonical(outcome.results),
        content_hash=fingerprint,
    )
    regions = dict(Region.objects.values_list("code", "pk"))
    Standing.objects.bulk_create(
        Standing(run=run, region_id=regions[row["code"]], **_columns(row)) for row in outcome.standings
    )
    return run


def _columns(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in FROZEN if name in row}


@command
def publish_run(run: Run, *, by: Actor) -> None:
    """Open a calculation, its scheme and every standing to everybody; doing it twice changes nothing."""
    RunPublication.objects.get_or_create(run=run)
    record("run.published", run, by=by)
