"""Screens of versions: all of them, one, new, copied, discarded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.instruments import permissions, queries
from gerakan.foundation.instruments.checking import faults_of
from gerakan.foundation.instruments.commands import versions as commands
from gerakan.foundation.instruments.crosswalks import earlier, open_faults
from gerakan.foundation.instruments.forms.versions import CopyForm, OpenInstrumentForm
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.instruments.views.listings import VERSIONS
from gerakan.foundation.instruments.workflow import version_workflow
from gerakan.foundation.workflow import TransitionRefused


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """All instruments with their versions."""
    check(request.user, permissions.LIST)
    context = {"may_edit": permissions.EDIT.allows(request.user)}
    return VERSIONS.respond(request, queries.versions().visible_to(request.user), "instruments/list.html", context)


@require_http_methods(["GET", "POST"])
def open_instrument(request: HttpRequest) -> HttpResponse:
    """A new instrument."""
    check(request.user, permissions.EDIT)
    form = OpenInstrumentForm(request.POST or None)
    if form.is_valid():
        try:
            version = commands.open_instrument(by=request.user, **form.cleaned_data)
            return redirect("instruments:build", version.pk)
        except TransitionRefused as reason:
            form.add_error("code", str(reason))
    return render(request, "instruments/open.html", {"form": form})


@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: what it asks and weighs, its life."""
    shown = get_for(request.user, permissions.READ, queries.versions(), pk=pk)
    if request.method == "POST":
        return _act(request, shown)
    tree = tree_of(shown)
    faults = faults_of(tree) if shown.is_draft else []
    context = {
        "version": shown,
        "lines": queries.lines_of(tree, faults),
        "faults": faults,
        "crosswalk_faults": open_faults(shown) if shown.is_draft else [],
        "older": earlier(shown),
        "actions": version_workflow.actions(shown, request.user),
        "may_edit": permissions.EDIT.allows(request.user),
        "may_see_work": permissions.SEE_WORK.allows(request.user),
        "history": history_of(shown),
    }
    return render(request, "instruments/version.html", context)


def _act(request: HttpRequest, shown: InstrumentVersion) -> HttpResponse:
    check(request.user, permissions.PUBLISH, shown)
    step, note = request.POST.get("action", ""), request.POST.get("note", "")
    try:
        if step == "publish":
            commands.publish(shown, by=request.user)
            messages.success(request, _("%s terbit dan tidak berubah lagi.") % shown)
        elif step == "retire":
            commands.retire(shown, note=note, by=request.user)
            messages.success(request, _("%s tidak dipakai lagi bagi putaran baru.") % shown)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(shown)


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version, or a new instrument with the same content."""
    shown = get_for(request.user, permissions.EDIT, queries.versions(), pk=pk)
    form = CopyForm(request.POST or None)
    if form.is_valid():
        try:
            draft = commands.copy_version(shown, by=request.user, **form.named)
            messages.success(request, _("%s dibuat sebagai rancangan.") % draft)
            return redirect("instruments:build", draft.pk)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "instruments/copy.html", {"version": shown, "form": form})


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft away."""
    shown = get_for(request.user, permissions.EDIT, queries.versions(), pk=pk)
    if request.method == "POST":
        try:
            commands.discard_draft(shown, by=request.user)
            messages.success(request, _("Rancangan dibuang."))
            return redirect("instruments:list")
        except TransitionRefused as reason:
            messages.error(request, str(reason))
            return redirect(shown)
    return render(request, "instruments/discard.html", {"version": shown})
