"""Screens of editions: list, one edition, new, copy, funnel, and a region's way through them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions import choosing, commands, counting, permissions, phases, queries
from gerakan.foundation.editions.calendar import plan_copy
from gerakan.foundation.editions.forms import CopyForm, EditionForm, MilestoneForm, NewEditionForm, PhaseForm
from gerakan.foundation.editions.lists import EDITIONS, PARTICIPANTS
from gerakan.foundation.editions.models import Edition, EditionMilestone, Phase
from gerakan.foundation.editions.workflow import edition_workflow
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """All editions, the newest first."""
    check(request.user, permissions.BROWSE)
    may_manage = permissions.MANAGE.allows(request.user)
    rows = queries.editions_with_counts(request.user)
    return EDITIONS.respond(request, rows, "editions/list.html", {"may_manage": may_manage})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One edition: rule, calendar, funnel, participants."""
    check(request.user, permissions.BROWSE)
    edition = get_for(request.user, permissions.VIEW, Edition.objects.all(), slug=slug)
    context = {
        "edition": edition,
        "actions": edition_workflow.actions(edition, request.user),
        "may_manage": permissions.MANAGE.allows(request.user, edition),
        "is_changeable": edition.is_changeable,
        "funnel": queries.funnel_of(edition),
        "coverage": next(iter(counting.coverages(edition.year, edition.year)), None),
        "history": history_of(edition),
    }
    return PARTICIPANTS.respond(request, queries.participants(edition, request.user), "editions/detail.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Prepare an edition from nothing."""
    check(request.user, permissions.MANAGE)
    form = NewEditionForm(request.POST or None)
    if form.is_valid():
        slug = queries.free_address(form.cleaned_data["year"], is_test=form.cleaned_data["is_test"])
        try:
            return redirect(commands.prepare_edition(slug=slug, by=request.user, **form.cleaned_data))
        except commands.EditionRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "editions/form.html", {"form": form, "title": _("Edisi baru")})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Name, theme, rule, dates."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    initial = {name: getattr(edition, name) for name in EditionForm.base_fields}
    form = EditionForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            commands.change_edition(edition, by=request.user, **form.cleaned_data)
            return redirect(edition)
        except commands.EditionRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "editions/form.html", {"form": form, "edition": edition, "title": _("Ubah edisi")})


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows what comes along, what moves and what stays, then copies."""
    source = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    next_year = {"year": source.year + 1, "name": source.name.replace(str(source.year), str(source.year + 1))}
    form = CopyForm(request.POST or None, initial=next_year)
    if form.is_valid():
        address = queries.free_address(form.cleaned_data["year"], is_test=form.cleaned_data["is_test"])
        try:
            return redirect(commands.copy_edition(source, slug=address, by=request.user, **form.cleaned_data))
        except commands.EditionRefused as refused:
            form.add_error(None, str(refused))
    year = form.cleaned_data["year"] if form.is_bound and form.is_valid() else source.year + 1
    context = {"form": form, "edition": source, "plan": plan_copy(source, year=year)}
    return render(request, "editions/copy.html", context)


@require_POST
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """Open, close, reopen, archive."""
    edition = get_for(request.user, permissions.VIEW, Edition.objects.all(), slug=slug)
    name = request.POST.get("action", "")
    if name not in {row.name for row in edition_workflow.transitions}:
        messages.error(request, _("Tindakan tidak dikenal."))
        return redirect(edition)
    try:
        commands.move_edition(edition, transition=name, by=request.user, note=request.POST.get("note", ""))
    except TransitionRefused as refused:
        messages.error(request, str(refused))
    return redirect(edition)


@require_http_methods(["GET", "POST"])
def milestone(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a date into the calendar."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    form = MilestoneForm(request.POST or None)
    if form.is_valid():
        return _answered(request, edition, commands.set_milestone, edition, **form.cleaned_data)
    return render(request, "editions/form.html", {"form": form, "edition": edition, "title": _("Tambah tonggak")})


@require_POST
def drop_milestone(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a date out of the calendar."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    stone = get_object_or_404(EditionMilestone, pk=pk, edition=edition)
    return _answered(request, edition, commands.drop_milestone, stone)


def _answered(request: HttpRequest, edition: Edition, verb: Any, *args: Any, **fields: Any) -> HttpResponse:
    try:
        verb(*args, by=request.user, **fields)
    except commands.EditionRefused as refused:
        messages.error(request, str(refused))
    return redirect(edition)


@require_safe
def phase_matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """Which right holds in which phase, in words, with the phase that holds now."""
    check(request.user, permissions.BROWSE)
    edition = get_for(request.user, permissions.VIEW, Edition.objects.all(), slug=slug)
    rows = list(edition.phases.all())
    context = {
        "edition": edition,
        "phases": rows,
        "lines": phases.matrix(edition, rows),
        "current": next((row for row in rows if row.is_current), None),
        "expected": phases.expected_today(rows),
        "may_manage": permissions.MANAGE.allows(request.user, edition),
    }
    return render(request, "editions/phases.html", context)


@require_http_methods(["GET", "POST"])
def phase(request: HttpRequest, slug: str, pk: int = 0) -> HttpResponse:
    """Write down a phase, or change one that does not hold."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    row = get_object_or_404(Phase, pk=pk, edition=edition) if pk else None
    held_back = row.withheld if row else []
    initial = {name: getattr(row, name) for name in ("name", "begins_on", "ends_on")} if row else {}
    form = PhaseForm(
        request.POST or None, initial=initial | {"granted": [code for code in phases.RIGHTS if code not in held_back]}
    )
    if form.is_valid():
        try:
            phases.set_phase(edition, row, by=request.user, **form.cleaned_data)
            return redirect("editions:phases", slug)
        except phases.PhaseRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "editions/form.html", {"form": form, "edition": edition, "title": row or _("Fase baru")})


