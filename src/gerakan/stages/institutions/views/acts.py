"""Screens of legal acts: what holds, what is missing or has lapsed, one act with its files."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import acts as commands
from gerakan.stages.institutions.forms import ActForm, CorrectForm, FileForm, RevokeForm
from gerakan.stages.institutions.queries import acts as queries
from gerakan.stages.institutions.views.asking import asked, frame, handed_out, page_of, regions_for, tried


@require_GET
def acts(request: Request, slug: str) -> HttpResponse:
    """All acts of a region, what is missing first."""
    region = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    rows = queries.acts_of(region).prefetch_related("files").order_by("kind", "-in_force_from", "-pk")
    context = {"acts": rows, "missing": queries.missing_acts(region), "duties": queries.open_duties(region)}
    return render(request, "institutions/acts.html", frame(request, region, "acts") | context)


@require_http_methods(["GET", "POST"])
def new_act(request: Request, slug: str) -> HttpResponse:
    """Register an act; a link may name the kind that is missing."""
    region = get_for(request.user, permissions.KEEP, regions_for(request.user), slug=slug)
    kind = {"kind": request.GET.get("jenis", "")[:20]}
    form = ActForm(request.POST or None, request.FILES or None, region=region, initial=kind)

    def act(facts: dict[str, Any]) -> object:
        file, duty = facts.pop("file", None), facts.pop("fulfils", None)
        return commands.register(region, facts=facts, file=file, fulfils=duty, by=request.user)

    title, back = _("Catat produk hukum"), page_of(region, "acts")
    return asked(request, region, form, act, said=_("Produk hukum dicatat."), back=back, tab="acts", title=title)


@require_GET
def act(request: Request, pk: int) -> HttpResponse:
    """One act: its time, what it replaced, its files."""
    found = get_for(request.user, permissions.SEE, queries.acts(), pk=pk)
    may_keep = permissions.KEEP.allows(request.user, found)
    context = {
        "act": found, "files": found.files.select_related("stored_by"),
        "replacement": found.replacements.first(), "history": history_of(found),
        "file_form": FileForm() if may_keep else None,
        "revoke_form": RevokeForm() if may_keep and found.ended_on is None else None,
    }  # fmt: skip
    return render(request, "institutions/act.html", frame(request, found.region, "acts") | context)


@require_http_methods(["GET", "POST"])
def correct_act(request: Request, pk: int) -> HttpResponse:
    """What was written wrongly."""
    found = get_for(request.user, permissions.KEEP, queries.acts(), pk=pk)
    form = CorrectForm(request.POST or None, instance=copy(found))
    act = lambda facts: commands.correct(found, facts=facts, by=request.user)  # noqa: E731
    said, title = _("Produk hukum disimpan."), _("Perbaiki produk hukum")
    return asked(request, found.region, form, act, said=said, back=found.get_absolute_url(), tab="acts", title=title)


@require_POST
def change_act(request: Request, pk: int) -> HttpResponse:
    """Keep a file, or revoke."""
    found = get_for(request.user, permissions.KEEP, queries.acts(), pk=pk)
    is_file = "file" in request.FILES
    form: Any = FileForm(request.POST, request.FILES) if is_file else RevokeForm(request.POST)
    verb: Any = commands.attach if is_file else commands.revoke
    if form.is_valid():
        said = _("Berkas disimpan.") if is_file else _("Produk hukum dinyatakan tidak berlaku lagi.")
        tried(request, lambda: verb(found, **form.cleaned_data, by=request.user), said)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("institutions:act", pk)


@require_GET
@never_cache
def act_file(request: Request, pk: int, version: int) -> HttpResponse | FileResponse:
    """A version as it was kept."""
    found = get_for(request.user, permissions.SEE, queries.acts(), pk=pk)
    kept = get_object_or_404(found.files, version=version)
    return handed_out(kept.file, kept.name, found.get_absolute_url(), request)
