"""The workbook twin: down, up, what it would change, applied."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.workbooks import commands
from gerakan.stages.workbooks.exchange import marked_workbook, plan_workbook
from gerakan.stages.workbooks.forms import WorkbookForm
from gerakan.stages.workbooks.models import WorkbookUpload

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RECENT = 20


@require_http_methods(["GET", "POST"])
def workbook(request: Request, pk: int) -> HttpResponse:
    """Take it, fill it, bring it back."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    may_write = permissions.WRITE.allows(request.user, plan)
    form = WorkbookForm(request.POST or None, request.FILES or None) if may_write else None
    if form is not None and form.is_valid() and (made := _sent(request, plan, form)):
        return redirect(made)
    uploads = plan.workbooks.select_related("by").defer("preview")[:RECENT]
    context = {"plan": plan, "edition": plan.edition, "form": form, "uploads": uploads}
    return render(request, "workbooks/workbook.html", context)


def _sent(request: Request, plan: Masterplan, form: WorkbookForm) -> WorkbookUpload | None:
    file = form.cleaned_data["file"]
    try:
        return commands.send_workbook(plan, name=file.name, data=file.read(), by=request.user)
    except (FileRefused, TransitionRefused) as refused:
        form.add_error("file", str(refused))
        return None


@require_safe
def download(request: Request, pk: int) -> HttpResponse:
    """All sheets as they stand, in Indonesian, whoever asks."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    with translation.override(commands.LANGUAGE):
        return _file(plan_workbook(plan), f"rencana-induk-{plan.region.slug}-{plan.revision}")


@require_safe
def preview(request: Request, pk: int, upload: int) -> HttpResponse:
    """What the file would change; what others changed meanwhile; what cannot stand."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.workbooks.select_related("by"), pk=upload)
    is_open = found.state == WorkbookUpload.State.OPEN
    context = {
        "plan": plan, "edition": plan.edition, "upload": found, "said": found.preview, "is_open": is_open,
        "may_apply": is_open and permissions.WRITE.allows(request.user, plan),
        "is_stale": is_open and found.previewed != plan.revision,
    }  # fmt: skip
    return render(request, "workbooks/upload.html", context)


@require_POST
def act(request: Request, pk: int, upload: int) -> HttpResponse:
    """Apply, look again, or throw away."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.workbooks.select_related("plan__region", "plan__edition"), pk=upload)
    asked = request.POST.get("action", "")
    if asked == "apply":
        _applied(request, found)
    elif asked == "again":
        tried(request, lambda: commands.try_again(found, by=request.user), _("Pratinjau diperbarui."))
    elif asked == "discard":
        tried(request, lambda: commands.discard_workbook(found, by=request.user), _("Buku kerja dibuang."))
    return redirect(found)


def _applied(request: Request, found: WorkbookUpload) -> None:
    chosen, removed = request.POST.getlist("chosen"), request.POST.getlist("removed")
    try:
        count = commands.apply_workbook(found, chosen=chosen, removed=removed, by=request.user)
    except (FileRefused, TransitionRefused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Buku kerja diterapkan: %d sel.") % count)


@require_safe
def marked(request: Request, pk: int, upload: int) -> HttpResponse:
    """The file with every complaint marked in its cell."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.workbooks, pk=upload)
    with found.file.open("rb") as file:
        data = bytes(file.read())
    return _file(marked_workbook(found.name, data, found.preview.get("complaints", [])), f"keluhan-{found.pk}")


@require_safe
def original(request: Request, pk: int, upload: int) -> HttpResponse | FileResponse:
    """The file as it came, never shown inside a page."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.workbooks, pk=upload)
    return as_download(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.name)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=KIND)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
