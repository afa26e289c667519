"""A person's home and to-do list."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gerakan.foundation.access import check, named
from gerakan.foundation.accounts.hats import hat_of, is_partner_ministry
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.tasks.models import Job
from gerakan.stages.mentoring.permissions import SEE_WORK as SEE_GUIDANCE
from gerakan.stages.shortlisting.permissions import SEE_WORK
from gerakan.surfaces.workspace import homes, permissions
from gerakan.surfaces.workspace.guiding import guiding_of
from gerakan.surfaces.workspace.sources import SOURCES
from gerakan.surfaces.workspace.todo import entries_for

NOTICES_SHOWN = 4
ENTRIES_AT_HOME, ENTRIES_A_PAGE = 12, 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, what is under way, what they were told."""
    check(request.user, permissions.HOME)
    unread = Notice.objects.visible_to(request.user).unread()
    entries = entries_for(request.user, SOURCES)
    context = {
        "entries": entries[:ENTRIES_AT_HOME],
        "entry_count": len(entries),
        "running": Job.objects.visible_to(request.user).filter(state__in=(Job.State.WAITING, Job.State.RUNNING)),
        "notices": unread[:NOTICES_SHOWN],
        "hat": hat_of(request.user),
    }
    return render(request, "workspace/home.html", context | _of_role(request))


@require_safe
def todo(request: HttpRequest) -> HttpResponse:
    """The to-do list alone; on a phone it has its own key."""
    check(request.user, permissions.HOME)
    entries = Paginator(entries_for(request.user, SOURCES), ENTRIES_A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "workspace/todo.html", {"entries": entries, "entry_count": len(entries)})


def _of_role(request: HttpRequest) -> dict[str, Any]:
    """The part that depends on the role in use."""
    edition = chosen_edition(request)
    guided = guiding_of(edition) if edition and SEE_GUIDANCE.allows(request.user) else None
    return {
        "edition": edition,
        "guiding": guided,
        "way": homes.way_of(edition) if edition and not guided and SEE_WORK.allows(request.user) else None,
        "indicators": homes.own_indicators(request.user) if is_partner_ministry.holds(request.user) else None,
        "log": homes.log_state(request.user) if named("audit.read").allows(request.user) else None,
    }
