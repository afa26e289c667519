"""Where the stage stands in an edition, for the mark in the rail."""

from django.db.models import Count, Exists, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.invitations.models import Invitation, InvitationList

OPEN_ANSWERS = (Invitation.State.PREPARED, Invitation.State.SENT)


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when the list is published and every invitation is answered; waiting are lists that need this second person."""
    if edition is None:
        return StageState(Standing.LATER)
    unanswered = Invitation.objects.filter(edition=edition, state__in=OPEN_ANSWERS)
    published = Q(~Exists(unanswered), published_at__isnull=False)
    proposed = Q(state=InvitationList.State.PROPOSED) & ~Q(proposed_by_id=user.pk)
    counted = InvitationList.objects.filter(run__scheme__edition=edition).aggregate(
        done=Count("pk", filter=published), waiting=Count("pk", filter=proposed)
    )
    standing = Standing.DONE if counted["done"] else Standing.RUNNING
    return StageState(standing, counted["waiting"] if user.has_perm("invitations.approve") else 0)  # type: ignore[union-attr]
