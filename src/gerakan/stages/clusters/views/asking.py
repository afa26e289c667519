"""What several screens ask first."""

from typing import Any

from django.http import HttpRequest

from gerakan.foundation.accounts.requests import Request
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.merging import stamps
from gerakan.stages.clusters.models import JointPlan

SEEN = "seen-"


def rights_on(page: Request, plan: JointPlan) -> dict[str, Any]:
    """What a page of this plan shows everywhere."""
    return {
        "plan": plan, "edition": plan.edition, "may_write": permissions.WRITE.allows(page.user, plan),
        "may_manage": permissions.MANAGE.allows(page.user, plan), "own": permissions.member_of(page.user, plan),
    }  # fmt: skip


def seen_in(page: HttpRequest) -> dict[str, str]:
    """What stood in each field when the page was read."""
    return {name.removeprefix(SEEN): str(value) for name, value in page.POST.items() if name.startswith(SEEN)}


def seen_for(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Hidden fields of the same."""
    return [(f"{SEEN}{name}", value) for name, value in stamps(values).items()]
