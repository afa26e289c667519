"""What a member's own plan says of joint programmes, and the country's sum in which each counts once."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.shares import division_of
from gerakan.stages.clusters.queries import counting
from gerakan.stages.clusters.queries import joint as queries
from gerakan.stages.masterplans import permissions as plans
from gerakan.stages.masterplans.queries.plans import plans_for


@require_GET
def own(request: Request, pk: int) -> HttpResponse:
    """Joint programmes of a region's plan: what its books print, and what still waits."""
    plan = get_for(request.user, plans.SEE, plans_for(request.user), pk=pk)
    divisions = [division_of(one) for one in queries.shared_by(plan)]
    printed = counting.with_held(queries.joint_of(plan), plan)
    context = {
        "plan": plan, "edition": plan.edition, "printed": printed, "own_total": sum(one["own"]["total"] for one in printed),
        "outside": sum(one["missing"] for one in printed),
        "waiting": [one for one in divisions if not one.is_agreed], "may_see": permissions.SEE.allows(request.user),
    }  # fmt: skip
    return render(request, "clusters/own.html", context)


@require_GET
def counted(request: Request) -> HttpResponse:
    """Members' books added up beside every programme counted once, and why they differ."""
    check(request.user, permissions.COUNT)
    edition = chosen_edition(request)
    found = counting.counted_once(edition) if edition else None
    return render(request, "clusters/counted.html", {"edition": edition, "found": found})
