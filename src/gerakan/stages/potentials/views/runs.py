"""A frozen calculation: its page, its publication, its data for whoever checks it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.fingerprint import first_difference
from gerakan.stages.potentials import commands, exchange, permissions
from gerakan.stages.potentials.calculations import RESULTS, InputError
from gerakan.stages.potentials.documents.sentences import refusal_of
from gerakan.stages.potentials.forms import PeopleForm
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.potentials.queries.public import address
from gerakan.stages.potentials.views.showing import SHOWN, people_tried

SEEN = ("region", "computed_by", "publication")


@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """What was computed, from what, by whom; with `?periksa=1` computed again and compared."""
    found = get_for(request.user, permissions.SEE_RUN, PotentialRun.objects.select_related(*SEEN), pk=pk)
    context = {
        "run": found,
        "region": found.region,
        "may_publish": permissions.PUBLISH.allows(request.user, found) and not found.is_published,
        "may_explore": permissions.SEE.allows(request.user, found.region),
        "check": _recomputed(found) if request.GET.get("periksa") else None,
        "is_computed": True,
        "public_url": address(found) if found.is_published else "",
        **SHOWN[found.kind](found.inputs, found.parameters, found.result),
    }
    return render(request, "potentials/run.html", context)


def _recomputed(found: PotentialRun) -> str:
    """Empty when the same inputs give the same result today, else the first place where they part."""
    again = RESULTS[found.kind](found.inputs, found.parameters)
    return first_difference(found.result, again) or ""


@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """Open the calculation to everybody."""
    found = get_for(request.user, permissions.PUBLISH, PotentialRun.objects.select_related("region"), pk=pk)
    commands.publish(found, by=request.user)
    messages.success(request, _("Hitungan diumumkan."))
    return redirect(found)


@require_safe
def data(request: Request, pk: int) -> HttpResponse:
    """The figures as `gerakan compute quotient` reads them."""
    found = get_for(request.user, permissions.SEE_RUN, PotentialRun.objects.select_related("region"), pk=pk)
    if found.kind != PotentialRun.Kind.SECTORS:
        raise Http404
    answer = HttpResponse(exchange.compute_file(found.inputs), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="potensi-{found.region.code}-{found.number}.csv"'
    return answer


@require_safe
def attempt(request: Request, pk: int) -> HttpResponse:
    """People and towns of a frozen run under assumptions of whoever reads it; nothing is kept."""
    found = get_for(
        request.user, permissions.SEE_RUN, PotentialRun.objects.select_related("region"), pk=pk, kind="people"
    )
    form = PeopleForm(request.GET if "penduduk" in request.GET else PeopleForm.typed(found.parameters))
    context: dict[str, Any] = {"run": found, "region": found.region, "form": form, "back": found.get_absolute_url()}
    if form.is_valid():
        try:
            context |= people_tried(found.inputs, form.parameters())
        except InputError as error:
            context["refusal"] = refusal_of(error.problem)
    return render(request, "potentials/attempt.html", {"base": "ui/staff.html", **context})
