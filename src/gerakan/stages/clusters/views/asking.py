"""What several screens ask first."""

from typing import Any

from django.http import HttpRequest

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.commands.saving import stamps
from gerakan.stages.clusters.models import JointPlan, JointProgramme
from gerakan.stages.clusters.queries import plans as queries

SEEN = "seen-"


def rights_on(request: Request, plan: JointPlan) -> dict[str, Any]:
    """What a page of this plan shows everywhere."""
    return {
        "plan": plan, "edition": plan.edition, "may_write": permissions.WRITE.allows(request.user, plan),
        "may_manage": permissions.MANAGE.allows(request.user, plan), "own": permissions.member_of(request.user, plan),
    }  # fmt: skip


def readable_programme(request: Request, pk: int) -> JointProgramme:
    """A programme of a plan that this person may read, or 404."""
    return get_for(request.user, permissions.SEE, queries.programmes_for(request.user), pk=pk)


def seen_in(request: HttpRequest) -> dict[str, str]:
    """What stood in each field when the page was read."""
    return {name.removeprefix(SEEN): value for name, value in request.POST.items() if name.startswith(SEEN)}


def seen_for(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Hidden fields of the same."""
    return [(f"{SEEN}{name}", value) for name, value in stamps(values).items()]
