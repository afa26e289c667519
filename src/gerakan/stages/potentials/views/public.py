"""Calculations that a region has opened, for whoever visits: no names of who computed, texts masked (ADR 52)."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials import exchange
from gerakan.stages.potentials.calculations import InputError
from gerakan.stages.potentials.documents.sentences import refusal_of
from gerakan.stages.potentials.forms import PeopleForm
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.potentials.queries import public as queries
from gerakan.stages.potentials.views.showing import SHOWN, people_tried


@login_not_required
@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """All that a region has opened, the newest of each kind first."""
    found = get_object_or_404(Region.objects.select_related("province"), slug=slug)
    context = {"region": found, "runs": queries.opened_by(found), "crumbs": _crumbs(found)[:1]}
    return render(request, "potentials/public_region.html", context)


@login_not_required
@require_safe
def run(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    """Figures with their range and source, as the region froze them."""
    found = _opened(slug, kind, number)
    context = {
        "run": found, "region": found.region, "newer": queries.newer(found), "crumbs": _crumbs(found.region),
        "is_computed": True, **SHOWN[found.kind](found.inputs, found.parameters, found.result),
    }  # fmt: skip
    return render(request, "potentials/public_run.html", context)


@login_not_required
@require_safe
def data(request: HttpRequest, slug: str, kind: str, number: int) -> HttpResponse:
    """What `gerakan compute quotient` reads."""
    found = _opened(slug, kind, number)
    if found.kind != PotentialRun.Kind.SECTORS:
        raise Http404
    answer = HttpResponse(exchange.compute_file(found.inputs), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="potensi-{slug}-{number}.csv"'
    return answer


@login_not_required
@require_safe
def attempt(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """People and towns under the reader's own assumptions; nothing is kept."""
    found = _opened(slug, PotentialRun.Kind.PEOPLE, number)
    form = PeopleForm(request.GET if "penduduk" in request.GET else PeopleForm.typed(found.parameters))
    context: dict[str, Any] = {"run": found, "region": found.region, "form": form, "base": "ui/public.html"}
    context["back"] = queries.address(found)
    if form.is_valid():
        try:
            context |= people_tried(found.inputs, form.parameters())
        except InputError as error:
            context["refusal"] = refusal_of(error.problem)
    return render(request, "potentials/attempt.html", context)


def _opened(slug: str, kind: str, number: int) -> PotentialRun:
    found = queries.opened(slug, kind, number)
    if found is None:
        raise Http404
    return found


def _crumbs(found: Region) -> list[tuple[str, str]]:
    return [
        (found.name, reverse("portal:region", args=[found.slug])),
        (_("Potensi"), reverse("potentials_public:region", args=[found.slug])),
    ]
