"""What was done to a plan, save by save, each of which can be taken back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import undo
from gerakan.stages.masterplans.queries.history import saves
from gerakan.stages.masterplans.queries.plans import plans_for


@require_http_methods(["GET", "POST"])
def history(request: Request, pk: int) -> HttpResponse:
    """Every save with its cells before and after; a post takes one back."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    if request.method == "POST":
        revision = whole(request.POST.get("revision"))
        tried(request, lambda: undo(plan, revision=revision, by=request.user), _("Perubahan dibatalkan."))
        return redirect("masterplans:history", pk)
    page, found = saves(plan, request.GET.get("halaman"))
    may_undo = permissions.WRITE.allows(request.user, plan)
    context = {"plan": plan, "edition": plan.edition, "page": page, "saves": found, "may_undo": may_undo}
    return render(request, "masterplans/history.html", context)