@require_POST
def switch_phase(request: HttpRequest, slug: str) -> HttpResponse:
    """Let another phase hold, or none."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    wanted = request.POST.get("fase", "")
    row = get_object_or_404(Phase, pk=whole(wanted), edition=edition) if wanted.isdecimal() else None
    try:
        phases.switch_phase(edition, row, reason=request.POST.get("note", ""), by=request.user)
    except phases.PhaseRefused as refused:
        messages.error(request, str(refused))
    return redirect("editions:phases", slug)


@require_POST
def drop_phase(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a phase away."""
    edition = get_for(request.user, permissions.MANAGE, Edition.objects.all(), slug=slug)
    try:
        phases.drop_phase(get_object_or_404(Phase, pk=pk, edition=edition), by=request.user)
    except phases.PhaseRefused as refused:
        messages.error(request, str(refused))
    return redirect("editions:phases", slug)


@require_safe
def funnel(request: HttpRequest) -> HttpResponse:
    """Every published count with its definition and source, and the sums they lead to."""
    check(request.user, permissions.BROWSE)
    context = {
        "funnels": queries.funnel_of_all(request.user),
        "lines": counting.cumulative(),
        "counted": [
            counting.participation_count(2017, 2019),
            counting.distinct_region_count(2017, 2019),
            counting.provinces_then_count(2017, 2019),
            counting.provinces_today_count(2017, 2019),
        ],
        "coverages": counting.coverages(2017, 2100),
    }
    return render(request, "editions/funnel.html", context)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """The editions of one region, newest first."""
    check(request.user, permissions.BROWSE)
    found = get_object_or_404(Region.objects.select_related("province"), slug=slug)
    places = queries.participations_of(found, request.user)
    return render(request, "editions/region.html", {"region": found, "places": places})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """From now on the person looks at this edition; one they may not see is no choice."""
    check(request.user, permissions.BROWSE)
    before = choosing.chosen_edition(request)
    now = choosing.choose(request, request.POST.get(choosing.MENU_FIELD, ""))
    if now is None:
        messages.error(request, _("Edisi itu tidak ada."))
    back = choosing.way_back(request, request.POST.get("kembali", ""), before=before, now=now)
    return redirect(back or "editions:list")
