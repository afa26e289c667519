"""Verbs of rankings: freeze one, keep a trial, open one to everybody. Nothing changes it afterwards."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.selection import permissions
from gerakan.stages.selection.calculations import Outcome
from gerakan.stages.selection.models import SelectionPublication, SelectionRun, SelectionStanding


@command
def freeze_run(edition: Edition, *, outcome: Outcome, by: Actor) -> SelectionRun:
    """Store what was computed; the very same ranking again is answered by the one that exists."""
    trial = outcome.trial
    check(by, permissions.TRY if trial else permissions.COMPUTE, edition)
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if same := locked.selection_runs.filter(content_hash=outcome.content_hash).first():
        record("selection.confirmed", same, by=by, changes={"content_hash": same.content_hash})
        return same
    ground = outcome.ground
    run = SelectionRun.objects.create(
        edition=locked, terms=ground.terms, trust_run=ground.trust_run, index_run=ground.index_run,
        number=locked.selection_runs.count() + 1, computed_by=User.objects.get(pk=by.pk),
        trial_name=trial.name if trial else "", trial_note=trial.note if trial else "",
        engine_version=outcome.engine_version, inputs=outcome.inputs, parameters=outcome.parameters,
        results=outcome.results, content_hash=outcome.content_hash,
    )  # fmt: skip
    SelectionStanding.objects.bulk_create(SelectionStanding(run=run, **row) for row in outcome.standings)
    record("selection.tried" if trial else "selection.computed", run, by=by, changes={"content_hash": run.content_hash})
    return run


@command
def publish_run(run: SelectionRun, *, by: Actor | str) -> None:
    """Everybody may read the ranking from here on; called by the stage that publishes the decision, once."""
    if isinstance(by, User):
        check(by, permissions.COMPUTE)
    if run.is_trial:
        raise TransitionRefused(_("Uji coba tidak dapat diumumkan; tidak ada yang diputuskan dengannya."))
    _row, is_new = SelectionPublication.objects.get_or_create(run=run)
    record("selection.published", run, by=by, changes={"content_hash": run.content_hash, "new": is_new})
