"""Screens: a participant's form, a mentor's page, the secretariat's page, links to hand out."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.ratings import calculations, commands, permissions
from gerakan.stages.ratings.forms import RatingForm
from gerakan.stages.ratings.queries import given as queries
from gerakan.stages.sessions.queries.attendance import attendances_of
from gerakan.stages.sessions.queries.sessions import sessions, when


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Once, by the link of the own attendance."""
    found = queries.attendance_of(token)
    if found is None:
        raise Http404
    refusal = queries.why_closed(found)
    form = None if refusal else RatingForm(request.POST or None, mentors=queries.mentors_at(found))
    context: dict[str, Any] = {"session": found.session, "when": when(found.session), "form": form, "refusal": refusal}
    context |= {"minimum": queries.MINIMUM, "days": queries.RATE_FOR.days}
    if form is not None and form.is_valid():
        try:
            commands.rate(found, answers=form.answers())
        except TransitionRefused as reason:
            context |= {"form": None, "refusal": str(reason)}
        else:
            context |= {"form": None, "is_done": True}
    return render(request, "ratings/rate.html", context)


@require_GET
@never_cache
def mine(request: Request) -> HttpResponse:
    """What participants say of the person who looks: trend and words."""
    check(request.user, permissions.OWN)
    groups, left = calculations.groups_of(queries.of_mentor(request.user))
    context = {
        "groups": list(reversed(groups)), "left": left, "minimum": queries.MINIMUM, "days": queries.RATE_FOR.days,
        "chart": calculations.trend(groups, _("Nilai dari peserta dari waktu ke waktu"), _("Nilai")),
        "meetings": queries.meetings_of(request.user), "edition": chosen_edition(request),
    }  # fmt: skip
    return render(request, "ratings/mine.html", context)


@require_GET
@never_cache
def overview(request: Request) -> HttpResponse:
    """Who and which meetings stand apart from the others in the edition in view, and by which rule."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    mentors, meetings = (
        (queries.scores_of_mentors(edition), queries.scores_of_meetings(edition)) if edition else ([], [])
    )
    context = {
        "edition": edition, "minimum": queries.MINIMUM, "days": queries.RATE_FOR.days, "sigmas": calculations.SIGMAS,
        "mentors": calculations.outliers(mentors), "meetings": calculations.outliers(meetings),
        "mentor_count": len(mentors), "meeting_count": len(meetings), "fewest": calculations.FEWEST_OTHERS,
    }  # fmt: skip
    return render(request, "ratings/overview.html", context)


@require_GET
@never_cache
def links(request: Request, pk: int) -> HttpResponse:
    """Each participant's own link, for the region's team to pass on; who used it is not shown."""
    found = get_for(request.user, permissions.HAND_OUT, sessions().visible_to(request.user), pk=pk)
    rows = attendances_of(found, request.user).counted().order_by("participant__name", "pk")
    context = {
        "session": found, "edition": found.edition, "when": when(found), "days": queries.RATE_FOR.days,
        "rows": [(row.participant, f"{settings.SITE_URL}{reverse('ratings:rate', args=[row.rating_token])}") for row in rows],
    }  # fmt: skip
    return render(request, "ratings/links.html", context)
