"""Screens of schemes: versions, reading, writing, weighing."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting import permissions
from gerakan.stages.shortlisting.calculations import preview
from gerakan.stages.shortlisting.calculations.fingerprint import draft_fingerprint
from gerakan.stages.shortlisting.commands import schemes as commands
from gerakan.stages.shortlisting.forms.runs import WEIGHT_PREFIX
from gerakan.stages.shortlisting.forms.schemes import OpenSchemeForm, SchemeEditor
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries import runs as run_queries
from gerakan.stages.shortlisting.queries import schemes as queries
from gerakan.stages.shortlisting.workflow import scheme_workflow


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The stage opens at the edition in view."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    if edition is None:
        return render(request, "shortlisting/scheme_none.html")
    return redirect("shortlisting:schemes", edition.slug)


@require_safe
def schemes(request: HttpRequest, slug: str) -> HttpResponse:
    """Versions of an edition's scheme and what was computed with them."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {
        "edition": edition,
        "schemes": queries.schemes_of(edition),
        "runs": run_queries.runs_of(edition),
        "may_edit": permissions.EDIT_SCHEME.allows(request.user),
    }
    return render(request, "shortlisting/schemes.html", context)


@require_http_methods(["GET", "POST"])
def open_scheme(request: HttpRequest, slug: str) -> HttpResponse:
    """A new version, empty or copied."""
    check(request.user, permissions.EDIT_SCHEME)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    source = request.GET.get("dari", "")
    initial = {"copied_from": source} if source.isdecimal() else {}
    form = OpenSchemeForm(request.POST or None, edition=edition, initial=initial)
    if form.is_valid():
        scheme = commands.open_scheme(edition, **form.cleaned_data, by=request.user)
        messages.success(request, _("Versi %d dibuat sebagai konsep.") % scheme.number)
        return redirect("shortlisting:edit_scheme", scheme.pk)
    return render(request, "shortlisting/scheme_open.html", {"edition": edition, "form": form})


@require_http_methods(["GET", "POST"])
def scheme(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: its tree, the weights that each list really uses, its life."""
    shown = get_for(request.user, permissions.SEE_WORK, Scheme.objects.select_related("edition"), pk=pk)
    if request.method == "POST":
        return _move(request, shown)
    shares = preview.shares_by_list(queries.parameters_of(shown))
    context = {
        "scheme": shown,
        "edition": shown.edition,
        "lists": list(shares),
        "tree": _tree(shown, shares),
        "actions": [act for act in scheme_workflow.actions(shown, request.user) if act.name != "use"],
        "may_edit": permissions.EDIT_SCHEME.allows(request.user) and shown.state == Scheme.State.DRAFT,
        "may_compute": permissions.COMPUTE.allows(request.user) and shown.state in {"ready", "used"},
        "runs": run_queries.light_runs().filter(scheme=shown),
        "history": history_of(shown),
    }
    return render(request, "shortlisting/scheme.html", context)


def _tree(shown: Scheme, shares: dict[str, dict[str, float]]) -> list[tuple[queries.Branch, list[Any]]]:
    """Every branch with its indicators and their share in every list; None where they do not apply."""
    return [
        (
            branch,
            [(i, [(name, parts.get(i.indicator.code)) for name, parts in shares.items()]) for i in branch.indicators],
        )
        for branch in queries.branches(shown)
    ]


def _move(request: HttpRequest, shown: Scheme) -> HttpResponse:
    check(request.user, permissions.EDIT_SCHEME, shown)
    step, note = request.POST.get("action", ""), request.POST.get("note", "")
    try:
        if step == "discard":
            commands.discard_scheme(shown, by=request.user)
            return redirect("shortlisting:schemes", shown.edition.slug)
        commands.move_scheme(shown, step=step, note=note, by=request.user)
    except (TransitionRefused, LookupError) as reason:
        messages.error(request, str(reason))
    return redirect("shortlisting:scheme", shown.pk)


@require_http_methods(["GET", "POST"])
def edit_scheme(request: HttpRequest, pk: int) -> HttpResponse:
    """Settings, groups and indicators on one screen, with what the data say beforehand."""
    shown = get_for(request.user, permissions.EDIT_SCHEME, Scheme.objects.select_related("edition"), pk=pk)
    editor = SchemeEditor(shown, request.POST or None, weights=_suggested(request))
    if request.method == "POST" and editor.is_valid() and _written(request, shown, editor):
        stay = "lanjut" in request.POST
        return redirect("shortlisting:edit_scheme" if stay else "shortlisting:scheme", shown.pk)
    shown = Scheme.objects.select_related("edition").get(pk=pk)
    context = {
        "scheme": shown,
        "edition": shown.edition,
        "editor": editor,
        "branches": queries.branches(shown),
        "hints": preview.hints_of(shown),
    }
    return render(request, "shortlisting/scheme_edit.html", context)


def _written(request: HttpRequest, shown: Scheme, editor: SchemeEditor) -> bool:
    try:
        commands.write_scheme(
            shown,
            settings=editor.settings.cleaned_data,
            groups=editor.group_rows(),
            indicators=editor.indicator_rows(),
            by=request.user,
            seen=editor.seen,
        )
    except TransitionRefused as reason:
        editor.errors.append(str(reason))
        editor.seen = draft_fingerprint(Scheme.objects.get(pk=shown.pk))
        return False
    messages.success(request, _("Skema disimpan."))
    return True


def _suggested(request: HttpRequest) -> dict[str, Decimal]:
    """Weights that a comparison offers: they fill the form and wait for a person to save them."""
    found: dict[str, Decimal] = {}
    for name, value in request.GET.items():
        if name.startswith(WEIGHT_PREFIX):
            try:
                found[name.removeprefix(WEIGHT_PREFIX)] = round(Decimal(str(value)), 3)
            except InvalidOperation:
                continue
    return found
