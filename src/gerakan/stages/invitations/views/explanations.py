"""Why is this region in or out: one page and one PDF, the same for staff, region and public."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.stages.invitations import documents, permissions
from gerakan.stages.invitations.models import ListEntry
from gerakan.stages.invitations.models.lists import ListEntryQuerySet
from gerakan.stages.invitations.queries.explanation import explain


@login_not_required
@require_GET
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    entry = get_for(request.user, permissions.SEE_SHEET, _entries(), pk=pk)
    shown = explain(entry)
    context = {
        "sheet": shown,
        "edition": entry.invitation_list.run.scheme.edition,
        "frame": "ui/staff.html" if permissions.SEE_WORK.allows(request.user) else "ui/public.html",
    }
    return render(request, "invitations/explanation.html", context)


@login_not_required
@require_GET
def explanation_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper."""
    entry = get_for(request.user, permissions.SEE_SHEET, _entries(), pk=pk)
    address = request.build_absolute_uri(request.path.removesuffix("pdf/"))
    pdf = documents.explanation_pdf(explain(entry), address)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"penjelasan-{entry.region.slug}-{entry.edition_code}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _entries() -> ListEntryQuerySet:
    return ListEntry.objects.select_related(
        "region__province", "standing", "invitation_list__run__scheme__edition", "invitation_list__approved_by"
    )
