"""Where the stage stands in an edition, for the mark in the rail."""

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.trust.models import ThirdMark, TrustRun


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Running once something was computed; waiting are the third marks that nobody has decided."""
    if edition is None or not TrustRun.objects.filter(ruling__edition=edition).exists():
        return StageState(Standing.LATER)
    waiting = ThirdMark.objects.visible_to(user).filter(
        run__ruling__edition=edition, state=ThirdMark.State.PROPOSED, run=newest_run_id(edition)
    )
    return StageState(Standing.RUNNING, waiting.count())


def newest_run_id(edition: Edition) -> int | None:
    """Of the latest calculation."""
    return TrustRun.objects.filter(ruling__edition=edition).order_by("-pk").values_list("pk", flat=True).first()
