"""Screens of regions on their way: all of them, one of them, the mentor's own, the region's own."""

from copy import copy

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import Action
from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.commands import guiding as commands
from gerakan.stages.mentoring.forms import FocusForm, PlanForm, RecordingForm, ScheduleForm
from gerakan.stages.mentoring.models import GuidanceStage
from gerakan.stages.mentoring.models.programmes import roman
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.queries.programmes import published
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.mentoring.views.listings import overview_listing
from gerakan.stages.mentoring.workflow import stage_workflow

ACTS = {"hold": commands.hold, "pass": commands.pass_gate}
RUNNING = (GuidanceStage.State.OPEN, GuidanceStage.State.HELD, GuidanceStage.State.SUBMITTED)


@require_GET
def start(request: Request) -> HttpResponse:
    """Regions of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("mentoring:overview", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def overview(request: Request, slug: str) -> HttpResponse:
    """All regions by stages; a post begins the guidance of those that have none."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        check(request.user, permissions.MANAGE)
        tried(request, lambda: commands.begin_all(edition, by=request.user), _("Bimbingan dimulai."))
        return redirect("mentoring:overview", slug)
    context = {
        "edition": edition, "programme": published(edition), "not_begun": queries.not_begun(edition).count(),
        "may_manage": permissions.MANAGE.allows(request.user),
    }  # fmt: skip
    return overview_listing.respond(request, queries.overview(edition), "mentoring/overview.html", context)


@require_http_methods(["GET", "POST"])
def schedule(request: Request, slug: str) -> HttpResponse:
    """The same days and place for one stage of many regions."""
    check(request.user, permissions.MANAGE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.guidances().filter(participation__edition=edition)
    found = published(edition)
    numbers = [(row.number, str(row)) for row in found.workshops.all()] if found else []
    form = ScheduleForm(request.POST or None, numbers=numbers, guidances=rows)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        number, chosen = facts.pop("number"), facts.pop("guidances")
        act = lambda: commands.plan_many(edition, number=number, guidances=chosen, facts=facts, by=request.user)  # noqa: E731
        if tried(request, act, _("Jadwal disimpan untuk %d daerah.") % len(chosen)):
            return redirect("mentoring:overview", slug)
    return render(request, "mentoring/schedule.html", {"edition": edition, "form": form})


@require_GET
def mine(request: Request) -> HttpResponse:
    """A mentor's regions, and what waits for the mentor's word."""
    check(request.user, permissions.OWN)
    rows = queries.guided_by(request.user).order_by("-participation__edition__year", "participation__region__code")
    named = [(row, roman(row.running_number or 0)) for row in rows]
    context = {"rows": named, "waiting": queries.waiting_for(request.user)}
    return render(request, "mentoring/mine.html", context)


@require_GET
def own(request: Request) -> HttpResponse:
    """What a region is to deliver, and until when."""
    check(request.user, permissions.FOLLOW)
    context = {"rows": queries.guidances_of(request.user), "owed": queries.owed_by(request.user)}
    return render(request, "mentoring/own.html", context)


@require_GET
def guidance(request: Request, pk: int) -> HttpResponse:
    """One region: its stages, what is delivered in each, its team."""
    found = get_for(request.user, permissions.SEE, queries.guidances(), pk=pk)
    stages = queries.stages_of(found)
    for stage in stages:
        stage.guidance = found
    is_staff = permissions.MANAGE.allows(request.user, found)
    guides = is_staff or permissions.GUIDE.allows(request.user, found)
    context = {
        "guidance": found, "edition": found.edition, "steps": queries.steps_of(stages), "is_staff": is_staff,
        "stages": [(stage, _actions(request, stage), guides and stage.state in RUNNING[1:]) for stage in stages],
        "team": queries.team_of(found), "may_work": permissions.WORK.allows(request.user, found),
        "focus_form": FocusForm(initial={"pillars": found.focus}) if is_staff else None,
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
    }  # fmt: skip
    return render(request, "mentoring/guidance.html", context)


@require_POST
def focus(request: Request, pk: int) -> HttpResponse:
    """Which pillars a region needs most."""
    found = get_for(request.user, permissions.MANAGE, queries.guidances(), pk=pk)
    form = FocusForm(request.POST)
    if form.is_valid():
        commands.set_focus(found, pillars=form.cleaned_data["pillars"], by=request.user)
    return redirect("mentoring:guidance", pk)


@require_http_methods(["GET", "POST"])
def plan(request: Request, pk: int) -> HttpResponse:
    """Days, place and video link of one stage of one region."""
    found = get_for(request.user, permissions.MANAGE, queries.stages_for(request.user), pk=pk)
    form = PlanForm(request.POST or None, instance=copy(found))
    if request.method == "POST" and form.is_valid():
        act = lambda: commands.plan(found, facts=form.cleaned_data, by=request.user)  # noqa: E731
        if tried(request, act, _("Jadwal disimpan.")):
            return redirect(found.get_absolute_url())
    context = {"stage": found, "guidance": found.guidance, "edition": found.guidance.edition, "form": form}
    return render(request, "mentoring/plan.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Held, passed, or passed with a reason."""
    found = get_for(request.user, permissions.SEE, queries.stages_for(request.user), pk=pk)
    action, note = request.POST.get("action", ""), request.POST.get("note", "")
    if action == "override":
        tried(request, lambda: commands.override_gate(found, note=note, by=request.user))
    elif action in ACTS:
        tried(request, lambda: ACTS[action](found, by=request.user))
    return redirect(found.get_absolute_url())


@require_POST
def recording(request: Request, pk: int) -> HttpResponse:
    """Where the recording is."""
    found = get_for(request.user, permissions.HOLD, queries.stages_for(request.user), pk=pk)
    form = RecordingForm(request.POST)
    if form.is_valid():
        tried(request, lambda: commands.record_link(found, by=request.user, **form.cleaned_data))
    else:
        messages.error(request, _("Tulis alamat rekaman yang lengkap."))
    return redirect(found.get_absolute_url())


def _actions(request: Request, stage: GuidanceStage) -> list[Action]:
    return [row for row in stage_workflow.actions(stage, request.user) if row.name in {*ACTS, "override"}]
