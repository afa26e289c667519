"""Screens of progress: who is awaited, where assessors differ."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import cases as commands
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.assessment.models.marks import MarkSheetQuerySet
from gerakan.stages.assessment.queries import board as queries
from gerakan.stages.assessment.queries import quality
from gerakan.stages.assessment.queries.cases import cases_of
from gerakan.stages.assessment.queries.enquiries import waiting_in
from gerakan.stages.assessment.views.list_columns import case_listing


@require_GET
def start(request: Request) -> HttpResponse:
    """Progress of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("assessment:board", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def board(request: Request, slug: str) -> HttpResponse:
    """Every case of an edition with how many sheets are in; remind the awaited ones of the chosen cases."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = cases_of(edition)
    if request.method == "POST":
        chosen = case_listing.chosen(request, rows)
        return _remind(request, edition, queries.awaited_sheets(edition).filter(case__in=[row.pk for row in chosen]))
    context = {
        "edition": edition,
        "ruling": Ruling.objects.filter(edition=edition).first(),
        "awaited": queries.awaited_sheets(edition).count(),
        "enquiries": waiting_in(edition).count(),
        "may_rule": permissions.RULE.allows(request.user),
    }
    return case_listing.respond(request, rows, "assessment/board.html", context)


@require_GET
def progress(request: Request, slug: str) -> HttpResponse:
    """By room, by assessor, by item."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    ruling = Ruling.objects.filter(edition=edition).first()
    sampled = quality.sample_of(ruling) if ruling else set()
    context = {
        "edition": edition,
        "rooms": queries.by_room(edition),
        "assessors": queries.by_assessor(edition),
        "items": queries.by_item(edition),
        "sampled": cases_of(edition).filter(pk__in=sampled).prefetch_related("checks__signed_by"),
        "may_remind": permissions.OPEN_CASES.allows(request.user),
    }
    return render(request, "assessment/progress.html", context)


@require_POST
def remind(request: Request, slug: str) -> HttpResponse:
    """Everybody who is awaited, or one assessor."""
    check(request.user, permissions.OPEN_CASES)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    sheets = queries.awaited_sheets(edition)
    if (wanted := request.POST.get("asesor", "")).isdecimal():
        sheets = sheets.filter(engagement=int(wanted))
    return _remind(request, edition, sheets)


def _remind(request: Request, edition: Edition, sheets: MarkSheetQuerySet) -> HttpResponse:
    check(request.user, permissions.OPEN_CASES)
    ruling = get_object_or_404(Ruling, edition=edition)
    told = commands.remind_markers(ruling, sheets=sheets, by=request.user)
    messages.success(request, ngettext("%d pengingat dikirim.", "%d pengingat dikirim.", told) % told)
    return redirect("assessment:board", edition.slug)
