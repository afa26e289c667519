"""Screens of the region: its rights, its draft ground by ground, evidence."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import permissions
from gerakan.stages.appeals.commands import filing
from gerakan.stages.appeals.forms import EvidenceForm, GroundForm
from gerakan.stages.appeals.models import Attachment
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.views.appeals import page_of, words_of


@require_GET
def own(request: Request) -> HttpResponse:
    """A region's rights edition by edition: against what, until when, and how far it is."""
    check(request.user, permissions.WRITE)
    return render(request, "appeals/own.html", {"rights": queries.rights_of(_region(request), request.user)})


@require_POST
def begin(request: Request, slug: str) -> HttpResponse:
    """A new draft."""
    check(request.user, permissions.WRITE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    try:
        made = filing.open_appeal(edition, region=_region(request), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return redirect("appeals:own")
    return redirect(made)


@require_POST
def write(request: Request, pk: int) -> HttpResponse:
    """One ground; what cannot be saved stays as typed."""
    found = get_for(request.user, permissions.WRITE, queries.appeals(), pk=pk)
    form = GroundForm(request.POST)
    try:
        if form.is_valid():
            filing.write_ground(found, said=form.said(), seen=form.cleaned_data["seen"], by=request.user)
            return redirect(found)
        words = words_of(form)
    except TransitionRefused as reason:
        words = str(reason)
    return page_of(found, request, typed=_typed(request, words))


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Take a ground out of the draft."""
    ground = get_for(request.user, permissions.WRITE, queries.grounds_for(request.user), pk=pk)
    try:
        filing.remove_ground(ground, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(ground.appeal)


@require_POST
def attach(request: Request, pk: int) -> HttpResponse:
    """Evidence beside a ground."""
    ground = get_for(request.user, permissions.WRITE, queries.grounds_for(request.user), pk=pk)
    form = EvidenceForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            filing.attach(ground, **form.cleaned_data, by=request.user)
        else:
            messages.error(request, words_of(form))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(ground.appeal)


@require_POST
def detach(request: Request, pk: int) -> HttpResponse:
    """Take evidence out of the draft."""
    found = get_for(request.user, permissions.WRITE, queries.attachments(request.user), pk=pk)
    try:
        filing.detach(found, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found.ground.appeal)


@require_GET
@never_cache
def file(request: Request, pk: int) -> HttpResponse | FileResponse:
    """Evidence; saved by the browser and never run."""
    found: Attachment = get_for(request.user, permissions.SEE, queries.attachments(request.user), pk=pk)
    if not found.file:
        raise Http404
    answer = FileResponse(found.file.open("rb"), content_type="application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=found.file_name) or "attachment"
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _region(request: Request) -> Region:
    hat = hat_of(request.user)
    if hat is None or hat.region is None:
        raise Http404
    return hat.region


def _typed(request: Request, words: str) -> dict[str, Any]:
    item = request.POST.get("item", "")
    return {"key": item or request.POST.get("kind", ""), "words": words, "said": request.POST}
