"""Screens of what the marks of a set say: by assessor, by item, together."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.calculations import agreement_of
from gerakan.stages.calibration.queries import results, sets
from gerakan.stages.calibration.queries.gate import unfinished
from gerakan.stages.calibration.views.list_columns import item_listing, progress_listing


@require_GET
def progress(request: Request, slug: str) -> HttpResponse:
    """Who has sent how many, how far from the reference; and how far all agree."""
    found = get_for(request.user, permissions.SEE_RESULTS, sets.sets(), edition__slug=slug)
    rows = results.progress_of(found)
    context = {
        "edition": found.edition,
        "calibration": found,
        "told": agreement_of(found),
        "count": rows.count(),
        "left": unfinished(found).count(),
        "may_remind": permissions.RUN.allows(request.user, found) and found.state == "open",
    }
    return progress_listing(found.cases.count()).respond(request, rows, "calibration/progress.html", context)


@require_GET
def items(request: Request, slug: str) -> HttpResponse:
    """Every sample item, the most disputed on top."""
    found = get_for(request.user, permissions.SEE_RESULTS, sets.sets(), edition__slug=slug)
    context = {"edition": found.edition, "calibration": found}
    return item_listing.respond(request, results.items_of(found), "calibration/items.html", context)
