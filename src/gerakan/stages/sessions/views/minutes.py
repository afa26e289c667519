"""Minutes: written by several people at once, with a script or without."""

import secrets

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.commands.minutes import NothingKept, Outcome, save_lines
from gerakan.stages.sessions.forms.minutes import Unreadable, sent_lines, told, typed_line
from gerakan.stages.sessions.models import MinuteLine, Session
from gerakan.stages.sessions.queries import minutes as queries
from gerakan.stages.sessions.queries.sessions import sessions, when


@require_http_methods(["GET", "POST"])
@never_cache
def minutes(request: Request, pk: int) -> HttpResponse:
    """The lines, each with its own save; a post keeps one line of the plain form."""
    found = get_for(request.user, permissions.WRITE, sessions(), pk=pk)
    if request.method == "GET":
        return _page(request, found)
    said = typed_line(request.POST)
    try:
        outcomes = save_lines(found, lines=[said], by=request.user)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return redirect("sessions:minutes", pk)
    if outcomes[0].status == Outcome.SAVED:
        messages.success(request, _("Baris tersimpan."))
        return redirect("sessions:minutes", pk)
    return _page(request, found, outcomes[0])


def _page(request: Request, found: Session, conflict: Outcome | None = None) -> HttpResponse:
    context = {
        "session": found, "edition": found.edition, "when": when(found), "lines": queries.lines_of(found),
        "kinds": MinuteLine.Kind.choices, "key": secrets.token_hex(12), "conflict": conflict,
    }  # fmt: skip
    return render(request, "sessions/minutes.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def lines(request: Request, pk: int) -> HttpResponse:
    """What changed since a revision; a post keeps lines and answers what became of each."""
    found = get_for(request.user, permissions.WRITE, sessions(), pk=pk)
    if request.method == "GET":
        asked = request.GET.get("sejak", "")
        return JsonResponse(queries.since(found, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0))  # fmt: skip
    try:
        said, since = sent_lines(request.body)
        outcomes = save_lines(found, lines=said, by=request.user)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    except (Unreadable, TransitionRefused) as reason:
        return JsonResponse({"sentence": str(reason)}, status=400)
    except RequestDataTooBig:
        return JsonResponse({"sentence": _("Kiriman ini terlalu besar.")}, status=413)
    return JsonResponse({"outcomes": [told(one) for one in outcomes], **queries.since(found, since)})
