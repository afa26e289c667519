"""All regions that a person may look into, and one of them at a glance."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.institutions import permissions, queries
from gerakan.stages.institutions.models import Handover, regions_open_to
from gerakan.stages.institutions.queries import offices, packages
from gerakan.stages.institutions.queries.regions import overview
from gerakan.stages.institutions.views.asking import frame, regions_for
from gerakan.stages.institutions.views.listings import overview_listing


@require_GET
def start(request: Request) -> HttpResponse:
    """All regions: who leads, what is empty, what is missing."""
    if not permissions.SEE_WORK.allows(request.user):
        check(request.user, permissions.BESIDE)
    return overview_listing.respond(request, overview(request.user), "institutions/start.html")


@require_GET
def own(request: Request) -> HttpResponse:
    """The region of the role in use."""
    check(request.user, permissions.OWN)
    return redirect("institutions:region", get_object_or_404(regions_open_to(request.user)).slug)


@require_GET
def region(request: Request, slug: str) -> HttpResponse:
    """One region: its chairs today, its gaps, what is missing."""
    found = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    context = {
        "chairs": offices.chairs_on(found, timezone.localdate()), "missing": queries.missing_acts(found),
        "acts": queries.acts_of(found, on=timezone.localdate()),
        "gaps": [gap for gap in offices.gaps_of(found) if gap.until is None],
        "title": _("Kelembagaan"), "open_matters": packages.to_see_to(found),
        "changing": [row for row in packages.handovers_of(found) if row.state in Handover.WAITING]
        if permissions.SEE_HANDOVER.allows(request.user, found) else [],
    }  # fmt: skip
    return render(request, "institutions/region.html", frame(request, found, "region") | context)
