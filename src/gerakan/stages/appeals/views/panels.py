"""Screens of the panel: its list, seats, hearing, findings, effect, agreement."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import permissions, tasks
from gerakan.stages.appeals.commands import deciding, panels
from gerakan.stages.appeals.forms import FindingForm, HearingForm, MinutesForm, ReasonForm, SeatForm
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.panels import candidates, seats_for, seats_of
from gerakan.stages.appeals.views.appeals import page_of, words_of


@require_GET
def hearings(request: Request) -> HttpResponse:
    """Appeals that this person hears, with dates; on a phone as cards."""
    check(request.user, permissions.HEAR)
    return render(request, "appeals/hearings.html", {"rows": queries.own_hearings(request.user)})


@require_http_methods(["GET", "POST"])
def seats(request: Request, pk: int) -> HttpResponse:
    """Who may sit there and who may not, with the reason."""
    found = get_for(request.user, permissions.ARRANGE, queries.appeals(), pk=pk)
    form = SeatForm(request.POST or None)
    if form.is_valid():
        member = get_object_or_404(User, pk=form.cleaned_data["member"])
        try:
            panels.seat(found, member=member, is_chair=form.cleaned_data["is_chair"], by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("appeals:seats", pk)
    seated = list(seats_of(found))
    taken = {row.member_id for row in seated}
    people = [one for one in candidates(found) if one.person.pk not in taken]
    context = {"appeal": found, "edition": found.edition, "people": people, "seats": seated}
    return render(request, "appeals/seats.html", context)


@require_POST
def unseat(request: Request, pk: int) -> HttpResponse:
    """Replace somebody."""
    row = get_for(request.user, permissions.ARRANGE, seats_for(request.user), pk=pk)
    form = ReasonForm(request.POST)
    try:
        panels.unseat(row, reason=form.cleaned_data["reason"] if form.is_valid() else "", by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("appeals:seats", row.appeal_id)


@require_POST
def hearing(request: Request, pk: int) -> HttpResponse:
    """Day, place or link."""
    found = get_for(request.user, permissions.ARRANGE, queries.appeals(), pk=pk)
    form = HearingForm(request.POST)
    try:
        if form.is_valid():
            panels.set_hearing(found, **form.cleaned_data, by=request.user)
        else:
            messages.error(request, words_of(form))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_POST
def minutes(request: Request, pk: int) -> HttpResponse:
    """What was said."""
    found = get_for(request.user, permissions.MINUTES, queries.appeals(), pk=pk)
    form = MinutesForm(request.POST)
    try:
        if form.is_valid():
            panels.write_minutes(found, text=form.cleaned_data["text"], by=request.user)
        else:
            messages.error(request, words_of(form))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_POST
def find(request: Request, pk: int) -> HttpResponse:
    """The finding of one ground; what cannot be saved stays as typed."""
    ground = get_for(request.user, permissions.HEAR, queries.grounds_for(request.user), pk=pk)
    form = FindingForm(request.POST)
    try:
        if form.is_valid():
            deciding.find(ground, **form.cleaned_data, by=request.user)
            return redirect(f"{ground.appeal.get_absolute_url()}#dasar-{ground.pk}")
        words = words_of(form)
    except TransitionRefused as reason:
        words = str(reason)
    found = queries.appeals().get(pk=ground.appeal_id)
    return page_of(found, request, typed={"ground": pk, "words": words, "said": request.POST})


@require_POST
def compute(request: Request, pk: int) -> HttpResponse:
    """What these findings would do to the ranking, in the background."""
    found = get_for(request.user, permissions.HEAR, queries.appeals(), pk=pk)
    job = tasks.compute_effect.start(by=request.user, appeal_id=found.pk, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)


@require_POST
def agree(request: Request, pk: int) -> HttpResponse:
    """Stand behind the findings that were on the screen."""
    found = get_for(request.user, permissions.HEAR, queries.appeals(), pk=pk)
    seen = request.POST.get("seen", "")
    try:
        deciding.agree(found, seen=int(seen) if seen.isdecimal() and len(seen) < 6 else -1, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)
