"""Screens of one submission: its parts, what is missing, approval, receipt."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import submissions as commands
from gerakan.stages.questionnaires.exchange.workbook import workbook
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.questionnaires.queries.sheets import parts_of, sheet_of, why_locked
from gerakan.stages.questionnaires.views import finding
from gerakan.stages.questionnaires.views.rounds import XLSX
from gerakan.stages.questionnaires.workflow import submission_workflow

ON_THE_PAGE = {"send_back", "withdraw"}


@require_GET
def own(request: Request) -> HttpResponse:
    """The questionnaires of one's own region; with one, its page."""
    check(request.user, permissions.SEE_OWN)
    rows = list(finding.submissions().visible_to(request.user).order_by("-round__edition__year"))
    if len(rows) == 1:
        return redirect(rows[0])
    return render(request, "questionnaires/own.html", {"rows": rows})


@require_GET
def submission(request: Request, pk: int) -> HttpResponse:
    """Parts with progress and people, open questions, what can be done."""
    shown = get_for(request.user, permissions.VIEW, finding.submissions(), pk=pk)
    parts = parts_of(shown)
    may_coordinate = permissions.COORDINATE.allows(request.user, shown)
    context = {
        "submission": shown,
        "edition": shown.round.edition,
        "parts": [(part, permissions.FILL.allows(request.user, part)) for part in parts],
        "may_coordinate": may_coordinate,
        "may_sign": shown.state == Submission.State.CHECKED and permissions.SIGN.allows(request.user, shown),
        "may_verify": bool(shown.sent_at) and permissions.SEE_WORK.allows(request.user),
        "actions": [row for row in submission_workflow.actions(shown, request.user) if row.name in ON_THE_PAGE],
        "questions": shown.clarifications.select_related("item"),
        "locked": why_locked(shown),
        "missing": sum(part.missing_count for part in parts),
        "history": history_of(shown, *parts),
    }
    return render(request, "questionnaires/submission.html", context)


@require_GET
def check_up(request: Request, pk: int) -> HttpResponse:
    """What is missing, part by part, and the step to the head."""
    shown = get_for(request.user, permissions.VIEW, finding.submissions(), pk=pk)
    sheet = sheet_of(shown)
    actions = [row for row in submission_workflow.actions(shown, request.user) if row.name == "propose"]
    context = {"submission": shown, "edition": shown.round.edition, "sheet": sheet, "actions": actions}
    return render(request, "questionnaires/check_up.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Propose, send back, withdraw or verify."""
    shown = get_for(request.user, permissions.VIEW, finding.submissions(), pk=pk)
    action, note = request.POST.get("action"), request.POST.get("note", "")
    try:
        if action == "propose":
            commands.propose(shown, by=request.user)
            messages.success(request, _("Kuesioner diajukan kepada kepala daerah."))
        elif action == "send_back":
            commands.send_back(shown, note=note, by=request.user)
        elif action == "withdraw":
            commands.withdraw(shown, note=note, by=request.user)
        elif action == "verify":
            commands.verify(shown, by=request.user)
            messages.success(request, _("Kiriman %s terverifikasi.") % shown.region)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(shown)


@require_http_methods(["GET", "POST"])
def approve(request: Request, pk: int) -> HttpResponse:
    """The head reads what goes out, approves and sends it."""
    shown = get_for(request.user, permissions.SIGN, finding.submissions(), pk=pk)
    if request.method == "POST" and request.POST.get("yakin") == "ya":
        try:
            commands.send(shown, by=request.user)
            messages.success(request, _("Kuesioner terkirim dengan tanda terima %s.") % shown.receipt_number)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect(shown)
    action = next((row for row in submission_workflow.actions(shown, request.user) if row.name == "send"), None)
    context = {
        "submission": shown,
        "edition": shown.round.edition,
        "sheet": sheet_of(shown),
        "action": action,
        "as_what": request.user.hat,
    }
    return render(request, "questionnaires/approve.html", context)


@require_GET
def export(request: Request, pk: int) -> HttpResponse:
    """The answers of one region as a workbook."""
    shown = get_for(request.user, permissions.VIEW, finding.submissions(), pk=pk)
    response = HttpResponse(workbook([sheet_of(shown)]), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="kuesioner-{shown.region.code}.xlsx"'
    return response


@require_GET
def frozen(request: Request, pk: int) -> HttpResponse:
    """The canonical content behind the checksum, byte for byte: the newest copy, or ?saat=sent."""
    shown = get_for(request.user, permissions.VIEW, finding.submissions(), pk=pk)
    copies = shown.copies.order_by("-pk")
    if moment := request.GET.get("saat"):
        copies = copies.filter(moment=moment)
    copy = get_object_or_404(copies[:1])
    response = HttpResponse(copy.content.encode(), content_type="application/json; charset=utf-8")
    name = f"kuesioner-{shown.region.code}-{copy.moment}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
