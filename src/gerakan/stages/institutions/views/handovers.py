"""Screens of handing over: what is handed over, the old holder's word, the new one's signature, what stays open."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import Actor, get_for
from gerakan.foundation.accounts.hats import holds
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.regions.handing_over import package_of
from gerakan.stages.institutions import documents, permissions
from gerakan.stages.institutions.commands import handovers as commands
from gerakan.stages.institutions.forms import ConfirmForm, SignForm
from gerakan.stages.institutions.models import Handover, HandoverItem
from gerakan.stages.institutions.queries import packages as queries
from gerakan.stages.institutions.views.asking import frame, handed_out, regions_for, tried
from gerakan.stages.institutions.workflow import handover_workflow

HANDOVERS = Handover.objects.select_related(
    "region__province", "outgoing__user", "incoming", "confirmed_by", "signed_by"
)
FORMS: dict[str, Any] = {"confirm": ConfirmForm, "sign": SignForm}


def _opens_them(user: Actor) -> bool:
    """Agencies and the council read what is handed over; the pages behind it are the team's."""
    return not holds(user, Role.AGENCY, Role.COUNCIL)


@require_GET
def handovers(request: Request, slug: str) -> HttpResponse:
    """Changes of office and what they left open; the package as it stands now."""
    region = get_for(request.user, permissions.SEE_HANDOVER, regions_for(request.user), slug=slug)
    context = {
        "handovers": queries.handovers_of(region), "items": queries.open_items(region),
        "sections": package_of(region), "has_links": _opens_them(request.user),
    }  # fmt: skip
    return render(request, "institutions/handovers.html", frame(request, region, "handovers") | context)


@require_GET
def handover(request: Request, pk: int) -> HttpResponse:
    """One change of office."""
    found = get_for(request.user, permissions.SEE_HANDOVER, HANDOVERS, pk=pk)
    actions = handover_workflow.actions(found, request.user)
    is_over = found.state in {Handover.State.SIGNED, Handover.State.CANCELLED}
    context = {
        "handover": found, "sections": [] if is_over else package_of(found.region), "has_links": _opens_them(request.user),
        "successor": found.incoming or queries.successor_of(found), "items": found.items.select_related("closed_by"),
        "forms": [(row, FORMS[row.name]()) for row in actions if row.name in FORMS],
        "actions": [row for row in actions if row.name not in FORMS], "history": history_of(found),
    }  # fmt: skip
    return render(request, "institutions/handover.html", frame(request, found.region, "handovers") | context)


@require_POST
def act_on_handover(request: Request, pk: int) -> HttpResponse:
    """Confirmed, signed, or cancelled."""
    found = get_for(request.user, permissions.SEE_HANDOVER, HANDOVERS, pk=pk)
    action, by = request.POST.get("action", ""), request.user
    form = ConfirmForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {"message": "", "note": ""}
    if action == "confirm":
        tried(request, lambda: commands.confirm(found, **said, by=by), _("Serah terima ditegaskan."))
    elif action == "sign":
        tried(request, lambda: commands.sign(found, note=said["note"], by=by), _("Serah terima ditandatangani."))
    elif action == "cancel":
        tried(request, lambda: commands.cancel(found, note=said["note"], by=by))
    return redirect("institutions:handover", pk)


@require_GET
@never_cache
def handover_file(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The package as PDF: as it was signed, else as it stands now."""
    found = get_for(request.user, permissions.SEE_HANDOVER, HANDOVERS, pk=pk)
    if found.file:
        return handed_out(found.file, f"{found}.pdf", found.get_absolute_url(), request)
    today = timezone.localdate()
    paper = documents.handover_paper(found, sections=queries.package_for_paper(found.region), on=today)
    answer = HttpResponse(documents.paper_pdf(paper, on=today), content_type="application/pdf")
    return as_download(answer, f"{found}.pdf")


@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """What became of something that was handed over open."""
    rows = HandoverItem.objects.filter(handover__in=Handover.objects.visible_to(request.user))
    item = get_for(request.user, permissions.KEEP, rows.select_related("handover__region"), pk=pk)
    tried(request, lambda: commands.settle(item, outcome=request.POST.get("outcome", ""), by=request.user), _("Hal terbuka diselesaikan."))  # fmt: skip
    return redirect("institutions:handover", item.handover_id)
