"""Screens of those who prepare: a sample case, one item of it, its reference."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.commands import cases as commands
from gerakan.stages.calibration.forms import CaseForm, ItemForm
from gerakan.stages.calibration.models import CalibrationSet, Reference, SampleCase
from gerakan.stages.calibration.queries import sets as queries


@require_http_methods(["GET", "POST"])
def add_case(request: Request, slug: str) -> HttpResponse:
    """One more sample case."""
    found = get_for(request.user, permissions.PREPARE, queries.sets(), edition__slug=slug)
    form = CaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_case(found, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("calibration:case", made.pk)
    return render(request, "calibration/add_case.html", {"edition": found.edition, "form": form})


@require_http_methods(["GET", "POST"])
def case(request: Request, pk: int) -> HttpResponse:
    """The story of a sample case and its items with their references."""
    found = get_for(request.user, permissions.SEE_RESULTS, queries.cases(), pk=pk)
    known = {"title": found.title, "introduction": found.introduction, "experts": found.experts}
    form = CaseForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            commands.rewrite_case(found, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("calibration:case", pk)
    may_write = _is_written(found) and permissions.PREPARE.allows(request.user, found)
    references = {row.item_id: row for row in Reference.objects.filter(item__case=found)}
    context = {
        "case": found,
        "edition": found.calibration.edition,
        "form": form if may_write else None,
        "rows": [(place, references.get(place.row.pk)) for place in queries.places_of(found)],
        "unused": queries.unused_items(found) if may_write else [],
        "may_write": may_write,
    }
    return render(request, "calibration/case.html", context)


@require_POST
def remove_case(request: Request, pk: int) -> HttpResponse:
    """With its items."""
    found = get_for(request.user, permissions.PREPARE, queries.cases(), pk=pk)
    slug = found.calibration.edition.slug
    try:
        commands.remove_case(found, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("calibration:set", slug)


@require_http_methods(["GET", "POST"])
def item(request: Request, pk: int) -> HttpResponse:
    """Write one item, named in the address (?kode=): what the region says, and the reference."""
    found = get_for(request.user, permissions.PREPARE, queries.cases(), pk=pk)
    code = request.GET.get("kode", "")
    asked = next((each for each in tree_of(found.calibration.version).marked_items() if each.code == code), None)
    if asked is None or not _is_written(found):
        return redirect("calibration:case", pk)
    form = ItemForm(request.POST or None, item=asked, initial=_known(found, code))
    if request.method == "POST" and form.is_valid():
        try:
            row = commands.write_item(found, code=code, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect(f"{reverse('calibration:case', args=[pk])}#butir-{row.pk}")
    context = {"case": found, "edition": found.calibration.edition, "item": asked, "form": form}
    return render(request, "calibration/item.html", context)


@require_POST
def remove_item(request: Request, pk: int, item: int) -> HttpResponse:
    """With its reference."""
    found = get_for(request.user, permissions.PREPARE, queries.cases(), pk=pk)
    row = get_object_or_404(found.items.select_related("case__calibration__edition", "node"), pk=item)
    try:
        commands.remove_item(row, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("calibration:case", pk)


def _is_written(found: SampleCase) -> bool:
    return found.calibration.state == CalibrationSet.State.PREPARING


def _known(found: SampleCase, code: str) -> dict[str, object]:
    row = found.items.filter(node__code=code).first()
    if row is None:
        return {}
    reference = Reference.objects.filter(item=row).first()
    said = {"level": reference.level, "reason": reference.reason} if reference else {}
    return {"told": row.told, "evidence": row.evidence, **said}
