"""A frozen run: its page, computed again, its files for whoever checks it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.fingerprint import first_difference
from gerakan.stages.scenarios import exchange, permissions, queries
from gerakan.stages.scenarios.calculations import scenario_result
from gerakan.stages.scenarios.models import ScenarioRun
from gerakan.stages.scenarios.views.showing import shown


@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """What was computed, from what, by whom; with `?periksa=1` computed again and compared."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    context = {
        "scenario": found.scenario, "plan": found.plan, "edition": found.plan.edition, "inputs": found.inputs,
        "check": _recomputed(found) if request.GET.get("periksa") else None,
        "others": found.scenario.runs.exclude(pk=found.pk).defer("inputs", "result"),
        "is_share": found.parameters["rule"] == "gap",
        "crumbs": [(_("Skenario"), reverse("scenarios:scenarios", args=[found.plan.pk])),
                   (found.scenario.name, found.scenario.get_absolute_url())],
        **shown(found),
    }  # fmt: skip
    return render(request, "scenarios/run.html", context)


def _recomputed(found: ScenarioRun) -> str:
    """Empty when the same inputs give the same result today, else the first place where they part."""
    return first_difference(found.result, scenario_result(found.inputs, found.parameters)) or ""


@require_safe
def assumptions(request: Request, pk: int) -> HttpResponse:
    """ASSUMPTIONS.csv of `gerakan compute scenario`."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    return _file(exchange.assumptions_file(found.inputs, found.parameters), "text/csv", f"skenario-{found.pk}.csv")


@require_safe
def spec(request: Request, pk: int) -> HttpResponse:
    """SPEC.toml of the same."""
    found = get_for(request.user, permissions.SEE, queries.runs_for(request.user), pk=pk)
    return _file(exchange.spec_file(found.inputs, found.parameters), "application/toml", f"skenario-{found.pk}.toml")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
