"""Screens of one region in the room: for the wall, for the person who writes, for a thumb."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.commands import decisions as verbs
from gerakan.stages.plenary.forms import ProposalForm
from gerakan.stages.plenary.models import Decision, Plenary, Vote
from gerakan.stages.plenary.models.decisions import DecisionQuerySet
from gerakan.stages.plenary.queries import places, rooms
from gerakan.stages.selection.queries.sheets import sheet_of

SITTING = Plenary.State.SITTING


@require_GET
@never_cache
def screen(request: Request, pk: int) -> HttpResponse:
    """The wall of the room: list, cut line, grey zone, and one region with what drives it and how it votes."""
    plenary = get_for(request.user, permissions.SEE_ROOM, rooms.plenaries(), pk=pk)
    rows = list(rooms.heard_decisions(plenary, request.user).order_by("standing__rank"))
    wanted = request.GET.get("daerah") or _next_up(plenary, rows)
    one = next((row for row in rows if row.region.code == wanted), None)
    context = {
        "plenary": plenary, "edition": plenary.edition, "rows": rows, "meter": places.meter(plenary),
        "cut": plenary.run.terms.place_count, "count": len(rows),
    }  # fmt: skip
    return render(request, "plenary/screen.html", context | (_shown(one, rows) if one else {}))


def _next_up(plenary: Plenary, rows: list[Decision]) -> str:
    """Until somebody chooses, the wall shows what the room has to decide next."""
    waiting = (row.region.code for row in rows if row.state == Decision.State.OPEN)
    return next(waiting, "") if plenary.state == SITTING else ""


def _shown(one: Decision, rows: list[Decision]) -> dict[str, Any]:
    at = rows.index(one)
    return {
        "one": one, "sheet": sheet_of(_standing(one)), "tally": rooms.tally_of(one),
        "away": rooms.away_for(one.plenary, one.region), "notes": one.notes.select_related("author"),
        "before": rows[at - 1] if at else None, "after": rows[at + 1] if at + 1 < len(rows) else None,
    }  # fmt: skip


def _standing(one: Decision) -> Any:
    return type(one.standing).objects.select_related(
        "run__edition", "run__terms", "region__province", "case__ruling__version", "case__region__province"
    ).get(pk=one.standing_id)  # fmt: skip


@require_GET
def decision(request: Request, pk: int) -> HttpResponse:
    """One region: proposal, what drives it, notes, votes, signature, decision."""
    found = get_for(request.user, permissions.SEE_ROOM, _rows(), pk=pk)
    user, is_sitting = request.user, found.plenary.state == SITTING
    is_open = is_sitting and found.state == Decision.State.OPEN
    context = _shown(found, list(rooms.heard_decisions(found.plenary, user))) | {
        "decision": found, "plenary": found.plenary, "edition": found.plenary.edition,
        "may_speak": is_sitting and permissions.SPEAK.allows(user, found), "is_open": is_open,
        "may_vote": is_open and permissions.VOTE.allows(user, found),
        "may_sign": is_open and found.departs and not found.signed_by_id and permissions.SIGN.allows(user, found),
        "may_decide": is_sitting and permissions.DECIDE.allows(user, found), "history": history_of(found),
        "own_vote": found.votes.filter(member=user, revision=found.revision).first(),
    }  # fmt: skip
    return render(request, "plenary/decision.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: Request, pk: int) -> HttpResponse:
    """Another verdict, with what it takes."""
    found = get_for(request.user, permissions.SPEAK, _rows(), pk=pk)
    form = ProposalForm(request.POST) if request.method == "POST" else ProposalForm.of(found)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.propose(found, proposal=form.proposal(), seen=form.cleaned_data["seen"], by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect(found)
    context = {"decision": found, "plenary": found.plenary, "edition": found.plenary.edition, "form": form}
    return render(request, "plenary/propose.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Note, sign, decide, open again."""
    found = get_for(request.user, permissions.SEE_ROOM, _rows(), pk=pk)
    name, note = request.POST.get("action", ""), request.POST.get("note", "")
    try:
        if name == "note":
            verbs.note(found, text=note, by=request.user)
        elif name == "sign":
            verbs.sign(found, seen=_seen(request), by=request.user)
        elif name == "decide":
            verbs.decide(found, by=request.user)
        elif name == "reopen":
            verbs.reopen_decision(found, reason=note, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_POST
def vote(request: Request, pk: int) -> HttpResponse:
    """One thumb, one vote, on the proposal that was on the screen."""
    found = get_for(request.user, permissions.VOTE, _rows(), pk=pk)
    choice = request.POST.get("choice", "")
    try:
        if choice in Vote.Choice.values:
            verbs.vote(found, choice=choice, seen=_seen(request), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    if request.POST.get("kembali") == "suara":
        return redirect(f"{reverse('plenary:ballots', args=[found.plenary_id])}#daerah-{found.region.code}")
    return redirect(found)


@require_GET
@never_cache
def ballots(request: Request, pk: int) -> HttpResponse:
    """What waits for this member's vote, as large as a thumb."""
    plenary = get_for(request.user, permissions.VOTE, rooms.plenaries(), pk=pk)
    rows = rooms.heard_decisions(plenary, request.user).filter(state=Decision.State.OPEN)
    rows = rows.order_by("standing__rank")
    own = dict(Vote.objects.filter(decision__plenary=plenary, member=request.user).values_list("decision_id", "choice"))
    seen = dict(
        Vote.objects.filter(decision__plenary=plenary, member=request.user).values_list("decision_id", "revision")
    )
    cards = [(row, own.get(row.pk) if seen.get(row.pk) == row.revision else None) for row in rows]
    waits = [card for card in cards if card[0].proposed_by_id or card[0].standing.zone == "grey"]
    context = {
        "plenary": plenary, "edition": plenary.edition, "cards": waits, "choices": Vote.Choice.choices,
        "closed": rooms.closed_regions(plenary.edition, request.user), "is_sitting": plenary.state == SITTING,
    }  # fmt: skip
    return render(request, "plenary/ballots.html", context)


def _rows() -> DecisionQuerySet:
    return Decision.objects.select_related(
        "plenary__edition", "plenary__run__terms", "plenary__chair", "region__province", "standing", "proposed_by",
        "signed_by", "decided_by",
    )  # fmt: skip


def _seen(request: Request) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) < 5 else -1
