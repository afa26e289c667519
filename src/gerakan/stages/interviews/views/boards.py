"""Screens of the board: standing, rooms and hours, arrivals, absences."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.queries import open_assessors
from gerakan.stages.interviews import permissions, tasks
from gerakan.stages.interviews.commands import boards as commands
from gerakan.stages.interviews.forms.boards import AbsenceForm, BoardForm, NeedForm
from gerakan.stages.interviews.models import Absence, Board, Feed
from gerakan.stages.interviews.queries import planning


@require_GET
def start(request: Request) -> HttpResponse:
    """The board of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("interviews:board", edition.slug) if edition else redirect("editions:list")


@require_GET
def board(request: Request, slug: str) -> HttpResponse:
    """Where planning stands: what it rests on, versions, the last clash."""
    check(request.user, permissions.SEE_WORK)
    edition = edition_for(request, slug)
    shown = planning.board_of(edition)
    context = {
        "edition": edition,
        "board": shown,
        "may_plan": permissions.PLAN.allows(request.user),
        "counts": planning.readiness(shown) if shown else None,
        "versions": planning.versions_of(shown) if shown else [],
        "published": planning.published_version(shown) if shown else None,
        "hall": Feed.objects.filter(board=shown).first() if shown else None,
    }
    return render(request, "interviews/board.html", context)


@require_http_methods(["GET", "POST"])
def set_up(request: Request, slug: str) -> HttpResponse:
    """Days, hours, rooms, panels."""
    check(request.user, permissions.PLAN)
    edition = edition_for(request, slug)
    shown = planning.board_of(edition)
    form = BoardForm(request.POST or None, initial=BoardForm.initial_of(shown))
    if request.method == "POST" and form.is_valid():
        try:
            rooms, hours = form.cleaned_data["rooms"], form.hours()
            commands.set_up(edition, rules=form.rules(), rooms=rooms, hours=hours, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Papan tersimpan."))
            return redirect("interviews:board", slug)
    return render(request, "interviews/set_up.html", {"edition": edition, "board": shown, "form": form})


@require_GET
def needs(request: Request, slug: str) -> HttpResponse:
    """Every region with its arrival, departure and company."""
    check(request.user, permissions.SEE_WORK)
    shown = _board(request, slug)
    may_plan = permissions.PLAN.allows(request.user)
    rows = planning.regions_with_needs(shown)
    return render(
        request, "interviews/needs.html", {"edition": shown.edition, "board": shown, "rows": rows, "may_plan": may_plan}
    )


@require_http_methods(["GET", "POST"])
def need(request: Request, slug: str, code: str) -> HttpResponse:
    """One delegation."""
    check(request.user, permissions.PLAN)
    shown = _board(request, slug)
    region = get_object_or_404(planning.invited_regions(shown.edition), code=code)
    before = shown.needs.filter(region=region).first()
    names = ("arrives_at", "leaves_at", "travels_with", "is_online", "words")
    form = NeedForm(request.POST or None, initial={name: getattr(before, name, None) for name in names})
    if request.method == "POST" and form.is_valid():
        commands.keep_need(shown, region=region, by=request.user, **form.cleaned_data)
        messages.success(request, _("Tersimpan."))
        return redirect("interviews:needs", slug)
    return render(request, "interviews/need.html", {"edition": shown.edition, "region": region, "form": form})


@require_http_methods(["GET", "POST"])
def absences(request: Request, slug: str) -> HttpResponse:
    """When assessors cannot come."""
    check(request.user, permissions.SEE_WORK)
    shown = _board(request, slug)
    may_plan = permissions.PLAN.allows(request.user)
    form = AbsenceForm(request.POST or None, people=open_assessors(shown.edition))
    if request.method == "POST" and form.is_valid():
        commands.add_absence(shown, by=request.user, **form.cleaned_data)
        return redirect("interviews:absences", slug)
    rows = shown.absences.select_related("engagement__assessor__user")
    context = {"edition": shown.edition, "rows": rows, "form": form if may_plan else None}
    return render(request, "interviews/absences.html", context)


@require_POST
def remove_absence(request: Request, pk: int) -> HttpResponse:
    """The person can come after all."""
    absence = get_for(request.user, permissions.PLAN, Absence.objects.select_related("board__edition"), pk=pk)
    slug = absence.board.edition.slug
    commands.remove_absence(absence, by=request.user)
    return redirect("interviews:absences", slug)


@require_POST
def solve(request: Request, slug: str) -> HttpResponse:
    """Start the search in the background."""
    check(request.user, permissions.PLAN)
    shown = _board(request, slug)
    job = tasks.solve_board.start(by=request.user, board_id=shown.pk, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)


def edition_for(request: Request, slug: str) -> Edition:
    """Visible to this person."""
    return get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)


def _board(request: Request, slug: str) -> Board:
    return get_object_or_404(planning.boards(), edition=edition_for(request, slug))
