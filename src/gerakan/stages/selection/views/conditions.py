"""Screens of the conditions that a region must fulfil before it may be chosen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import check
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.selection import permissions
from gerakan.stages.selection.commands.conditions import look_at as say
from gerakan.stages.selection.forms import LookForm
from gerakan.stages.selection.models import ConditionCheck
from gerakan.stages.selection.queries import conditions as queries
from gerakan.stages.selection.views.condition_columns import MET, conditions_listing
from gerakan.stages.terms.models import Condition
from gerakan.stages.terms.queries import terms_in_force


@require_http_methods(["GET", "POST"])
def conditions(request: Request, slug: str) -> HttpResponse:
    """Regions down, conditions across; confirm one condition for many."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    check(request.user, permissions.SEE_WORK, edition)
    terms = terms_in_force(edition)
    rows = queries.conditions_of(terms, queries.regions_of(edition)) if terms else []
    may_check = permissions.CHECK.allows(request.user)
    listing = conditions_listing(list(terms.conditions.all()) if terms else [], may_check=may_check)
    if request.method == "POST":
        chosen = [row.region for row in listing.chosen(request, rows)]
        return _confirm(request, edition, chosen)
    return listing.respond(request, rows, "selection/conditions.html", {"edition": edition, "terms": terms})


def _confirm(request: Request, edition: Edition, regions: list[Region]) -> HttpResponse:
    check(request.user, permissions.CHECK)
    wanted = request.POST.get("aksi", "").removeprefix(MET)
    asked = Condition.objects.select_related("terms__edition").filter(terms__edition=edition)
    condition = get_object_or_404(asked, pk=whole(wanted))
    try:
        say(condition, regions=regions, is_met=True, by=request.user)
        messages.success(request, _("Tersimpan."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("selection:conditions", edition.slug)


@require_http_methods(["GET", "POST"])
def look_at(request: Request, pk: int, region: int) -> HttpResponse:
    """One condition of one region: met, or why not."""
    check(request.user, permissions.CHECK)
    condition = get_object_or_404(Condition.objects.select_related("terms__edition"), pk=pk)
    edition = condition.terms.edition
    found = get_object_or_404(Region.objects.filter(cases__ruling__edition=edition), pk=region)
    last = ConditionCheck.objects.filter(condition=condition, region=found).first()
    initial = {"is_met": "ya" if last.is_met else "tidak", "note": last.note} if last else None
    form = LookForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            say(condition, regions=[found], **form.found(), by=request.user)
            return redirect("selection:conditions", edition.slug)
        except TransitionRefused as reason:
            form.add_error("note", str(reason))
    context = {"condition": condition, "region": found, "edition": edition, "form": form}
    return render(request, "selection/look_at.html", context)
