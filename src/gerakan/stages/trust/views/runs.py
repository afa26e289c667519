"""Screens of what marks are worth: compute, the board, the provisional ranking."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.ui import charts
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.trust import permissions, tasks
from gerakan.stages.trust.models import TrustRun
from gerakan.stages.trust.queries import files
from gerakan.stages.trust.queries import marks as queries
from gerakan.stages.trust.queries.words import TrustPage, zone_sentence
from gerakan.stages.trust.views.columns import trust_listing


@require_safe
def start(request: Request) -> HttpResponse:
    """The edition in use, or what is missing."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    if edition and Ruling.objects.filter(edition=edition).exists():
        return redirect("trust:runs", edition.slug)
    return render(request, "trust/nothing.html", {"edition": edition})


@require_http_methods(["GET", "POST"])
def runs(request: Request, slug: str) -> HttpResponse:
    """All calculations of an edition; compute another from the marks of this moment."""
    ruling = get_for(request.user, permissions.SEE_WORK, queries.rulings(), edition__slug=slug)
    if request.method == "POST":
        check(request.user, permissions.COMPUTE, ruling)
        job = tasks.compute_trust.start(by=request.user, ruling_id=ruling.pk, user_id=request.user.pk)
        messages.info(request, _("Perhitungan dimulai; halaman ini boleh ditinggalkan."))
        return redirect(job)
    opened, wanted = queries.cases_counted(ruling)
    context = {
        "ruling": ruling, "edition": ruling.edition, "runs": queries.runs_of(ruling), "opened": opened,
        "wanted": wanted, "may_compute": permissions.COMPUTE.allows(request.user, ruling),
    }  # fmt: skip
    return render(request, "trust/runs.html", context)


@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """Severity, agreement, bonus and order: how far the marks can be trusted, or why they are not corrected."""
    run = get_for(request.user, permissions.SEE_WORK, queries.trust_runs(), pk=pk)
    page = TrustPage(run)
    severities = page.severities
    chart = (
        charts.intervals(
            _("Yang di kanan nol lebih ketat daripada rata-rata panel"),
            severities, unit=_("tingkat"), decimals=2, cut=0.0,
        ) if severities else None
    )  # fmt: skip
    return render(request, "trust/run.html", context_of(run, "run") | {"page": page, "chart": chart})


@require_safe
def ranking(request: Request, pk: int) -> HttpResponse:
    """Raw and corrected side by side, with intervals, chances and zones."""
    run = get_for(request.user, permissions.SEE_WORK, queries.trust_runs(), pk=pk)
    rows = run.standings.select_related("case__region__province", "hangs_on__assessor__user")
    return trust_listing(run).respond(request, rows, "trust/ranking.html", context_of(run, "ranking"))


def context_of(run: TrustRun, here: str) -> dict[str, Any]:
    """The run and the way between its pages."""
    places = (
        (_("Kepercayaan"), "run"), (_("Peringkat sementara"), "ranking"),
        (_("Penilaian tambahan"), "third_marks"),
    )  # fmt: skip
    return {
        "run": run,
        "edition": run.ruling.edition,
        "is_stale": queries.is_stale(run),
        "zones": zone_sentence(run),
        "tabs": [
            {"label": label, "url": reverse(f"trust:{name}", args=[run.pk]), "current": name == here}
            for label, name in places
        ],
    }


@require_safe
def download(request: Request, pk: int) -> HttpResponse:
    """What went in, for `gerakan compute panel` on anybody's machine."""
    run = get_for(request.user, permissions.SEE_WORK, TrustRun.objects.all(), pk=pk)
    response = HttpResponse(files.trust_files(run), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="periksa-nilai-{run.pk}.zip"'
    return response
