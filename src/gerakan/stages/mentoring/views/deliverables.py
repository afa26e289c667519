"""Screens of one result: its versions, the remarks on them, the mentors' word."""

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
from gerakan.foundation.documents.downloads import as_download
from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.commands import deliverables as commands
from gerakan.stages.mentoring.forms import FileForm, RemarkForm
from gerakan.stages.mentoring.models import Deliverable, Remark
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.mentoring.workflow import deliverable_workflow, its_stage_runs, remark_workflow

BACK = {"return": commands.send_back, "revoke": commands.revoke}


@require_http_methods(["GET", "POST"])
def deliverable(request: Request, pk: int) -> HttpResponse:
    """One result; a post delivers a version."""
    right = permissions.WORK if request.method == "POST" else permissions.SEE
    found = get_for(request.user, right, queries.deliverables(), pk=pk)
    if request.method == "GET":
        return _page(request, found, FileForm(), RemarkForm())
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        if tried(request, lambda: commands.submit(found, **said, by=request.user), _("Hasil diserahkan.")):
            return redirect("mentoring:deliverable", pk)
    return _page(request, found, form, RemarkForm(), status=422)


@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Accept, or return with a reason."""
    found = get_for(request.user, permissions.DECIDE, queries.deliverables(), pk=pk)
    seen, note, by = request.POST.get("seen", ""), request.POST.get("note", ""), request.user
    number = int(seen) if seen.isdecimal() and len(seen) < 6 else 0
    if back := BACK.get(request.POST.get("action", "")):
        tried(request, lambda: back(found, seen=number, note=note, by=by), _("Hasil dikembalikan."))
    else:
        tried(request, lambda: commands.accept(found, seen=number, by=by), _("Hasil diterima."))
    return redirect("mentoring:deliverable", pk)


@require_POST
def remark(request: Request, pk: int) -> HttpResponse:
    """At a place of the newest version; what cannot be saved stays as typed."""
    found = get_for(request.user, permissions.GUIDE, queries.deliverables(), pk=pk)
    form = RemarkForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if tried(request, lambda: commands.remark(found, **said, by=request.user), _("Catatan disimpan.")):
            return redirect("mentoring:deliverable", pk)
    return _page(request, found, FileForm(), form, status=422)


@require_POST
def act_on_remark(request: Request, pk: int) -> HttpResponse:
    """Answer, resolve, or say that the answer does not do."""
    rows = Remark.objects.filter(deliverable__in=Deliverable.objects.visible_to(request.user))
    found = get_for(request.user, permissions.SEE, rows.select_related("deliverable__stage__guidance__participation__region", "deliverable__expected"), pk=pk)  # fmt: skip
    action, words, by = request.POST.get("action", ""), request.POST.get("note", "")[:4000], request.user
    if action == "answer":
        tried(request, lambda: commands.answer(found, text=words, by=by))
    elif action == "resolve":
        tried(request, lambda: commands.resolve(found, by=by))
    elif action == "reopen":
        tried(request, lambda: commands.reopen_remark(found, note=words, by=by))
    return redirect(f"{found.deliverable.get_absolute_url()}#catatan-{pk}")


@require_GET
@never_cache
def file(request: Request, pk: int, number: int) -> HttpResponse | FileResponse:
    """A version as it was delivered; saved by the browser and never run."""
    found = get_for(request.user, permissions.SEE, queries.deliverables(), pk=pk)
    version = get_object_or_404(found.versions, number=number)
    if not version.file.storage.exists(version.file.name or ""):
        messages.error(request, _("Berkas ini tidak ada lagi di penyimpanan."))
        return redirect("mentoring:deliverable", pk)
    answer = FileResponse(version.file.open("rb"), content_type="application/octet-stream")
    return as_download(answer, version.name)


def _page(request: Request, found: Deliverable, file_form: FileForm, remark_form: RemarkForm, status: int = 200) -> HttpResponse:  # fmt: skip
    user, blocked = request.user, its_stage_runs(found)
    versions = queries.versions_of(found)
    actions = [row for row in deliverable_workflow.actions(found, user) if row.name != "submit"]
    context: dict[str, Any] = {
        "deliverable": found, "stage": found.stage, "guidance": found.stage.guidance,
        "edition": found.stage.guidance.edition, "versions": versions, "last": versions[0] if versions else None,
        "actions": actions, "blocked": blocked,
        "remarks": [(row, remark_workflow.actions(row, user)) for row in queries.remarks_of(found)],
        "file_form": _offered(file_form, permissions.WORK.allows(user, found) and not blocked and found.state != "accepted"),
        "remark_form": _offered(remark_form, bool(versions) and not blocked and permissions.GUIDE.allows(user, found)),
        "history": history_of(found) if permissions.SEE_WORK.allows(user) else [],
    }  # fmt: skip
    return render(request, "mentoring/deliverable.html", context, status=status)


def _offered(form: Any, is_open: bool) -> Any:  # noqa: FBT001 - an answer, not a switch
    return form if is_open else None
