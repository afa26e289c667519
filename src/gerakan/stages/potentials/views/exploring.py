"""Trying a calculation with other choices, and freezing the one that is meant."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.regions.models import FactSource, Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.potentials import commands, permissions
from gerakan.stages.potentials.calculations import RESULTS, InputError
from gerakan.stages.potentials.documents.sentences import refusal_of
from gerakan.stages.potentials.forms import PeerForm, PeopleForm, SectorForm
from gerakan.stages.potentials.queries import figures, likeness
from gerakan.stages.potentials.views.showing import SHOWN

Given = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
def sectors(request: Request, slug: str) -> HttpResponse:
    """What the region is good at, where its change comes from, and what stands near."""
    found = get_for(request.user, permissions.SEE, Region.objects.all(), slug=slug)
    measures = [row.measure for row in figures.coverage_of(found)]
    if not measures:
        return render(request, "potentials/sectors.html", {"region": found, "is_empty": True})
    form = SectorForm(_given(request, SectorForm(measures=measures), ukuran=measures[0]), measures=measures)
    inputs, parameters = None, {}
    if form.is_valid():
        parameters = form.parameters()
        inputs = figures.inputs_of(found, parameters["measure"], reference=parameters["reference"])
    return _answer(request, found, "sectors", form, inputs, parameters)


@require_http_methods(["GET", "POST"])
def peers(request: Request, slug: str) -> HttpResponse:
    """Regions that are really alike, and why."""
    found = get_for(request.user, permissions.SEE, Region.objects.all(), slug=slug)
    traits = likeness.traits()
    form = PeerForm(_given(request, PeerForm(traits=traits)), traits=traits)
    inputs, parameters = None, {}
    if form.is_valid():
        inputs, parameters = likeness.inputs_for_peers(found, form.chosen()), form.parameters()
    return _answer(request, found, "peers", form, inputs, parameters)


@require_http_methods(["GET", "POST"])
def people(request: Request, slug: str) -> HttpResponse:
    """People and towns to 2045 under assumptions that may be changed."""
    found = get_for(request.user, permissions.SEE, Region.objects.all(), slug=slug)
    is_told = request.method == "POST" or "penduduk" in request.GET
    counted = FactSource.objects.filter(fact="population").values_list("dated__year", flat=True).first()
    initial = {"penduduk": found.population, **({"tahun_kini": counted} if counted else {})}
    form = PeopleForm(_given(request, PeopleForm()), initial=initial) if is_told else PeopleForm(initial=initial)
    inputs, parameters = None, {}
    if form.is_valid():
        inputs, parameters = {"region": found.code, "name": found.name}, form.parameters()
    return _answer(request, found, "people", form, inputs, parameters)


def _given(request: Request, blank: forms.Form, **usual: Any) -> Given:
    """What a person chose; at first sight what the form begins with."""
    if request.method == "POST":
        return request.POST
    if request.GET:
        return request.GET
    return {**{name: field.initial for name, field in blank.fields.items() if field.initial is not None}, **usual}


def _answer(request: Request, region: Region, kind: str, form: forms.Form, *content: Any) -> HttpResponse:
    """Freeze when asked to, else show; what cannot be computed says why."""
    inputs, parameters = content
    context: dict[str, Any] = {"region": region, "form": form, "kind": kind}
    context["may_freeze"] = permissions.FREEZE.allows(request.user, region)
    if inputs is None:
        return render(request, f"potentials/{kind}.html", context)
    try:
        if request.method == "POST":
            check(request.user, permissions.FREEZE, region)
            return _frozen(request, region, kind, inputs, parameters)
        result = RESULTS[kind](inputs, parameters)
        context |= {"is_computed": True, "kept": _kept(form), **SHOWN[kind](inputs, parameters, result)}
    except InputError as error:
        context["refusal"] = refusal_of(error.problem)
    return render(request, f"potentials/{kind}.html", context)


def _kept(form: forms.Form) -> list[tuple[str, str]]:
    """The choices on the screen, to be sent again when they are frozen."""
    said = ((name, form[name].value()) for name in form.fields)
    return [(name, str(value)) for name, value in said if value not in (None, False, "")]


def _frozen(
    request: Request, region: Region, kind: str, inputs: dict[str, Any], parameters: dict[str, Any]
) -> HttpResponse:
    try:
        run = commands.freeze(region, kind=kind, inputs=inputs, parameters=parameters, by=request.user)
    except TransitionRefused as refused:
        messages.error(request, str(refused))
        return redirect(f"potentials:{kind}", region.slug)
    messages.success(request, _("Hitungan dibekukan: angka, pilihan, dan hasilnya tidak berubah lagi."))
    return redirect(run)
