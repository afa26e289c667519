"""Screens of the day: my interviews, one interview, the rooms of a day."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.calculations.moving import Hand
from gerakan.stages.interviews.commands import days as commands
from gerakan.stages.interviews.forms.plans import AttendanceForm, DelayForm
from gerakan.stages.interviews.models import Attendance, Interview
from gerakan.stages.interviews.queries import diary, planning
from gerakan.stages.interviews.views.boards import edition_for
from gerakan.stages.interviews.workflow import interview_workflow

ACTS: dict[str, Callable[[Interview, User, str], None]] = {
    "start": lambda thing, by, _note: commands.start(thing, by=by),
    "finish": lambda thing, by, _note: commands.finish(thing, by=by),
    "undo_start": lambda thing, by, note: commands.undo_start(thing, note=note, by=by),
}


@require_GET
def own(request: Request) -> HttpResponse:
    """Of this person's panels or region, with the calendar to subscribe to."""
    check(request.user, permissions.SEE_OWN)
    hat = hat_of(request.user)
    region = hat.region if hat else None
    feed = diary.feed_of(request.user, region)
    zone = region.timezone if region else _zone_of(request.user)
    rows = [(row, diary.local_clock(row, zone)) for row in diary.own_interviews(request.user)]
    address = request.build_absolute_uri(reverse("interviews:calendar", args=[feed.token])) if feed else ""
    return render(request, "interviews/own.html", {"rows": rows, "address": address, "zone": zone})


def _zone_of(user: User) -> str:
    assessor = getattr(user, "assessor", None)
    return assessor.timezone if assessor else "Asia/Jakarta"


@require_GET
def day(request: Request, slug: str) -> HttpResponse:
    """Every room now, for the secretariat."""
    check(request.user, permissions.SEE_WORK)
    board = get_object_or_404(planning.boards(), edition=edition_for(request, slug))
    rows = [row for row in diary.with_all().filter(board=board) if row.slot_id]
    context = {
        "edition": board.edition, "board": board, "rooms": diary.hall_now(board), "rows": rows,
        "counts": planning.counts_of(board),
    }  # fmt: skip
    return render(request, "interviews/day.html", context)


@require_GET
def interview(request: Request, pk: int) -> HttpResponse:
    """Hour, room, panel, who came, who must leave, why here."""
    shown = get_for(request.user, permissions.SEE_INTERVIEW, diary.with_all(), pk=pk)
    may_run = permissions.RUN.allows(request.user, shown)
    begin = diary.begins_at(shown)
    context: dict[str, Any] = {
        "interview": shown,
        "edition": shown.board.edition,
        "begins_at": begin,
        "local": diary.local_clock(shown, shown.region.timezone),
        "place": diary.local_clock(shown, shown.board.timezone),
        "attendances": shown.attendances.all(),
        "may_run": may_run,
        "actions": interview_workflow.actions(shown, request.user),
    }
    if may_run:
        context |= {
            "leaving": diary.tied_members(shown),
            "attendance_form": AttendanceForm(),
            "delay_form": DelayForm(initial={"minutes": shown.delay_minutes}),
        }
    if permissions.SEE_WORK.allows(request.user):
        context |= {"why": _why_here(shown), "history": history_of(shown)}
    return render(request, "interviews/interview.html", context)


def _why_here(shown: Interview) -> list[str]:
    version = planning.published_version(shown.board)
    if version is None:
        return []
    hand = Hand(version, *planning.names_of(version))
    return hand.why_here(shown.plan_key) if shown.plan_key in hand.plan.by_region() else []


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Begin, end, or take back a beginning."""
    shown = get_for(request.user, permissions.RUN, diary.with_all(), pk=pk)
    verb = ACTS.get(request.POST.get("action", ""))
    return _done(request, pk, (lambda: verb(shown, request.user, request.POST.get("note", ""))) if verb else None)


@require_POST
def delay(request: Request, pk: int) -> HttpResponse:
    """So many minutes late; those behind move."""
    shown = get_for(request.user, permissions.RUN, diary.with_all(), pk=pk)
    form = DelayForm(request.POST)
    valid = form.is_valid()
    return _done(request, pk, (lambda: commands.delay(shown, by=request.user, **form.cleaned_data)) if valid else None)


@require_POST
def attend(request: Request, pk: int) -> HttpResponse:
    """Somebody of the delegation came."""
    shown = get_for(request.user, permissions.RUN, diary.with_all(), pk=pk)
    form = AttendanceForm(request.POST)
    valid = form.is_valid()
    return _done(
        request, pk, (lambda: commands.note_attendance(shown, by=request.user, **form.cleaned_data)) if valid else None
    )


@require_POST
def leave(request: Request, pk: int) -> HttpResponse:
    """Somebody went."""
    check(request.user, permissions.SEE_OWN if not permissions.PLAN.allows(request.user) else permissions.PLAN)
    rows = Attendance.objects.select_related("interview__region", "interview__board__edition")
    gone = get_object_or_404(rows.filter(interview__in=Interview.objects.visible_to(request.user)), pk=pk)
    return _done(request, gone.interview_id, lambda: commands.note_left(gone, by=request.user))


def _done(request: Request, pk: int, verb: Callable[[], object] | None) -> HttpResponse:
    try:
        if verb is None:
            messages.error(request, _("Periksa isian, lalu ulangi."))
        else:
            verb()
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("interviews:interview", pk)
