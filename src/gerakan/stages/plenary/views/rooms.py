"""Screens of the room: prepare a sitting, who is here, who is out, its list and its acts."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.commands import decisions as verbs
from gerakan.stages.plenary.commands import results as announcing
from gerakan.stages.plenary.commands import sittings
from gerakan.stages.plenary.forms import AttendanceForm, RecusalForm, ScheduleForm, SittingForm
from gerakan.stages.plenary.models import Plenary, Recusal
from gerakan.stages.plenary.queries import places, results, rooms
from gerakan.stages.plenary.views.columns import room_listing
from gerakan.stages.plenary.workflow import plenary_workflow

State = Plenary.State


@require_GET
def start(request: Request) -> HttpResponse:
    """The plenary of the edition in use."""
    check(request.user, permissions.SEE_ROOM)
    edition = chosen_edition(request)
    return redirect("plenary:versions", edition.slug) if edition else redirect("editions:list")


@require_GET
def versions(request: Request, slug: str) -> HttpResponse:
    """Every version of the result of an edition, and what each changed."""
    check(request.user, permissions.SEE_ROOM)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = rooms.plenaries_of(edition, request.user)
    may_prepare = permissions.PREPARE.allows(request.user)
    context = {
        "edition": edition, "rows": [(row, results.differences(row)) for row in rows],
        "may_prepare": may_prepare and not rows.exclude(state=State.PREPARING).exists(),
        "has_run": rooms.runs_to_decide_on(edition).exists(),
    }  # fmt: skip
    return render(request, "plenary/versions.html", context)


@require_http_methods(["GET", "POST"])
def prepare(request: Request, slug: str) -> HttpResponse:
    """Put a frozen ranking before the plenary."""
    check(request.user, permissions.PREPARE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = SittingForm(request.POST or None, edition=edition, initial={"quorum": 3})
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(sittings.prepare(edition, by=request.user, **form.cleaned_data))
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "plenary/prepare.html", {"edition": edition, "form": form})


@require_GET
def room(request: Request, pk: int) -> HttpResponse:
    """The list with its cut line and grey zone; places and quotas; what may be done now."""
    plenary = get_for(request.user, permissions.SEE_ROOM, rooms.plenaries(), pk=pk)
    context = {
        "plenary": plenary, "edition": plenary.edition, "meter": places.meter(plenary), "seats": rooms.seats_of(plenary),
        "closed": rooms.closed_regions(plenary.edition, request.user), "history": history_of(plenary),
        "actions": plenary_workflow.actions(plenary, request.user), "is_sitting": plenary.state == State.SITTING,
        "may_decide": permissions.DECIDE.allows(request.user, plenary),
        "may_vote": permissions.VOTE.allows(request.user, plenary),
        "may_prepare": permissions.PREPARE.allows(request.user), "is_frozen": plenary.state == State.FROZEN,
    }  # fmt: skip
    return room_listing(plenary).respond(
        request, rooms.heard_decisions(plenary, request.user), "plenary/room.html", context
    )


ACTS: dict[str, Callable[..., None]] = {
    "open": sittings.open_sitting, "close": sittings.close, "freeze": sittings.freeze, "publish": announcing.publish,
}  # fmt: skip


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Open, close, reopen, freeze, announce; accept the ranking for everybody beyond doubt."""
    plenary = get_for(request.user, permissions.SEE_ROOM, rooms.plenaries(), pk=pk)
    name = request.POST.get("action", "")
    try:
        if name in ACTS:
            ACTS[name](plenary, by=request.user)
        elif name == "reopen":
            sittings.reopen(plenary, note=request.POST.get("note", ""), by=request.user)
        elif name == "accept":
            count = verbs.accept_ranking(plenary, by=request.user)
            messages.success(request, ngettext("%d daerah diputuskan.", "%d daerah diputuskan.", count) % count)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(plenary)


@require_http_methods(["GET", "POST"])
def attendance(request: Request, pk: int) -> HttpResponse:
    """Who is here; the secretariat notes it."""
    plenary = get_for(request.user, permissions.PREPARE, rooms.plenaries(), pk=pk)
    form = AttendanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        seat = next((one for one in rooms.seats_of(plenary) if one.member.pk == said["member"]), None)
        try:
            if seat is not None:
                sittings.attend(plenary, member=seat.member, is_present=said["is_present"], by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("plenary:attendance", pk)
    context = {"plenary": plenary, "edition": plenary.edition, "seats": rooms.seats_of(plenary)}
    return render(request, "plenary/attendance.html", context)


@require_http_methods(["GET", "POST"])
def recusals(request: Request, pk: int) -> HttpResponse:
    """Who is out of the room for which region: a member the own, the secretariat everybody's."""
    plenary = get_for(request.user, permissions.SEE_ROOM, rooms.plenaries(), pk=pk)
    is_staff = permissions.PREPARE.allows(request.user, plenary)
    may_add = plenary.is_open and (is_staff or permissions.RECUSE.allows(request.user, plenary))
    form = RecusalForm(request.POST or None, plenary=plenary, member=None if is_staff else request.user)
    if request.method == "POST" and may_add and form.is_valid():
        try:
            sittings.recuse(plenary, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("plenary:recusals", pk)
    rows = Recusal.objects.visible_to(request.user).filter(edition=plenary.edition)
    rows = rows.select_related("member", "region", "entered_by")
    context = {"plenary": plenary, "edition": plenary.edition, "rows": rows, "form": form, "is_staff": is_staff}
    return render(request, "plenary/recusals.html", context | {"may_add": may_add})


@require_POST
def lift(request: Request, pk: int, recusal: int) -> HttpResponse:
    """Entered by mistake."""
    plenary = get_for(request.user, permissions.PREPARE, rooms.plenaries(), pk=pk)
    found = get_object_or_404(Recusal.objects.visible_to(request.user), pk=recusal, edition=plenary.edition)
    try:
        sittings.lift(found, because=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("plenary:recusals", pk)


@require_http_methods(["GET", "POST"])
def schedule(request: Request, pk: int) -> HttpResponse:
    """Until when nobody outside knows."""
    plenary = get_for(request.user, permissions.PUBLISH, rooms.plenaries(), pk=pk)
    form = ScheduleForm(request.POST or None, initial={"announce_at": plenary.announce_at})
    if request.method == "POST" and form.is_valid():
        try:
            announcing.schedule(plenary, announce_at=form.cleaned_data["announce_at"], by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Waktu pengumuman disimpan."))
            return redirect(plenary)
    return render(request, "plenary/schedule.html", {"plenary": plenary, "edition": plenary.edition, "form": form})
