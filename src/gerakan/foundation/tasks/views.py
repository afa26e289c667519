"""Screens: one's own background work and its progress."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.tasks import commands, permissions
from gerakan.foundation.tasks.models import Job


@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """What this person started, newest first."""
    mine = Job.objects.visible_to(request.user).select_related("repeated_by")
    page = Paginator(mine, 25).get_page(request.GET.get("page"))
    return render(request, "tasks/jobs.html", {"page": page})


@require_GET
@never_cache
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of work; htmx asks the same address for the bar alone."""
    found = get_for(request.user, permissions.VIEW, Job.objects.select_related("repeated_by"), pk=pk)
    part = bool(getattr(request, "htmx", False)) and not found.is_over
    template = "tasks/job.html#bar" if part else "tasks/job.html"
    response = render(request, template, {"job": found})
    if getattr(request, "htmx", False) and found.is_over:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Start a failed job anew."""
    found = get_for(request.user, permissions.REPEAT, Job.objects.all(), pk=pk)
    try:
        again = commands.repeat(found, by=found.started_by)
    except commands.NotRepeatable as reason:
        messages.error(request, str(reason))
        return redirect(found)
    messages.success(request, _("Pekerjaan diulang."))
    return redirect(again)
