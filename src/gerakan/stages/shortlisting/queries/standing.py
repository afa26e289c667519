"""Where the stage stands in an edition, for the mark in the rail."""

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.shortlisting.models import Run


def stage_state(edition: Edition | None) -> StageState:
    """Done once a calculation was published, running once there is one."""
    if edition is None:
        return StageState(Standing.LATER)
    published = list(Run.objects.filter(scheme__edition=edition).values_list("publication", flat=True))
    if any(published):
        return StageState(Standing.DONE)
    return StageState(Standing.RUNNING if published else Standing.LATER)
