"""Where the stage stands in an edition, for the mark in the rail."""

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.plenary.models import Plenary


def stage_state(edition: Edition | None) -> StageState:
    """Running once a sitting is prepared, done when a result is published."""
    if edition is None:
        return StageState(Standing.LATER)
    states = set(edition.plenaries.values_list("state", flat=True))
    if not states:
        return StageState(Standing.LATER)
    return StageState(Standing.DONE if Plenary.State.PUBLISHED in states else Standing.RUNNING)
