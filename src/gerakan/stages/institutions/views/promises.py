"""Screens of promises: the register, one promise with its years."""

from copy import copy

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import promises as commands
from gerakan.stages.institutions.forms.promises import PromiseForm, YearForm
from gerakan.stages.institutions.queries import promises as queries
from gerakan.stages.institutions.queries.offices import chairs_on
from gerakan.stages.institutions.views.asking import frame, region_for, tried
from gerakan.stages.institutions.views.listings import promise_listing


@require_GET
def promises(request: Request, slug: str) -> HttpResponse:
    """Everything that a region promised, with what became of it; duties of its memoranda beside them."""
    region = region_for(request, slug)
    context = frame(request, region, "promises") | {
        "duties": queries.duties_of(region), "sheets": queries.sheets_of(region),
        "may_promise": permissions.PROMISE.allows(request.user, region),
        "may_begin": permissions.KEEP.allows(request.user, region) and queries.guidances_without_sheet(region).exists(),
    }  # fmt: skip
    return promise_listing.respond(request, queries.promises_of(region), "institutions/promises.html", context)


@require_http_methods(["GET", "POST"])
def new_promise(request: Request, slug: str) -> HttpResponse:
    """Something was promised."""
    region = region_for(request, slug, permissions.PROMISE)
    form = PromiseForm(request.POST or None, region=region, initial={"made_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.promise(region, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("Janji dicatat.")):
            return redirect("institutions:promises", slug)
    context = {"form": form, "title": _("Catat janji")}
    return render(request, "institutions/promise_form.html", frame(request, region, "promises") | context)


@require_http_methods(["GET", "POST"])
def promise(request: Request, pk: int) -> HttpResponse:
    """One promise; a post says what became of it in a year."""
    right = permissions.PROMISE if request.method == "POST" else permissions.SEE
    found = get_for(request.user, right, queries.promises(), pk=pk)
    form = YearForm(request.POST or None, region=found.region)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        year = facts.pop("year")
        act = lambda: commands.tell_year(found, year=year, facts=facts, by=request.user)  # noqa: E731
        if tried(request, act, _("Keadaan janji dicatat.")):
            return redirect("institutions:promise", pk)
    may_promise = permissions.PROMISE.allows(request.user, found)
    context = {
        "promise": found, "years": found.years.select_related("act", "told_by").order_by("-year"),
        "form": form if may_promise else None, "history": history_of(found), "may_promise": may_promise,
        "chairs": [chair for chair in chairs_on(found.region, found.made_on) if chair.office == "head"],
    }  # fmt: skip
    return render(request, "institutions/promise.html", frame(request, found.region, "promises") | context)


@require_http_methods(["GET", "POST"])
def correct_promise(request: Request, pk: int) -> HttpResponse:
    """What was written wrongly."""
    found = get_for(request.user, permissions.PROMISE, queries.promises(), pk=pk)
    form = PromiseForm(request.POST or None, instance=copy(found), region=found.region)
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.correct(found, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("Janji disimpan.")):
            return redirect("institutions:promise", pk)
    context = {"form": form, "title": _("Perbaiki janji")}
    return render(request, "institutions/promise_form.html", frame(request, found.region, "promises") | context)
