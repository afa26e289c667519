"""Signing and launching: programme, list, attendance, materials."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.queries.agreements import agreements
from gerakan.stages.ceremonies import commands, permissions, queries
from gerakan.stages.ceremonies.forms import EventForm, GuestForm, MaterialForm
from gerakan.stages.ceremonies.models import SigningEvent


@require_GET
def events(request: Request, slug: str) -> HttpResponse:
    """Events of an edition."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {
        "edition": edition,
        "rows": queries.events_for(request.user, edition),
        "may_prepare": permissions.PLAN.allows(request.user),
    }
    return render(request, "ceremonies/events.html", context)


@require_http_methods(["GET", "POST"])
def new_event(request: Request, slug: str) -> HttpResponse:
    """Plan an event."""
    check(request.user, permissions.PLAN)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = commands.plan(edition, facts=form.cleaned_data, by=request.user)
        return redirect("ceremonies:event", made.pk)
    return render(request, "ceremonies/event_form.html", {"edition": edition, "form": form})


@require_http_methods(["GET", "POST"])
def edit_event(request: Request, pk: int) -> HttpResponse:
    """Another time, place or programme."""
    found = get_for(request.user, permissions.PLAN, SigningEvent.objects.select_related("edition"), pk=pk)
    form = EventForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        commands.plan(found.edition, facts=form.cleaned_data, event=found, by=request.user)
        return redirect("ceremonies:event", pk)
    return render(request, "ceremonies/event_form.html", {"edition": found.edition, "form": form, "event": found})


@require_GET
def event(request: Request, pk: int) -> HttpResponse:
    """Programme, who is expected, who came, what was handed out."""
    found = get_for(request.user, permissions.SEE, SigningEvent.objects.select_related("edition"), pk=pk)
    sees_all = permissions.SEE_WORK.allows(request.user)
    context = {
        "event": found,
        "edition": found.edition,
        "attendees": found.attendees.select_related("agreement__region") if sees_all else [],
        "may_prepare": permissions.PLAN.allows(request.user),
        "guest_form": GuestForm(),
        "material_form": MaterialForm(),
        "materials": found.materials.all(),
        "sees_all": sees_all,
    }
    return render(request, "ceremonies/event.html", context)


@require_POST
def change(request: Request, pk: int) -> HttpResponse:
    """Seat the regions, add or drop somebody, invite, note who came, hand out."""
    found = get_for(request.user, permissions.PLAN, SigningEvent.objects.select_related("edition"), pk=pk)
    try:
        _change(request, found, request.POST.get("action", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("ceremonies:event", pk)


@require_GET
@never_cache
def material(request: Request, pk: int, material: int) -> HttpResponse | FileResponse:
    """A file of the event."""
    found = get_for(request.user, permissions.SEE, SigningEvent.objects.all(), pk=pk)
    kept = get_object_or_404(found.materials, pk=material)
    return as_download(FileResponse(kept.file.open("rb"), content_type="application/octet-stream"), kept.name)


def _change(request: Request, found: SigningEvent, action: str) -> None:
    user = request.user
    if action == "seat":
        rows = agreements().filter(edition=found.edition)
        messages.success(request, _("%d daerah ditambahkan.") % commands.seat(found, agreements=rows, by=user))
    elif action == "guest":
        commands.add_guest(found, **_said(GuestForm(request.POST)), by=user)
    elif action == "drop":
        row = get_object_or_404(found.attendees, pk=_number(request.POST.get("which", "")))
        commands.drop_attendee(found, pk=row.pk, by=user)
    elif action == "invite":
        commands.invite(found, by=user)
    elif action == "attendance":
        present = {_number(value) for value in request.POST.getlist("present")}
        commands.note_attendance(found, present=present, by=user)
    elif action == "material":
        commands.hand_out(found, **_said(MaterialForm(request.POST, request.FILES)), by=user)


def _said(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise TransitionRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    said: dict[str, Any] = form.cleaned_data
    return said


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
