"""Screens of offices: who holds them on a day, who did before, where a chair is empty."""

from copy import copy

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import offices as commands
from gerakan.stages.institutions.forms import DayForm, EndForm, HolderForm
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries import offices as queries
from gerakan.stages.institutions.views.asking import asked, frame, page_of, regions_for

HOLDERS = OfficeHolder.objects.select_related("region", "user")


@require_GET
def offices(request: Request, slug: str) -> HttpResponse:
    """Who holds what on a day; everybody who did; empty chairs."""
    region = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    form = DayForm(request.GET or None)
    day = (form.cleaned_data.get("hari") if form.is_valid() else None) or timezone.localdate()
    context = {
        "form": form, "day": day, "chairs": queries.chairs_on(region, day), "gaps": queries.gaps_of(region),
        "holders": queries.holders_of(region).order_by("office", "agency", "-since", "-pk"),
        "keeping_rights": queries.rights_without_office(region),
    }  # fmt: skip
    return render(request, "institutions/offices.html", frame(request, region, "offices") | context)


@require_http_methods(["GET", "POST"])
def new_holder(request: Request, slug: str) -> HttpResponse:
    """Somebody comes into an office."""
    region = get_for(request.user, permissions.KEEP, regions_for(request.user), slug=slug)
    form = HolderForm(request.POST or None, region=region, initial={"since": timezone.localdate()})
    act = lambda facts: commands.take_office(region, facts=facts, by=request.user)  # noqa: E731
    back = page_of(region, "offices")
    return asked(
        request, region, form, act, said=_("Pejabat dicatat."), back=back, tab="offices", title=_("Catat pejabat")
    )


@require_http_methods(["GET", "POST"])
def holder(request: Request, pk: int) -> HttpResponse:
    """What was written wrongly."""
    found = get_for(request.user, permissions.KEEP, HOLDERS, pk=pk)
    form = HolderForm(request.POST or None, instance=copy(found), region=found.region)
    act = lambda facts: commands.correct(found, facts=facts, by=request.user)  # noqa: E731
    said, title, back = _("Data pejabat disimpan."), _("Perbaiki data pejabat"), page_of(found.region, "offices")
    return asked(request, found.region, form, act, said=said, back=back, tab="offices", title=title)


@require_http_methods(["GET", "POST"])
def end_office(request: Request, pk: int) -> HttpResponse:
    """The last day, and the rights that end with it."""
    found = get_for(request.user, permissions.KEEP, HOLDERS, pk=pk)
    form = EndForm(request.POST or None, holder=found)
    act = lambda said: commands.end_office(found, **({"ends_rights": False} | said), by=request.user)  # noqa: E731
    said, title, back = _("Masa jabatan diakhiri."), _("Akhiri masa jabatan"), page_of(found.region, "offices")
    return asked(request, found.region, form, act, said=said, back=back, tab="offices", title=title, about=found)
