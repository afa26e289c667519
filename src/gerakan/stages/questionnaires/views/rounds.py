"""Screens of the secretariat: the round, its regions, reminders, the workbook."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import rounds as commands
from gerakan.stages.questionnaires.exchange.workbook import workbook
from gerakan.stages.questionnaires.forms.rounds import RoundForm
from gerakan.stages.questionnaires.models import Round
from gerakan.stages.questionnaires.queries import rounds as queries
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from gerakan.stages.questionnaires.views import finding
from gerakan.stages.questionnaires.views.columns import submission_listing
from gerakan.stages.questionnaires.workflow import round_workflow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def start(request: Request) -> HttpResponse:
    """The round of the edition in view."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    if edition is None:
        return redirect("editions:list")
    return redirect("questionnaires:round", edition.slug)


@require_http_methods(["GET", "POST"])
def overview(request: Request, slug: str) -> HttpResponse:
    """All regions of the round: progress, late ones, what waits; remind the chosen ones."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    asked = queries.round_of(edition)
    if asked is None:
        may_run = permissions.RUN.allows(request.user)
        return render(request, "questionnaires/no_round.html", {"edition": edition, "may_run": may_run})
    rows = queries.submissions_of(asked)
    if request.method == "POST":
        return _remind_chosen(request, asked)
    may_run = permissions.RUN.allows(request.user)
    context = {
        "edition": edition,
        "round": asked,
        "counts": queries.counts_of(asked),
        "actions": round_workflow.actions(asked, request.user),
        "unasked": queries.unasked(asked).count(),
        "may_run": may_run,
        "history": history_of(asked),
    }
    return submission_listing.respond(request, rows, "questionnaires/round.html", context)


@require_http_methods(["GET", "POST"])
def settings(request: Request, slug: str) -> HttpResponse:
    """Instrument, days and rule of the round."""
    check(request.user, permissions.RUN)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    asked = queries.round_of(edition) or Round(edition=edition, **_default_days())
    form = RoundForm(request.POST or None, instance=asked)
    if request.method == "POST" and form.is_valid():
        try:
            commands.prepare(form.save(commit=False), by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Putaran kuesioner disimpan."))
            return redirect("questionnaires:round", slug)
    return render(request, "questionnaires/settings.html", {"edition": edition, "form": form, "round": asked})


@require_POST
def act(request: Request, slug: str) -> HttpResponse:
    """Open, add later regions, or close."""
    asked = get_for(
        request.user, permissions.RUN, Round.objects.select_related("version__instrument"), edition__slug=slug
    )
    action = request.POST.get("action")
    try:
        if action == "open":
            commands.open_round(asked, by=request.user)
        elif action == "add":
            count = commands.add_regions(asked, by=request.user)
            messages.success(request, ngettext("%d daerah ditambahkan.", "%d daerah ditambahkan.", count) % count)
        elif action == "close":
            commands.close_round(asked, note=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("questionnaires:round", slug)


@require_GET
def export(request: Request, slug: str) -> HttpResponse:
    """All answers of the round as a workbook."""
    asked = get_for(request.user, permissions.SEE_WORK, Round.objects.all(), edition__slug=slug)
    rows = finding.submissions().filter(round=asked)
    response = HttpResponse(workbook(map(sheet_of, rows)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="kuesioner-{slug}.xlsx"'
    return response


def _remind_chosen(request: Request, asked: Round) -> HttpResponse:
    check(request.user, permissions.RUN, asked)
    told, refused = 0, []
    for row in submission_listing.chosen(request, queries.submissions_of(asked)):
        try:
            commands.remind_region(row, by=request.user)
            told += 1
        except TransitionRefused as reason:
            refused.append(str(reason))
    messages.success(request, ngettext("%d daerah diingatkan.", "%d daerah diingatkan.", told) % told)
    for words in refused[:5]:
        messages.warning(request, words)
    return redirect("questionnaires:round", asked.edition.slug)


def _default_days() -> dict[str, datetime.date]:
    """Four weeks to fill in, one more for latecomers."""
    today, week = timezone.localdate(), datetime.timedelta(weeks=1)
    return {"opens_on": today, "due_on": today + 4 * week, "closes_on": today + 5 * week}
