"""Two versions side by side, on screen and on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.queries import comparing as queries
from gerakan.stages.reviews.views.asking import version_called


@require_GET
def compare(request: Request, pk: int) -> HttpResponse:
    """Any two versions; 0 is today's draft."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    numbers = list(plan.versions.order_by("-number").values_list("number", flat=True))
    last = numbers[0] if numbers else 0
    older = whole(request.GET.get("dari")) if "dari" in request.GET else last
    newer = whole(request.GET.get("ke"))
    before, old = version_called(plan, older)
    after, new = version_called(plan, newer)
    context = {
        "plan": plan, "edition": plan.edition, "numbers": numbers, "older": older, "newer": newer,
        "before": before, "after": after, "found": queries.compare(old, new), "now": timezone.now(),
    }  # fmt: skip
    return render(request, "reviews/compare.html", context)
