"""Where the stage stands in an edition, for the mark in the rail."""

from django.db.models import Count, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.appeals.models import OPEN, Appeal


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Running while an appeal that this person may see is open; later when there is none."""
    if edition is None:
        return StageState(Standing.LATER)
    told = (
        Appeal.objects.filter(edition=edition)
        .visible_to(user)
        .aggregate(total=Count("pk"), left=Count("pk", filter=Q(state__in=("draft", *OPEN))))
    )
    if not told["total"]:
        return StageState(Standing.LATER)
    return StageState(Standing.RUNNING if told["left"] else Standing.DONE, told["left"])
