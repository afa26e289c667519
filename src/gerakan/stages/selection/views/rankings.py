"""Screens of rankings: compute, the list, one region's sheet, trials."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.selection import documents, permissions, tasks
from gerakan.stages.selection.forms import TrialForm
from gerakan.stages.selection.models import SelectionRun, SelectionStanding, out_of_room
from gerakan.stages.selection.models import SelectionStandingQuerySet as Standings
from gerakan.stages.selection.queries import ground, runs, sheets
from gerakan.stages.selection.views.columns import ranking_listing
from gerakan.stages.terms.queries import terms_in_force, ties_in_words


@require_GET
def start(request: Request) -> HttpResponse:
    """Rankings of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("selection:rankings", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def rankings(request: Request, slug: str) -> HttpResponse:
    """All rankings and trials of an edition; what is still missing; compute from the marks of this moment."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    check(request.user, permissions.SEE_WORK, edition)
    if request.method == "POST":
        check(request.user, permissions.COMPUTE)
        job = tasks.compute_ranking.start(by=request.user, edition_id=edition.pk, user_id=request.user.pk)
        messages.info(request, _("Perhitungan dimulai; halaman ini boleh ditinggalkan."))
        return redirect(job)
    context = {
        "edition": edition, "rows": runs.runs_of(edition, request.user), "terms": terms_in_force(edition),
        "unfinished": ground.unfinished(edition), "may_compute": permissions.COMPUTE.allows(request.user),
        "may_try": permissions.TRY.allows(request.user, edition),
    }  # fmt: skip
    return render(request, "selection/rankings.html", context)


@require_http_methods(["GET", "POST"])
def attempt(request: Request, slug: str) -> HttpResponse:
    """Try another weight, basis or number of places; the record is never touched."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    check(request.user, permissions.TRY, edition)
    form = TrialForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        job = tasks.compute_ranking.start(
            by=request.user, edition_id=edition.pk, user_id=request.user.pk, trial=form.as_data()
        )
        return redirect(job)
    context = {"edition": edition, "form": form, "terms": terms_in_force(edition)}
    return render(request, "selection/attempt.html", context)


@login_not_required
@require_safe
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """One ranking: who, how sure, whom quotas moved; a trial beside the ranking that counts."""
    run = get_for(request.user, permissions.SEE, runs.runs(), pk=pk)
    inside = permissions.SEE_WORK.allows(request.user, run)
    rows = runs.standings_of(run)
    counts = runs.place_counts(run)
    own = None if inside else run.standings.visible_to(request.user).first()
    context = _context(run) | {"counts": counts, "frame": _frame(request), "inside": inside, "own": own}
    listing = ranking_listing(run, counts.total(), with_reasons=inside)
    if inside:
        rows = runs.with_reviews(rows.exclude(out_of_room(request.user)))
    return listing.respond(request, rows, "selection/ranking.html", context)


def _context(run: SelectionRun) -> dict[str, Any]:
    counted = runs.latest_run(run.edition) if run.is_trial else None
    return {
        "run": run, "edition": run.edition, "moved": runs.moved_by_quotas(run), "ties": ties_in_words(run.terms),
        "is_stale": runs.is_stale(run), "counted": counted,
        "differing": runs.differing(run, counted) if counted else [],
    }  # fmt: skip


@require_GET
def sheet(request: Request, pk: int) -> HttpResponse:
    """Why this region stands where it stands."""
    standing = get_for(request.user, permissions.SEE_SHEET, _standings(), pk=pk)
    context = {
        "sheet": sheets.sheet_of(standing),
        "standing": standing,
        "run": standing.run,
        "edition": standing.run.edition,
    }
    return render(request, "selection/sheet.html", context)


@require_GET
def sheet_pdf(request: Request, pk: int) -> HttpResponse:
    """The same on two pages of paper."""
    standing = get_for(request.user, permissions.SEE_SHEET, _standings(), pk=pk)
    address = request.build_absolute_uri(standing.get_absolute_url())
    response = HttpResponse(documents.sheet_pdf(sheets.sheet_of(standing), address), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="lembar-{standing.region.code}.pdf"'
    return response


def _standings() -> Standings:
    related = ("run__edition", "run__terms", "region__province", "case__ruling__version", "case__region__province")
    return SelectionStanding.objects.select_related(*related)


def _frame(request: HttpRequest) -> str:
    """Whoever is signed in stays in the frame of work."""
    return "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
