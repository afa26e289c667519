"""Screens of an edition's set: prepare it, open it, change its rule, remind."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.commands import defaults
from gerakan.stages.calibration.commands import sets as commands
from gerakan.stages.calibration.forms import PrepareForm, RuleForm
from gerakan.stages.calibration.models import CalibrationSet
from gerakan.stages.calibration.queries import sets as queries
from gerakan.stages.calibration.queries.gate import unfinished
from gerakan.stages.calibration.workflow import set_workflow

ACTS: dict[str, Callable[[CalibrationSet, User, str], None]] = {
    "open": lambda thing, by, _note: commands.open_set(thing, by=by),
    "take_back": lambda thing, by, note: commands.take_back(thing, note=note, by=by),
    "close": lambda thing, by, _note: commands.close(thing, by=by),
    "reopen": lambda thing, by, note: commands.reopen(thing, note=note, by=by),
}


@require_GET
def start(request: Request) -> HttpResponse:
    """The set of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("calibration:set", edition.slug) if edition else redirect("editions:list")


@require_GET
def calibration(request: Request, slug: str) -> HttpResponse:
    """What all assessors of an edition mark first; without a set, how to begin."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    found = queries.sets().filter(edition=edition).first()
    if found is None:
        return render(request, "calibration/no_set.html", {"edition": edition, "may_run": _may_run(request)})
    is_written = found.state == CalibrationSet.State.PREPARING
    context = {
        "edition": edition,
        "calibration": found,
        "cases": queries.cases_of(found),
        "actions": set_workflow.actions(found, request.user),
        "may_write": is_written and permissions.PREPARE.allows(request.user, found),
        "may_run": _may_run(request),
        "may_read": permissions.SEE_RESULTS.allows(request.user, found),
        "waiting": unfinished(found).count() if found.state == CalibrationSet.State.OPEN else 0,
        "history": history_of(found),
    }
    return render(request, "calibration/set.html", context)


@require_http_methods(["GET", "POST"])
def prepare(request: Request, slug: str) -> HttpResponse:
    """Instrument, last day, whether it is compulsory."""
    check(request.user, permissions.PREPARE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    found = queries.sets().filter(edition=edition).first()
    known = {"version": found.version, "due_on": found.due_on, "is_required": found.is_required} if found else None
    form = PrepareForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            commands.prepare(edition, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("calibration:set", slug)
    return render(request, "calibration/prepare.html", {"edition": edition, "form": form})


@require_POST
def act(request: Request, slug: str) -> HttpResponse:
    """Open, take back, close, open again."""
    found = get_for(request.user, permissions.RUN, queries.sets(), edition__slug=slug)
    verb = ACTS.get(request.POST.get("action", ""))
    if verb is not None:
        _try(request, lambda: verb(found, request.user, request.POST.get("note", "")))
    return redirect("calibration:set", slug)


@require_POST
def fill(request: Request, slug: str) -> HttpResponse:
    """The sample cases that come with the project."""
    found = get_for(request.user, permissions.PREPARE, queries.sets(), edition__slug=slug)
    _try(request, lambda: defaults.use_default(found, by=request.user))
    return redirect("calibration:set", slug)


@require_http_methods(["GET", "POST"])
def rule(request: Request, slug: str) -> HttpResponse:
    """Change whether marking waits for it, and until when."""
    found = get_for(request.user, permissions.RUN, queries.sets(), edition__slug=slug)
    known = {"due_on": found.due_on, "is_required": found.is_required}
    form = RuleForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            commands.rule(found, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error("note", str(reason))
        else:
            messages.success(request, _("Ketentuan kalibrasi diubah."))
            return redirect("calibration:set", slug)
    return render(request, "calibration/rule.html", {"edition": found.edition, "calibration": found, "form": form})


@require_POST
def remind(request: Request, slug: str) -> HttpResponse:
    """Everybody who has not sent every case."""
    found = get_for(request.user, permissions.RUN, queries.sets(), edition__slug=slug)

    def act_on_it() -> None:
        told = commands.remind(found, by=request.user)
        messages.success(request, ngettext("%d pengingat dikirim.", "%d pengingat dikirim.", told) % told)

    _try(request, act_on_it)
    return redirect("calibration:set", slug)


def _may_run(request: Request) -> bool:
    return permissions.RUN.allows(request.user)


def _try(request: Request, verb: Callable[[], object]) -> None:
    try:
        verb()
    except TransitionRefused as reason:
        messages.error(request, str(reason))
