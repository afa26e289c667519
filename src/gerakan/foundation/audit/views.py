"""The log for auditors, and its daily fingerprint for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gerakan.foundation.access import check, get_for, named
from gerakan.foundation.audit import words
from gerakan.foundation.audit.lists import event_list
from gerakan.foundation.audit.models import Event, PublishedHead
from gerakan.foundation.audit.publishing import current_head
from gerakan.foundation.audit.queries import entry_of

HEADS_SHOWN = 400


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Every act, the newest first."""
    check(request.user, named("audit.read"))
    return event_list.respond(request, Event.objects.visible_to(request.user), "audit/events.html")


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One act with its place in the chain."""
    found = get_for(request.user, named("audit.read"), Event.objects.all(), pk=pk)
    context = {"event": found, "entries": [entry_of(found)], "kind": words.kind_in_words(found.target_type)}
    return render(request, "audit/event.html", context)


@login_not_required
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The head of the chain day by day; says how many events there are and nothing about them."""
    count, head = current_head()
    context = {"heads": PublishedHead.objects.all()[:HEADS_SHOWN], "count": count, "head": head}
    return render(request, "audit/published.html", context)
