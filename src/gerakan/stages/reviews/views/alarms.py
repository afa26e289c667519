"""What no longer holds between a plan and the RPJMD, and the RPJMD in force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.commands.periods import note_period
from gerakan.stages.reviews.forms import PeriodForm
from gerakan.stages.reviews.queries import alarms as queries
from gerakan.stages.reviews.workflow import plan_workflow

SHOWN = 200


@require_http_methods(["GET", "POST"])
def alarms(request: Request, pk: int) -> HttpResponse:
    """Broken links with the place where each is mended; a post notes the RPJMD in force."""
    right = permissions.ASK if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    form = PeriodForm(request.POST or None) if permissions.ASK.allows(request.user, plan) else None
    if form is not None and form.is_valid():
        period = form.save(commit=False)
        period.codes = form.cleaned_data["codes"]
        note_period(plan, period=period, by=request.user)
        messages.success(request, _("RPJMD dicatat."))
        return redirect("reviews:alarms", pk)
    found = queries.alarms_of(plan)
    context = {
        "plan": plan, "edition": plan.edition, "form": form, "alarms": found[:SHOWN], "more": max(len(found) - SHOWN, 0),
        "period": queries.period_of(plan.region_id), "version": queries.adopted_version(plan),
        "actions": [one for one in plan_workflow.actions(plan, request.user) if one.name == "revise"],
    }  # fmt: skip
    return render(request, "reviews/alarms.html", context, status=422 if form is not None and form.is_bound else 200)
