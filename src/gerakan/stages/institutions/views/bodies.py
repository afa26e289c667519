"""Screens of council, team and forum: who sits in them, when they met, on screen and on paper."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import bodies as commands
from gerakan.stages.institutions.forms.bodies import LeaveForm, MeetingForm, MemberForm
from gerakan.stages.institutions.models import Body, Meeting, Member
from gerakan.stages.institutions.queries import bodies as queries
from gerakan.stages.institutions.queries.acts import missing_acts
from gerakan.stages.institutions.views.asking import frame, region_for, tried

MEMBERS = Member.objects.select_related("region", "act")


@require_GET
def bodies(request: Request, slug: str) -> HttpResponse:
    """Council, team and forum as they stand, and the months in which the council did not meet."""
    region = region_for(request, slug)
    return render(request, "institutions/bodies.html", frame(request, region, "bodies") | _standing(region))


@require_GET
def bodies_print(request: Request, slug: str) -> HttpResponse:
    """The same on paper."""
    region = region_for(request, slug)
    return render(request, "institutions/bodies_print.html", {"region": region, "today": timezone.localdate()} | _standing(region))  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_member(request: Request, slug: str, body: str) -> HttpResponse:
    """Somebody becomes a member; the form stays open for the next one."""
    region = region_for(request, slug, permissions.KEEP)
    if body not in Body.values:
        raise Http404
    form = MemberForm(request.POST or None, region=region, body=body)
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.seat(region, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("%s dicatat.") % form.cleaned_data["name"]):
            return redirect("institutions:bodies", slug)
    context = {"form": form, "title": _("Catat anggota %s") % Body(body).label, "has_basis": queries.basis_of(region, body).exists()}  # fmt: skip
    return render(request, "institutions/body_form.html", frame(request, region, "bodies") | context)


@require_http_methods(["GET", "POST"])
def leave(request: Request, pk: int) -> HttpResponse:
    """The last day of a membership."""
    found = get_for(request.user, permissions.KEEP, MEMBERS, pk=pk)
    form = LeaveForm(request.POST or None, initial={"until": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.leave(found, until=form.cleaned_data["until"], by=request.user)  # noqa: E731
        if tried(request, act, _("Keanggotaan diakhiri.")):
            return redirect("institutions:bodies", found.region.slug)
    context = {"form": form, "title": _("Akhiri keanggotaan"), "lead": str(found), "has_basis": True}
    return render(request, "institutions/body_form.html", frame(request, found.region, "bodies") | context)


@require_http_methods(["GET", "POST"])
def new_meeting(request: Request, slug: str) -> HttpResponse:
    """They met."""
    region = region_for(request, slug, permissions.KEEP)
    form = MeetingForm(request.POST or None, request.FILES or None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        file = facts.pop("file", None)
        act = lambda: commands.note_meeting(region, facts=facts, file=file, by=request.user)  # noqa: E731
        if tried(request, act, _("Rapat dicatat.")):
            return redirect("institutions:bodies", slug)
    context = {"form": form, "title": _("Catat rapat"), "has_basis": True}
    return render(request, "institutions/body_form.html", frame(request, region, "bodies") | context)


@require_GET
@never_cache
def minutes(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The minutes as they were kept; saved by the browser and never run."""
    found = get_for(request.user, permissions.SEE, Meeting.objects.select_related("region"), pk=pk)
    if not found.file or not found.file.storage.exists(found.file.name or ""):
        messages.error(request, _("Berkas ini tidak ada lagi di penyimpanan."))
        return redirect("institutions:bodies", found.region.slug)
    return as_download(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.file_name)


def _standing(region: Region) -> dict[str, Any]:
    months = queries.months_of(region)
    return {
        "institutions": queries.institutions_of(region), "months": months, "missing": missing_acts(region),
        "due_on": queries.next_meeting_due(months), "missed": [month for month in months if month.is_missed],
        "meetings": queries.meetings_of(region)[:24], "others": Meeting.objects.filter(region=region).exclude(body=Body.COUNCIL)[:24],
    }  # fmt: skip
