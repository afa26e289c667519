"""Where the stage stands in an edition, for the mark in the rail."""

from django.db.models import Count, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.assessment.models import Case, MarkSheet


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when every case is handed over; waiting are the own sheets that are not sent."""
    if edition is None:
        return StageState(Standing.LATER)
    own = Q(
        sheets__engagement__assessor__user_id=user.pk, sheets__state=MarkSheet.State.DRAFT, state=Case.State.MARKING
    )
    over = Q(state__in=(Case.State.HANDED, Case.State.WITHDRAWN))
    counted = Case.objects.filter(ruling__edition=edition).aggregate(
        total=Count("pk", distinct=True), left=Count("pk", filter=~over, distinct=True), own=Count("pk", filter=own)
    )
    if not counted["total"]:
        return StageState(Standing.LATER)
    standing = Standing.RUNNING if counted["left"] else Standing.DONE
    return StageState(standing, counted["own"] if user.has_perm("assessment.own_work") else 0)  # type: ignore[union-attr]
