"""Screens of training material."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.commands import training as commands
from gerakan.stages.assessors.forms.pool import MaterialForm
from gerakan.stages.assessors.models import Engagement, Material


@require_http_methods(["GET", "POST"])
def materials(request: Request, slug: str) -> HttpResponse:
    """The material of an edition with how many have read it; add more."""
    check(request.user, permissions.SEE_POOL)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    may_run = permissions.RUN_POOL.allows(request.user)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        commands.add_material(edition, by=request.user, **form.cleaned_data)
        messages.success(request, _("Bahan ditambahkan."))
        return redirect("assessors:materials", slug)
    still = Q(readings__engagement__state=Engagement.State.ACCEPTED)
    context = {
        "edition": edition,
        "rows": Material.objects.filter(edition=edition).annotate(reader_count=Count("readings", filter=still)),
        "accepted_count": edition.engagements.filter(state=Engagement.State.ACCEPTED).count(),
        "form": form if may_run else None,
        "may_run": may_run,
    }
    return render(request, "assessors/materials.html", context)


@require_GET
def read(request: Request, pk: int) -> HttpResponseBase:
    """The file of one material."""
    material = get_for(request.user, permissions.READ_MATERIAL, Material.objects.all(), pk=pk)
    if not material.file:
        raise Http404
    return FileResponse(material.file.open("rb"), as_attachment=True, filename=f"{material.title}.pdf")


@require_POST
def set_aside(request: Request, pk: int) -> HttpResponse:
    """No longer asked of anybody."""
    material = get_for(request.user, permissions.RUN_POOL, Material.objects.select_related("edition"), pk=pk)
    try:
        commands.set_aside(material, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessors:materials", material.edition.slug)
