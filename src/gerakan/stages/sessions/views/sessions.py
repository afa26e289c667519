"""Meetings: all of an edition, the mentor's own, the region's own, one of them, its calendar file."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.models import GuidanceStage
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.commands import sessions as commands
from gerakan.stages.sessions.exchange import calendar as as_calendar
from gerakan.stages.sessions.forms.sessions import RecordingForm, SessionForm, initial_for, initial_of
from gerakan.stages.sessions.models import Session
from gerakan.stages.sessions.queries import attendance, minutes, tasks
from gerakan.stages.sessions.queries import sessions as queries
from gerakan.stages.sessions.views.listings import session_listing
from gerakan.stages.sessions.workflow import session_workflow

ACTS = {"start": commands.start, "hold": commands.hold}


@require_GET
def start(request: Request) -> HttpResponse:
    """Meetings of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("sessions:sessions", edition.slug) if edition else redirect("editions:list")


@require_GET
def sessions(request: Request, slug: str) -> HttpResponse:
    """All meetings of an edition."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {"edition": edition, "may_plan": permissions.PLAN.allows(request.user)}
    return session_listing.respond(request, queries.listed(request.user).filter(edition=edition), "sessions/sessions.html", context)  # fmt: skip


@require_GET
def mine(request: Request) -> HttpResponse:
    """A mentor's meetings."""
    check(request.user, permissions.OWN)
    edition = chosen_edition(request)
    context = {"edition": edition, "may_plan": bool(edition), "is_mine": True}
    return session_listing.respond(request, queries.listed(request.user), "sessions/sessions.html", context)


@require_GET
def own(request: Request) -> HttpResponse:
    """Meetings of one's region."""
    check(request.user, permissions.FOLLOW)
    return session_listing.respond(request, queries.listed(request.user), "sessions/sessions.html", {"is_own": True})


@require_http_methods(["GET", "POST"])
def new(request: Request, slug: str) -> HttpResponse:
    """Plan a meeting; `?tahap=` begins with one stage."""
    check(request.user, permissions.PLAN)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    stages = queries.stages_to_plan(request.user, edition)
    asked = request.GET.get("tahap", "")
    first = stages.filter(pk=int(asked)).first() if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    form = SessionForm(request.POST or None, stages=stages, initial=initial_for(first) if first else None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(commands.plan(edition, stages=form.cleaned_data["stages"], facts=form.facts(), by=request.user))  # fmt: skip
        except commands.PlannedAlready as known:
            messages.info(request, str(known))
            return redirect(known.session)
    return render(request, "sessions/session_form.html", {"edition": edition, "form": form})


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Another time, place or agenda."""
    found = get_for(request.user, permissions.PLAN, queries.sessions(), pk=pk)
    stages = queries.stages_to_plan(request.user, found.edition) | GuidanceStage.objects.filter(sessions=found)
    form = SessionForm(request.POST or None, stages=stages.distinct(), initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.change(found, stages=form.cleaned_data["stages"], facts=form.facts(), by=request.user)  # noqa: E731
        if tried(request, act, _("Pertemuan disimpan.")):
            return redirect(found)
    return render(request, "sessions/session_form.html", {"edition": found.edition, "form": form, "session": found})


@require_GET
def session(request: Request, pk: int) -> HttpResponse:
    """One meeting: when, where, what was decided, who came."""
    found = get_for(request.user, permissions.SEE, queries.sessions(), pk=pk)
    may_plan = permissions.PLAN.allows(request.user, found)
    given = list(tasks.of_session(found, request.user))
    context = {
        "session": found, "edition": found.edition, "when": queries.when(found), "may_plan": may_plan,
        "regions": list(queries.guidances_at(found)), "lines": minutes.read_by(found, given), "tasks": given,
        "may_give": permissions.GIVE_TASK.allows(request.user, found),
        "came": attendance.people_at(attendance.attendances_of(found, request.user).counted()),
        "actions": [row for row in session_workflow.actions(found, request.user) if row.name in {*ACTS, "cancel"}],
        "may_write": permissions.WRITE.allows(request.user, found) and found.state != Session.State.CANCELLED,
        "recording_form": RecordingForm(initial={"recording_link": found.recording_link}) if may_plan else None,
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
    }  # fmt: skip
    return render(request, "sessions/session.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Begun, held, cancelled."""
    found = get_for(request.user, permissions.PLAN, queries.sessions(), pk=pk)
    action = request.POST.get("action", "")
    if action == "cancel":
        tried(request, lambda: commands.cancel(found, note=request.POST.get("note", ""), by=request.user))
    elif action in ACTS:
        tried(request, lambda: ACTS[action](found, by=request.user))
    return redirect(found)


@require_POST
def recording(request: Request, pk: int) -> HttpResponse:
    """Where the recording is."""
    found = get_for(request.user, permissions.PLAN, queries.sessions(), pk=pk)
    form = RecordingForm(request.POST)
    if form.is_valid():
        commands.record_link(found, by=request.user, **form.cleaned_data)
    return redirect(found)


@require_GET
@never_cache
def calendar(request: Request, pk: int) -> HttpResponse:
    """One meeting for the person's own calendar."""
    found = get_for(request.user, permissions.SEE, queries.sessions(), pk=pk)
    host = settings.SITE_URL.partition("//")[2] or "gerakan"
    answer = HttpResponse(
        as_calendar([found], host=host, site=settings.SITE_URL), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="pertemuan-{found.pk}.ics"'
    return answer
