"""Planning by hand: move a card, see what it would break; bring in a sheet of assignments."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange import Complaint, FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.calculations import importing, moving, solving
from gerakan.stages.interviews.commands import plans as commands
from gerakan.stages.interviews.exchange import SEATS, assignment_sheet
from gerakan.stages.interviews.forms.plans import ImportForm, MoveForm
from gerakan.stages.interviews.models import Board, PlanVersion
from gerakan.stages.interviews.queries import planning
from gerakan.stages.interviews.views.boards import edition_for


@require_GET
def clashes(request: Request, pk: int, code: str) -> JsonResponse:
    """Every cell where this region cannot go, with the reasons, and the nearest free places."""
    version = get_for(request.user, permissions.PLAN, planning.plan_versions(), pk=pk)
    hand, here = _in_hand(version, code)
    nearest = [{"place": place.value, "words": f"{place.when}, {place.room}"} for place in hand.nearest(code, here)]
    return JsonResponse({"serial": version.serial, "forbidden": hand.forbidden(code), "nearest": nearest})


@require_http_methods(["GET", "POST"])
def move(request: Request, pk: int, code: str) -> HttpResponse:
    """The same by form and keyboard: choose a place or another member; what it breaks is said beforehand."""
    version = get_for(request.user, permissions.PLAN, planning.plan_versions(), pk=pk)
    hand, here = _in_hand(version, code)
    form = MoveForm(request.POST or None, initial={"serial": version.serial}, **_choices(hand, code))
    if request.method == "POST" and form.is_valid():
        try:
            _moved(request, version, hand, code, form)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Draf berubah dan sudah diperiksa ulang."))
            return redirect(f"{reverse('interviews:plan', args=[pk])}?hari={(form.target() or (here[0], 0, ''))[0]}")
    context = {
        "version": version, "edition": version.board.edition, "form": form, "name": hand.names.regions.get(code, code),
        "nearest": hand.nearest(code, here), "why": hand.why_here(code), "here": hand.names.time(*here),
    }  # fmt: skip
    return render(request, "interviews/move.html", context)


def _in_hand(version: PlanVersion, code: str) -> tuple[moving.Hand, tuple[int, int]]:
    hand = moving.Hand(version, *planning.names_of(version))
    place = hand.plan.by_region().get(code)
    if place is None:
        raise Http404
    return hand, place.time


def _choices(hand: moving.Hand, code: str) -> dict[str, Any]:
    forbidden, names = hand.forbidden(code), hand.names.assessors
    panel = hand.plan.by_region()[code].assessors
    places = [
        (
            place.value,
            f"{place.when}, {place.room}" + (f" – {forbidden[place.value][0]}" if place.value in forbidden else ""),
        )
        for place in hand.places()
    ]
    others = [one.id for one in hand.instance.assessors if one.id not in panel]
    return {
        "places": places,
        "panel": [(one, names.get(one, one)) for one in panel],
        "others": [(one, names.get(one, one)) for one in others],
    }


def _moved(request: Request, version: PlanVersion, hand: moving.Hand, code: str, form: MoveForm) -> None:
    said = form.cleaned_data
    panel = None
    if said["leaving"]:
        seated = hand.plan.by_region()[code].assessors
        panel = [said["coming"] if one == said["leaving"] else one for one in seated]
    commands.move(
        version, region=code, serial=said["serial"], place=form.target(), panel=panel, by=request.user
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def import_assignments(request: Request, slug: str) -> HttpResponse:
    """A sheet becomes a draft; each row that cannot stand comes back with its reason."""
    check(request.user, permissions.PLAN)
    board = get_object_or_404(planning.boards(), edition=edition_for(request, slug))
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"edition": board.edition, "form": form}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            context |= _imported(request, board, given.name, given.read())
        except FileRefused as reason:
            form.add_error("file", str(reason))
    return render(request, "interviews/import.html", context)


def _imported(request: Request, board: Board, name: str, data: bytes) -> dict[str, Any]:
    report = assignment_sheet.read(name, data)
    rows = [
        importing.Given(
            row.number,
            row.values["region"],
            row.values["date"].isoformat(),
            row.values["hour"],
            row.values["room"],
            tuple(row.values[f"assessor_{n}"] for n in range(1, SEATS + 1) if row.values.get(f"assessor_{n}")),
        )
        for row in report.rows
    ]
    taken = importing.taken_from(planning.ground_of(board), rows)
    complaints: list[Complaint] = list(report.complaints)
    if not taken.count:
        return {"complaints": complaints, "refused": taken.refused}
    names = planning.names_by_board(board)
    verdict = solving.judged(taken.instance, taken.plan, *names)
    content = commands.Content(taken.instance, taken.plan, solving.measured(taken.instance, taken.plan), verdict)
    version = commands.keep_version(board, content=content, source=PlanVersion.Source.IMPORTED, by=request.user)
    return {"complaints": complaints, "refused": taken.refused, "taken": taken.count, "version": version}
