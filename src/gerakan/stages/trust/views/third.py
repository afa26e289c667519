"""Screens of third marks: what a calculation proposes, and what a person decides."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import Action, TransitionRefused
from gerakan.stages.trust import permissions
from gerakan.stages.trust.calculations import Offer, offer_for, uncovered
from gerakan.stages.trust.commands import third as commands
from gerakan.stages.trust.models import ThirdMark
from gerakan.stages.trust.queries import third as queries
from gerakan.stages.trust.queries.marks import trust_runs
from gerakan.stages.trust.views.runs import context_of
from gerakan.stages.trust.workflow import third_mark_workflow


@require_safe
def third_marks(request: Request, pk: int) -> HttpResponse:
    """Whom to send where, what it is worth, and who remains uncovered."""
    run = get_for(request.user, permissions.SEE_WORK, trust_runs(), pk=pk)
    rows = list(queries.third_marks_of(run))
    waiting = [row for row in rows if row.state == ThirdMark.State.PROPOSED]
    offer = offer_for(run.ruling, waiting) if waiting else None
    sent = queries.came_in(rows)
    context = context_of(run, "third_marks") | {
        "rows": [Row(row, _actions(request.user, row, offer), _hour(row, offer), row.pk in sent) for row in rows],
        "may_decide": permissions.DECIDE_THIRD.allows(request.user),
        "waiting": len(offer.found) if offer else 0,
        "unplaced": len(offer.left) if offer else 0,
        "uncovered": uncovered(run) if run.is_linked else [],
    }
    return render(request, "trust/third_marks.html", context)


@dataclass(frozen=True)
class Row:
    """One proposal with its buttons, its hour, and whether the marks are in."""

    third: ThirdMark
    actions: list[Action]
    hour: str
    is_in: bool


def _actions(user: User, third: ThirdMark, offer: Offer | None) -> list[Action]:
    """Without an hour nobody is sent."""
    reason = offer.left.get(third.pk) if offer else None
    return [
        replace(one, blocked_because=reason) if reason and one.name == "accept" else one
        for one in third_mark_workflow.actions(third, user)
    ]


def _hour(third: ThirdMark, offer: Offer | None) -> str:
    """The hour it has, or would have, in words; empty when there is none."""
    row = third.interview
    if row is not None and row.slot and row.room and row.state != row.State.CANCELLED:
        return f"{formats.day(row.slot.date, weekday=True)} {_('pukul')} {row.slot.starts_at:%H.%M}, {row.room}"
    return str(offer.hour(third.pk) or "") if offer else ""


@require_POST
def propose(request: Request, pk: int) -> HttpResponse:
    """Ask the calculation."""
    run = get_for(request.user, permissions.DECIDE_THIRD, trust_runs(), pk=pk)
    try:
        made = len(commands.propose(run, by=request.user))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(
            request, ngettext("%d penilaian tambahan diusulkan.", "%d penilaian tambahan diusulkan.", made) % made
        )
    return redirect("trust:third_marks", run.pk)


@require_POST
def accept_all(request: Request, pk: int) -> HttpResponse:
    """All that still fit."""
    run = get_for(request.user, permissions.DECIDE_THIRD, trust_runs(), pk=pk)
    accepted, refused = commands.accept_all(run, by=request.user)
    messages.success(request, ngettext("%d asesor ditugaskan.", "%d asesor ditugaskan.", accepted) % accepted)
    for reason in refused:
        messages.warning(request, reason)
    return redirect("trust:third_marks", run.pk)


@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """One proposal."""
    third = get_for(request.user, permissions.DECIDE_THIRD, queries.third_marks(), pk=pk)
    try:
        if request.POST.get("action") == "accept":
            commands.accept(third, by=request.user)
        else:
            commands.refuse(third, note=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("Keputusan disimpan."))
    return redirect("trust:third_marks", third.run_id)
