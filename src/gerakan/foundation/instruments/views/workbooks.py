"""A version as a workbook, out and in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.exchange import Complaint, FileRefused
from gerakan.foundation.instruments import permissions, queries
from gerakan.foundation.instruments.commands import versions as commands
from gerakan.foundation.instruments.drafts import revision_typed
from gerakan.foundation.instruments.exchange import workbook
from gerakan.foundation.instruments.forms.versions import WorkbookForm
from gerakan.foundation.instruments.importing import read_workbook
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.workflow import TransitionRefused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything, in the shape in which it comes in again."""
    version = get_for(request.user, permissions.READ, queries.versions(), pk=pk)
    name = f"instrumen-{version.instrument.code}-v{version.number}.xlsx"
    response = HttpResponse(workbook(version, tree_of(version)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def import_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace the content of a draft, or say cell by cell what is wrong."""
    draft = get_for(request.user, permissions.EDIT, queries.versions(), pk=pk)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    complaints: list[Complaint] = []
    if form.is_valid():
        try:
            complaints = _take(request, draft, form)
            if not complaints:
                return redirect("instruments:build", pk)
        except (FileRefused, TransitionRefused) as reason:
            form.add_error("file", str(reason))
    return render(request, "instruments/import.html", {"version": draft, "form": form, "complaints": complaints})


def _take(request: HttpRequest, draft: InstrumentVersion, form: WorkbookForm) -> list[Complaint]:
    upload = form.cleaned_data["file"]
    found = read_workbook(upload.name, upload.read())
    if not found.complaints:
        commands.replace_content(
            draft, elements=found.elements, introduction=found.introduction, release_note=found.release_note,
            seen=revision_typed(request.POST), by=request.user,
        )  # fmt: skip
        count = sum(len(list(element.items())) for element in found.elements)
        messages.success(
            request,
            _("Isi rancangan diganti: %(elements)d unsur, %(items)d butir.")
            % {"elements": len(found.elements), "items": count},
        )
    return found.complaints
