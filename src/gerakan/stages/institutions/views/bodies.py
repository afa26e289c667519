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
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import bodies as commands
from gerakan.stages.institutions.forms import LeaveForm, MeetingForm, MemberForm
from gerakan.stages.institutions.models import Body, Meeting, Member
from gerakan.stages.institutions.queries import bodies as queries
from gerakan.stages.institutions.queries.acts import missing_acts
from gerakan.stages.institutions.views.asking import asked, frame, handed_out, page_of, regions_for

MEMBERS = Member.objects.select_related("region", "act")


@require_GET
def bodies(request: Request, slug: str) -> HttpResponse:
    """Council, team and forum as they stand, and the months in which the council did not meet."""
    region = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    return render(request, "institutions/bodies.html", frame(request, region, "bodies") | _standing(region))


@require_GET
def bodies_print(request: Request, slug: str) -> HttpResponse:
    """The same on paper."""
    region = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    return render(request, "institutions/bodies_print.html", {"region": region, "today": timezone.localdate()} | _standing(region))  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_member(request: Request, slug: str, body: str) -> HttpResponse:
    """Somebody becomes a member, by an act of the region."""
    region = get_for(request.user, permissions.KEEP, regions_for(request.user), slug=slug)
    if body not in Body.values:
        raise Http404
    if not queries.basis_of(region, body).exists():
        messages.error(request, _("Keanggotaan berdiri di atas keputusan kepala daerah: catat dahulu dasar hukumnya."))
        return redirect("institutions:new_act", slug)
    form = MemberForm(request.POST or None, region=region, body=body)
    act = lambda facts: commands.seat(region, facts=facts, by=request.user)  # noqa: E731
    title, back = _("Catat anggota %s") % Body(body).label, page_of(region, "bodies")
    return asked(request, region, form, act, said=_("Anggota dicatat."), back=back, tab="bodies", title=title)


@require_http_methods(["GET", "POST"])
def leave(request: Request, pk: int) -> HttpResponse:
    """The last day of a membership."""
    found = get_for(request.user, permissions.KEEP, MEMBERS, pk=pk)
    form = LeaveForm(request.POST or None, initial={"until": timezone.localdate()})
    act = lambda said: commands.leave(found, until=said["until"], by=request.user)  # noqa: E731
    said, title, back = _("Keanggotaan diakhiri."), _("Akhiri keanggotaan"), page_of(found.region, "bodies")
    return asked(request, found.region, form, act, said=said, back=back, tab="bodies", title=title, about=found)


@require_http_methods(["GET", "POST"])
def new_meeting(request: Request, slug: str) -> HttpResponse:
    """They met."""
    region = get_for(request.user, permissions.KEEP, regions_for(request.user), slug=slug)
    form = MeetingForm(request.POST or None, request.FILES or None, initial={"held_on": timezone.localdate()})
    act = lambda facts: commands.note_meeting(region, file=facts.pop("file"), facts=facts, by=request.user)  # noqa: E731
    back = page_of(region, "bodies")
    return asked(request, region, form, act, said=_("Rapat dicatat."), back=back, tab="bodies", title=_("Catat rapat"))


@require_GET
@never_cache
def minutes(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The minutes as they were kept."""
    found = get_for(request.user, permissions.SEE, Meeting.objects.select_related("region"), pk=pk)
    return handed_out(found.file, found.file_name, page_of(found.region, "bodies"), request)


def _standing(region: Region) -> dict[str, Any]:
    months = queries.months_of(region)
    return {
        "institutions": queries.institutions_of(region), "months": months, "missing": missing_acts(region),
        "due_on": queries.next_meeting_due(months), "missed": [month for month in months if month.is_missed],
        "meetings": queries.meetings_of(region)[:24], "others": Meeting.objects.filter(region=region).exclude(body=Body.COUNCIL)[:24],
    }  # fmt: skip
