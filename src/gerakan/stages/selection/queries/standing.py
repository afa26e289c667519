"""Where the stage stands in an edition, for the mark in the rail."""

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing


def stage_state(edition: Edition | None) -> StageState:
    """Running once something was computed, done when a ranking is published."""
    if edition is None:
        return StageState(Standing.LATER)
    runs = edition.selection_runs.filter(trial_name="").values_list("publication", flat=True)
    told = set(runs)
    if not told:
        return StageState(Standing.LATER)
    return StageState(Standing.DONE if told - {None} else Standing.RUNNING)
