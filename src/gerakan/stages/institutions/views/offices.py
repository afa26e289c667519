"""Screens of offices: who holds them on a day, who did before, where a chair is empty."""

from copy import copy

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import offices as commands
from gerakan.stages.institutions.forms.offices import DayForm, EndForm, HolderForm
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries import offices as queries
from gerakan.stages.institutions.views.asking import frame, region_for, tried

HOLDERS = OfficeHolder.objects.select_related("region", "user")


@require_GET
def offices(request: Request, slug: str) -> HttpResponse:
    """Who holds what on a day; everybody who did; empty chairs."""
    region = region_for(request, slug)
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
    region = region_for(request, slug, permissions.KEEP)
    form = HolderForm(request.POST or None, region=region, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.take_office(region, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("Pejabat dicatat.")):
            return redirect("institutions:offices", slug)
    context = {"form": form, "title": _("Catat pejabat")}
    return render(request, "institutions/holder_form.html", frame(request, region, "offices") | context)


@require_http_methods(["GET", "POST"])
def holder(request: Request, pk: int) -> HttpResponse:
    """What was written wrongly."""
    found = get_for(request.user, permissions.KEEP, HOLDERS, pk=pk)
    form = HolderForm(request.POST or None, instance=copy(found), region=found.region)
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.correct(found, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("Data pejabat disimpan.")):
            return redirect("institutions:offices", found.region.slug)
    context = {"form": form, "title": _("Perbaiki data pejabat"), "holder": found}
    return render(request, "institutions/holder_form.html", frame(request, found.region, "offices") | context)


@require_http_methods(["GET", "POST"])
def end_office(request: Request, pk: int) -> HttpResponse:
    """The last day, and the rights that end with it."""
    found = get_for(request.user, permissions.KEEP, HOLDERS, pk=pk)
    form = EndForm(request.POST or None, holder=found)
    if request.method == "POST" and form.is_valid():
        said = {"ends_rights": False} | form.cleaned_data
        if tried(request, lambda: commands.end_office(found, **said, by=request.user), _("Masa jabatan diakhiri.")):
            return redirect("institutions:offices", found.region.slug)
    context = {"form": form, "title": _("Akhiri masa jabatan"), "holder": found}
    return render(request, "institutions/holder_form.html", frame(request, found.region, "offices") | context)
