"""A frozen run: its page, computed again, its files for whoever checks it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.fingerprint import first_difference
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.scenarios import commands, exchange, permissions, queries
from gerakan.stages.scenarios.calculations import scenario_result
from gerakan.stages.scenarios.models import ScenarioRun
from gerakan.stages.scenarios.queries import public
from gerakan.stages.scenarios.views.showing import shown


@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """What was computed, from what, by whom; with `?periksa=1` computed again and compared."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    context = {
        "scenario": found.scenario, "plan": found.plan, "edition": found.plan.edition, "inputs": found.inputs,
        **_openness(request, found),
        "check": _recomputed(found) if request.GET.get("periksa") else None,
        "others": found.scenario.runs.exclude(pk=found.pk).defer("inputs", "result"),
        "is_share": found.parameters["rule"] == "gap",
        "crumbs": [(_("Skenario"), reverse("scenarios:scenarios", args=[found.plan.pk])),
                   (found.scenario.name, found.scenario.get_absolute_url())],
        **shown(found),
    }  # fmt: skip
    return render(request, "scenarios/run.html", context)


def _openness(request: Request, found: ScenarioRun) -> dict[str, Any]:
    """Whether everybody reads it, and whether this person may change that."""
    publication = public.publication_of(found.plan)
    may_open = publication is not None and permissions.PUBLISH.allows(request.user, found)
    return {
        "opened": found.publications.filter(withdrawn_at__isnull=True).first(), "may_open": may_open,
        "reasons": list(public.misfits(found, publication)) if may_open and publication else [],
        "publication": publication,
    }  # fmt: skip


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Open it to everybody, or take it back."""
    found = get_for(request.user, permissions.PUBLISH, queries.runs_for(request.user), pk=pk)
    if request.POST.get("action") == "publish":
        tried(request, lambda: commands.publish(found, by=request.user), _("Hitungan kini dapat dibaca semua orang."))
    elif request.POST.get("action") == "withdraw":
        reason = request.POST.get("note", "")
        tried(
            request, lambda: commands.withdraw(found, reason=reason, by=request.user), _("Hitungan ditarik dari umum.")
        )
    return redirect(found)


def _recomputed(found: ScenarioRun) -> str:
    """Empty when the same inputs give the same result today, else the first place where they part."""
    return first_difference(found.result, scenario_result(found.inputs, found.parameters)) or ""


@require_safe
def assumptions(request: Request, pk: int) -> HttpResponse:
    """ASSUMPTIONS.csv of `gerakan compute scenario`."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    return filed(exchange.assumptions_file(found.inputs, found.parameters), "text/csv", f"skenario-{found.pk}.csv")


@require_safe
def spec(request: Request, pk: int) -> HttpResponse:
    """SPEC.toml of the same."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    return filed(exchange.spec_file(found.inputs, found.parameters), "application/toml", f"skenario-{found.pk}.toml")


def filed(text: str, kind: str, name: str) -> HttpResponse:
    """As a file to take away."""
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
