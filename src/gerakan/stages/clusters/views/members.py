"""Members come, and go after a look at what that means."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.leaving import redivisions
from gerakan.stages.clusters.commands import leaving
from gerakan.stages.clusters.commands import plans as commands
from gerakan.stages.clusters.forms import JoinForm, LeaveForm
from gerakan.stages.clusters.queries import plans as queries


@require_http_methods(["GET", "POST"])
def join(request: Request, pk: int) -> HttpResponse:
    """One more."""
    plan = get_for(request.user, permissions.MANAGE, queries.plans_for(request.user), pk=pk)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        since = form.cleaned_data["since"]
        act = lambda: commands.join(plan, place=form.place, since=since, by=request.user)  # noqa: E731
        if tried(request, act, _("Anggota ditambahkan.")):
            return redirect(plan)
    context = {"plan": plan, "edition": plan.edition, "form": form, "title": _("Tambah anggota")}
    return render(request, "clusters/form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def leave(request: Request, pk: int, member: int) -> HttpResponse:
    """What every programme looks like without this member; then done as shown."""
    plan = get_for(request.user, permissions.MANAGE, queries.plans_for(request.user), pk=pk)
    row = get_object_or_404(queries.all_members(plan), pk=member)
    found = redivisions(list(queries.programmes_of(plan)), row)
    form = LeaveForm(request.POST or None, found=found, initial={"seen": plan.revision})
    if form.is_valid():
        said = form.cleaned_data
        facts = {"until": said["until"], "reason": said["reason"], "heirs": form.heirs(), "seen": said["seen"]}
        if tried(request, lambda: leaving.leave(row, **facts, by=request.user), _("Bagiannya sudah dibagi ulang.")):
            return redirect(plan)
    context = {"plan": plan, "edition": plan.edition, "member": row, "found": found, "form": form}
    return render(request, "clusters/leave.html", context, status=422 if form.is_bound else 200)
