"""Scenarios beside a public plan, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gerakan.stages.reviews.models import Publication
from gerakan.stages.scenarios import exchange
from gerakan.stages.scenarios.documents import sentences
from gerakan.stages.scenarios.models import ScenarioRun
from gerakan.stages.scenarios.queries import public as queries
from gerakan.stages.scenarios.views.runs import filed
from gerakan.stages.scenarios.views.showing import shown

FILES = {
    "csv": (exchange.assumptions_file, "text/csv"),
    "toml": (exchange.spec_file, "application/toml"),
}


@login_not_required
@require_safe
def scenarios(request: HttpRequest, edition: str, region: str) -> HttpResponse:
    """All that is public of a plan, by indicator."""
    publication = _plan(edition, region)
    told = [
        (one, [(run, *sentences.headline(run.inputs, run.result)) for run in one.runs])
        for one in queries.told_of(publication.plan)
    ]
    return render(request, "scenarios/public_scenarios.html", {**_around(publication), "told": told})


@login_not_required
@require_safe
def run(request: HttpRequest, edition: str, region: str, pk: int) -> HttpResponse:
    """One of them: result with its range, every assumption with its source, files to compute it again."""
    publication = _plan(edition, region)
    found = _run(publication, pk)
    context = {
        **_around(publication), "inputs": found.inputs, "is_share": found.parameters["rule"] == "gap",
        "misfits": list(queries.misfits(found, publication)), **shown(found),
    }  # fmt: skip
    context["crumbs"].append((_("Skenario"), reverse("scenarios_public:scenarios", args=[edition, region])))
    return render(request, "scenarios/public_run.html", context)


@login_not_required
@require_safe
def file(request: HttpRequest, edition: str, region: str, pk: int, kind: str) -> HttpResponse:
    """What `gerakan compute scenario` reads."""
    if kind not in FILES:
        raise Http404
    found = _run(_plan(edition, region), pk)
    write, mime = FILES[kind]
    return filed(write(found.inputs, found.parameters), mime, f"skenario-{region}-{pk}.{kind}")


def _plan(edition: str, region: str) -> Publication:
    found = queries.open_plan(edition, region)
    if found is None:
        raise Http404
    return found


def _run(publication: Publication, pk: int) -> ScenarioRun:
    found = queries.opened(publication.plan).filter(pk=pk).first()
    if found is None:
        raise Http404
    return queries.readable(found)


def _around(publication: Publication) -> dict[str, object]:
    plan = publication.plan
    return {
        "publication": publication, "edition": plan.edition, "region": plan.region,
        "crumbs": [(_("Rencana induk %s") % plan.region.name, publication.plan_url)],
    }  # fmt: skip
