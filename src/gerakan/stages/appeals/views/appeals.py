"""The page of one appeal, for its region, its panel and the secretariat, and the buttons of its life."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import permissions
from gerakan.stages.appeals.commands import deciding, filing, panels
from gerakan.stages.appeals.forms import HearingForm, MinutesForm
from gerakan.stages.appeals.models import Appeal, Ground
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries import pages
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.appeals.queries.panels import former_seats_of, seats_of
from gerakan.stages.appeals.workflow import appeal_workflow
from gerakan.stages.selection.queries.sheets import sheet_of

State = Appeal.State
BUTTONS = ("file", "complete", "withdraw", "send_back", "admit", "hear", "decide")


@require_GET
def appeal(request: Request, pk: int) -> HttpResponse:
    """Grounds, evidence, panel, hearing, findings, effect and outcome; whatever this person may."""
    found = get_for(request.user, permissions.SEE, queries.appeals(), pk=pk)
    return page_of(found, request)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """One step of its life."""
    found = get_for(request.user, permissions.SEE, queries.appeals(), pk=pk)
    action, note = request.POST.get("action", ""), request.POST.get("note", "")
    plain = filing.ACTS | {"admit": panels.admit, "hear": panels.hear}
    worded = {"send_back": panels.send_back, "decide": deciding.decide, "withdraw": filing.withdraw}
    try:
        if action in plain:
            plain[action](found, by=request.user)
        elif action in worded:
            worded[action](found, reason=note, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("appeals:appeal", pk)


def page_of(found: Appeal, request: Request, *, typed: dict[str, Any] | None = None) -> HttpResponse:
    """typed: what could not be saved, and why."""
    user = request.user
    sits, arranges = permissions.HEAR.allows(user, found), permissions.ARRANGE.allows(user, found)
    context = {
        "appeal": found,
        "edition": found.edition,
        "typed": typed,
        "steps": pages.steps_of(found),
        "next_step": pages.next_step(found),
        "grounds": queries.grounds_of(found),
        "actions": [one for one in appeal_workflow.actions(found, user) if one.name in BUTTONS],
        "may_write": found.state in filing.WRITABLE and permissions.WRITE.allows(user, found),
        "may_find": found.state == State.HEARD and sits,
        "sits": sits,
        "arranges": arranges,
        "is_inside": sits or permissions.SEE_WORK.allows(user),
        "seats": seats_of(found),
        "former": former_seats_of(found) if arranges else [],
    }
    context |= _parts(found, request, context)
    return render(request, "appeals/appeal.html", context, status=422 if typed else 200)


def _parts(found: Appeal, request: Request, shown: dict[str, Any]) -> dict[str, Any]:
    """What only some readers or states need."""
    told: dict[str, Any] = {}
    if shown["may_write"]:
        told["items"] = queries.contestable(found)
        told["kinds"] = _other_kinds(found)
    if shown["is_inside"]:
        told["sheet"] = sheet_of(found.decision.standing)
        told["first_words"] = queries.words_of_first_panel(found)
    if shown["is_inside"] or found.state == State.DECIDED:
        told["effect"] = Effect.from_data(found.effect) if found.effect else None
        told["effect_is_fresh"] = found.effect_revision == found.revision
    if found.state == State.ADMITTED and shown["arranges"]:
        told["hearing_form"] = HearingForm(
            initial={"at": found.hearing_at, "place": found.hearing_place, "link": found.hearing_link}
        )
    if found.state == State.ADMITTED and found.hearing_at and permissions.MINUTES.allows(request.user, found):
        told["minutes_form"] = MinutesForm(initial={"text": found.minutes})
    if found.is_open and shown["is_inside"]:
        told["earlier"] = queries.earlier_open(found)
    if permissions.SEE_WORK.allows(request.user):
        told["history"] = history_of(found)
    return told


def _other_kinds(found: Appeal) -> list[tuple[str, str, Ground | None]]:
    grounds = {ground.kind: ground for ground in queries.grounds_of(found)}
    kinds = [kind for kind in Ground.Kind if kind != Ground.Kind.ITEM]
    return [(kind.value, str(kind.label), grounds.get(kind)) for kind in kinds]


def words_of(form: Form) -> str:
    """Everything that is wrong with a form, in one line."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
