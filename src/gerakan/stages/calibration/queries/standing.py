"""Where the stage stands in an edition, for the mark in the rail."""

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.calibration.models import (
    CalibrationSet,
    CalibrationSheet,
    SampleCase,
    SampleCaseQuerySet,
    engagements_by,
)

STANDINGS = {
    CalibrationSet.State.PREPARING: Standing.LATER,
    CalibrationSet.State.OPEN: Standing.RUNNING,
    CalibrationSet.State.CLOSED: Standing.DONE,
}


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Waiting are the sample cases that this assessor has not sent."""
    found = CalibrationSet.objects.filter(edition=edition).first() if edition else None
    if found is None:
        return StageState(Standing.LATER)
    standing = STANDINGS[CalibrationSet.State(found.state)]
    if standing != Standing.RUNNING or not user.has_perm("calibration.own_work"):  # type: ignore[union-attr]
        return StageState(standing)
    return StageState(standing, unsent_cases(user).filter(calibration=found).count())


def unsent_cases(user: Actor) -> SampleCaseQuerySet:
    """Open sample cases that this assessor has still to send, in all editions."""
    mine = engagements_by(user)
    sent = CalibrationSheet.objects.filter(engagement__in=mine, state=CalibrationSheet.State.SENT)
    rows = SampleCase.objects.filter(calibration__state=CalibrationSet.State.OPEN)
    return rows.filter(calibration__edition__in=mine.values("edition")).exclude(pk__in=sent.values("case"))
