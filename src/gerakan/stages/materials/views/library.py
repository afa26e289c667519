"""The library: the list, one material with its versions, its file; what staff write."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials import permissions
from gerakan.stages.materials.commands import library as commands
from gerakan.stages.materials.commands.starting import load_starting
from gerakan.stages.materials.forms import ContentForm, MaterialForm, facts_of
from gerakan.stages.materials.models import Material
from gerakan.stages.materials.queries import library as queries
from gerakan.stages.materials.queries.text import html_of
from gerakan.stages.materials.views.listings import material_listing
from gerakan.stages.materials.workflow import material_workflow
from gerakan.stages.mentoring.views.asking import tried


@require_GET
def start(request: Request) -> HttpResponse:
    """The library of the edition in use."""
    check(request.user, permissions.READ)
    edition = chosen_edition(request)
    return redirect("materials:library", edition.slug) if edition else redirect("editions:list")


@require_GET
def library(request: Request, slug: str) -> HttpResponse:
    """All material of an edition that the person may read."""
    check(request.user, permissions.READ)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.of_edition(request.user, edition)
    may_curate = permissions.CURATE.allows(request.user)
    context = {"edition": edition, "may_curate": may_curate, "may_load": may_curate and not rows.exists()}
    return material_listing.respond(request, rows, "materials/library.html", context)


@login_not_required
@require_GET
def open_library(request: HttpRequest, slug: str) -> HttpResponse:
    """What of an edition anybody may read."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.materials().filter(edition=edition, is_public=True, state=Material.State.PUBLISHED)
    return material_listing.respond(request, rows, "materials/open.html", {"edition": edition})


@login_not_required
@require_GET
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says now, or said in an earlier version (`?versi=`)."""
    found = get_for(request.user, permissions.READ, queries.materials(), pk=pk)
    asked = request.GET.get("versi", "")
    version = queries.version_of(
        found, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else None
    )
    if asked and version is None:
        raise Http404
    may_curate = permissions.CURATE.allows(request.user, found)
    context = {
        "material": found, "edition": found.edition, "version": version, "versions": queries.versions_of(found),
        "html": html_of(version.text) if version else "", "may_curate": may_curate,
        "size": queries.size_words(version.size) if version else "",
        "whole": queries.size_words(version.size + version.text_size) if version else "",
        "actions": material_workflow.actions(found, request.user) if may_curate else [],
        "frame": "ui/staff.html" if request.user.is_authenticated else "ui/public.html",
    }  # fmt: skip
    return render(request, "materials/material.html", context)


@login_not_required
@require_GET
@never_cache
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse | FileResponse:
    """The file of a version; saved by the browser and never run."""
    found = get_for(request.user, permissions.READ, queries.materials(), pk=pk)
    version = get_object_or_404(found.versions.exclude(file=""), number=number)
    if not version.file.storage.exists(version.file.name or ""):
        raise Http404
    answer = FileResponse(version.file.open("rb"), content_type="application/octet-stream")
    return as_download(answer, version.file_name)


@require_http_methods(["GET", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Begin a material."""
    check(request.user, permissions.CURATE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    return _written(request, edition, None)


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Another title, stage, pillar, result."""
    found = get_for(request.user, permissions.CURATE, queries.materials(), pk=pk)
    return _written(request, found.edition, found)


def _written(request: Request, edition: Edition, found: Material | None) -> HttpResponse:
    shown = {"seen": found.changed_at.isoformat() if found else ""}
    form = MaterialForm(request.POST or None, instance=found, edition=edition, initial=shown)
    made: list[Material] = []
    act = lambda: made.append(commands.write_material(found, edition=edition, **facts_of(form), by=request.user))  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Keterangan bahan disimpan.")):
        return redirect(made[0]) if found else redirect("materials:content", made[0].pk)
    context = {"form": form, "material": found, "edition": edition}
    return render(request, "materials/material_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def content(request: Request, pk: int) -> HttpResponse:
    """The next version; those before stay."""
    found = get_for(request.user, permissions.CURATE, queries.materials(), pk=pk)
    last = queries.version_of(found)
    initial: dict[str, Any] = {
        "seen": found.latest,
        "text": last.text if last else "",
        "link": last.link if last else "",
    }
    form = ContentForm(request.POST or None, request.FILES or None, material=found, initial=initial)
    act = lambda: commands.add_version(found, content=form.content(), seen=form.cleaned_data["seen"], by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Versi baru disimpan.")):
        return redirect(found)
    context = {"form": form, "material": found, "edition": found.edition}
    return render(request, "materials/content_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Publish, retire, open again."""
    found = get_for(request.user, permissions.CURATE, queries.materials(), pk=pk)
    step, note = request.POST.get("action", ""), request.POST.get("note", "")
    if step in {row.name for row in material_workflow.transitions}:
        tried(
            request, lambda: commands.move_material(found, step=step, note=note, by=request.user), _("Keadaan diubah.")
        )
    return redirect(found)


@require_POST
def load(request: Request, slug: str) -> HttpResponse:
    """The starting library and courses; nothing that is there is changed."""
    check(request.user, permissions.CURATE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    counts = load_starting(edition, by=request.user)
    messages.success(request, _("%(materials)d bahan dan %(courses)d kursus ditambahkan.") % counts)
    return redirect("materials:library", slug)
