"""Screens of runs: compute, rank, explain, doubt, try."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting import permissions, tasks
from gerakan.stages.shortlisting.calculations import own_check, steps, trials
from gerakan.stages.shortlisting.calculations.outcome import NotComputable, outcome_of
from gerakan.stages.shortlisting.commands import runs as commands
from gerakan.stages.shortlisting.forms.runs import ComputeForm, TrialForm
from gerakan.stages.shortlisting.models import Run, Scheme, Standing
from gerakan.stages.shortlisting.queries import certainty
from gerakan.stages.shortlisting.queries import runs as queries
from gerakan.stages.shortlisting.queries.schemes import parameters_of
from gerakan.stages.shortlisting.views.ranking_columns import ranking_listing

INLINE_DRAWS = 1_000
"""Up to here a person waits; beyond, the work goes on behind and tells how far it is."""


@require_http_methods(["GET", "POST"])
def compute_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Say places, draws and seed; small calculations at once, large ones in the background."""
    scheme = get_for(request.user, permissions.COMPUTE, Scheme.objects.select_related("edition"), pk=pk)
    form = ComputeForm(request.POST or None, parameters=parameters_of(scheme))
    if form.is_valid():
        asked = {"seed": form.cleaned_data["seed"], "draws": form.cleaned_data["draws"], "places": form.places()}
        if asked["draws"] > INLINE_DRAWS:
            job = tasks.compute_in_background.start(
                by=request.user, scheme_id=scheme.pk, user_id=request.user.pk, **asked
            )
            return redirect(job)
        try:
            run = commands.freeze_run(scheme, outcome=outcome_of(scheme, **asked), by=request.user)
        except (NotComputable, TransitionRefused) as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Perhitungan dibekukan dengan sidik %s.") % run.content_hash[:12])
            return redirect("shortlisting:ranking", run.pk)
    return render(request, "shortlisting/run_compute.html", {"scheme": scheme, "edition": scheme.edition, "form": form})


@require_safe
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """Every region of one list with its interval, chance and zone."""
    run = get_for(request.user, permissions.SEE_WORK, queries.light_runs(), pk=pk)
    context = _run_context(request, run)
    pool = context["pool"]
    listing = ranking_listing(run, pool, float(run.scheme.max_filled_share))
    return listing.respond(request, queries.ranking(run, pool.name), "shortlisting/ranking.html", context)


@require_safe
def standing(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One region in a run: from raw value to rank, what was filled, what it would take."""
    run = get_for(request.user, permissions.SEE_WORK, Run.objects.select_related("scheme__edition"), pk=pk)
    rows = Standing.objects.select_related("region__province")
    row = get_object_or_404(rows, run=run, region__code=code)
    context = _run_context(request, run, row.pool) | {
        "row": row,
        "steps": steps.steps_of(run, row.pool, code),
        "waterfall": certainty.waterfall(run, row),
        "reach": steps.what_would_it_take(run, row.pool, code) if "andaikan" in request.GET else None,
        "decides": certainty.membership_words(run, row),
        "histogram": certainty.histogram_of(run, row),
    }
    return render(request, "shortlisting/ranking_region.html", context)


@require_safe
def sureness(request: HttpRequest, pk: int) -> HttpResponse:
    """How sure: what drives the list, who hangs on a thread, which methods agree."""
    run = get_for(request.user, permissions.SEE_WORK, Run.objects.select_related("scheme__edition"), pk=pk)
    context = _run_context(request, run)
    pool = context["pool"]
    context |= {
        "certainty": certainty.certainty_of(run, pool.name),
        "grey": queries.ranking(run, pool.name).filter(zone=Standing.Zone.GREY).order_by("-chance"),
        "kota_only": trials.without_kota_only(run) if pool.name == "kota" else None,
    }
    return render(request, "shortlisting/run_certainty.html", context)


@require_safe
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """Other weights on the frozen data; the address is the trial, the run stays as it is."""
    run = get_for(request.user, permissions.SEE_WORK, Run.objects.select_related("scheme__edition"), pk=pk)
    context = _run_context(request, run)
    pool = context["pool"].name
    form = TrialForm(request.GET, items=trials.nominal_weights(run, pool))
    context |= {"form": form, "trial": None, "problem": ""}
    if form.is_valid():
        try:
            context["trial"] = trials.trial(run, pool, form.weights())
        except NotComputable as reason:
            context["problem"] = str(reason)
    part = request.headers.get("HX-Target") == "percobaan"
    return render(request, "shortlisting/whatif_result.html" if part else "shortlisting/whatif.html", context)


@require_safe
def check_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Files with which anybody computes the same scores without this system."""
    run = get_for(request.user, permissions.SEE_WORK, Run.objects.select_related("scheme__edition"), pk=pk)
    pool = _run_context(request, run)["pool"]
    response = HttpResponse(own_check.check_files(run, pool.name), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="periksa-{run.pk}-{pool.name}.zip"'
    return response


def _run_context(request: HttpRequest, run: Run, wanted: str = "") -> dict[str, Any]:
    """The run, its lists and the one in view."""
    pools = queries.pool_summaries(run)
    name = wanted or request.GET.get("daftar") or pools[0].name
    pool = next((pool for pool in pools if pool.name == name), None)
    if pool is None:
        raise Http404
    tabs = [
        {"label": each.label, "url": f"?daftar={each.name}", "current": each is pool, "count": each.count}
        for each in pools
    ]
    return {"run": run, "scheme": run.scheme, "edition": run.scheme.edition, "pools": pools, "pool": pool, "tabs": tabs}
