"""Where the stage stands in an edition, for the mark in the rail."""

from django.db.models import Count, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.assessors.models import Engagement, Tie

State = Engagement.State


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when everybody who was asked has answered, declared and been trained; waiting are doubts about ties."""
    if edition is None:
        return StageState(Standing.LATER)
    ready = Q(state=State.ACCEPTED, declaration__isnull=False, trained_at__isnull=False)
    doubt = Q(state=State.ACCEPTED, assessor__ties__state=Tie.State.SUSPECTED)
    counted = Engagement.objects.filter(edition=edition).aggregate(
        asked=Count("pk", distinct=True),
        open=Count("pk", filter=~ready & Q(state__in=(State.ASKED, State.ACCEPTED)), distinct=True),
        doubts=Count("assessor__ties", filter=doubt, distinct=True),
    )
    if not counted["asked"]:
        return StageState(Standing.LATER)
    standing = Standing.RUNNING if counted["open"] else Standing.DONE
    return StageState(standing, counted["doubts"] if user.has_perm("assessors.decide_ties") else 0)  # type: ignore[union-attr]
