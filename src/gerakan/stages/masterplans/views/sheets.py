"""A sheet: the grid, and the cells that devices send and fetch."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.forms import Unreadable, sent_edits, told
from gerakan.stages.masterplans.queries import screen
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.views.asking import sheet_called


@require_GET
@never_cache
def sheet(request: Request, pk: int, code: str) -> HttpResponse:
    """The rows of a sheet; those who write edit them in place."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    shown = sheet_called(code)
    number = screen.page_of(plan, shown, whole(request.GET.get("sorot"))) or request.GET.get("halaman")
    context = {
        "plan": plan, "edition": plan.edition, "sheet": shown, "parts": list(screen.outline({})),
        "shown": screen.sheet_page(plan, shown, number), "last": screen.last_word(plan, shown),
        "may_write": permissions.WRITE.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "masterplans/sheet.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def cells(request: Request, pk: int, code: str) -> HttpResponse:
    """What changed since a revision; a post keeps cells and answers what became of each."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    shown = sheet_called(code)
    if request.method == "GET":
        return JsonResponse(screen.since(plan, shown, whole(request.GET.get("sejak"))))
    try:
        edits, since = sent_edits(request.body)
        outcomes = save_cells(plan, sheet=shown, edits=edits, by=request.user, is_by_hand=True)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    except (Unreadable, TransitionRefused) as reason:
        return JsonResponse({"sentence": str(reason)}, status=400)
    except RequestDataTooBig:
        return JsonResponse({"sentence": _("Kiriman ini terlalu besar. Tempel sebagian-sebagian.")}, status=413)
    return JsonResponse({"outcomes": [told(one) for one in outcomes], **screen.since(plan, shown, since)})
