"""Screens of adoption and of withdrawing what is public."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.commands import adopting
from gerakan.stages.reviews.forms import AdoptForm
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.workflow import plan_workflow


@require_http_methods(["GET", "POST"])
def adopt(request: Request, pk: int) -> HttpResponse:
    """The head puts an act behind the approved version, and signs as what."""
    plan = get_for(request.user, permissions.ADOPT, plans_for(request.user), pk=pk)
    version = queries.last_version(plan)
    blocked = next(
        (one.blocked_because for one in plan_workflow.actions(plan, request.user) if one.name == "adopt"), ""
    )
    form = AdoptForm(request.POST or None, acts=queries.acts_to_adopt_by(plan), region=plan.region)
    if version and form.is_valid():
        try:
            adopting.adopt(plan, seen=version.number, by=request.user, **form.cleaned_data)
            messages.success(request, _("Rencana ditetapkan."))
            return redirect("reviews:review", pk)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    context = {"plan": plan, "edition": plan.edition, "version": version, "form": form, "blocked": blocked}
    return render(request, "reviews/adopt.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: Request, pk: int, publication: int) -> HttpResponse:
    """Nobody outside reads it any longer."""
    plan = get_for(request.user, permissions.WITHDRAW, plans_for(request.user), pk=pk)
    rows = plan.publications.select_related("version", "plan__region", "plan__edition")
    found, reason = get_object_or_404(rows, pk=publication), request.POST.get("note", "")[:4000]
    tried(request, lambda: adopting.withdraw(found, reason=reason, by=request.user), _("Rencana ditarik dari umum."))
    return redirect("reviews:review", pk)
