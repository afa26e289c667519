"""Where the stage stands in an edition, for the mark in the rail."""

from django.db.models import Count, F, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.interviews.models import Board, Interview


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when every planned interview was held; waiting is a draft that rests on the version that holds."""
    if edition is None:
        return StageState(Standing.LATER)
    open_states = (Interview.State.PLANNED, Interview.State.RUNNING)
    fresh = Q(versions__based_on=F("published_number")) | Q(
        versions__based_on__isnull=True, published_number__isnull=True
    )
    counted = Board.objects.filter(edition=edition).aggregate(
        boards=Count("pk", distinct=True),
        held=Count("interviews", filter=Q(interviews__state=Interview.State.DONE), distinct=True),
        left=Count("interviews", filter=Q(interviews__state__in=open_states), distinct=True),
        drafts=Count("versions", filter=fresh & Q(versions__published_at__isnull=True), distinct=True),
    )
    if not counted["boards"]:
        return StageState(Standing.LATER)
    standing = Standing.DONE if counted["held"] and not counted["left"] else Standing.RUNNING
    waiting = min(counted["drafts"], 1) if user.has_perm("interviews.publish") else 0  # type: ignore[union-attr]
    return StageState(standing, waiting)
