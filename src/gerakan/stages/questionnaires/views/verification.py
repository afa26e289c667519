"""The secretariat compares evidence with answers and asks; the region replies."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import clarifications as commands
from gerakan.stages.questionnaires.commands import evidence as proving
from gerakan.stages.questionnaires.forms.evidence import AskForm, ReplyForm
from gerakan.stages.questionnaires.models import Clarification, Submission
from gerakan.stages.questionnaires.queries import sheets
from gerakan.stages.questionnaires.queries.words import original_in_words
from gerakan.stages.questionnaires.views import finding
from gerakan.stages.questionnaires.workflow import submission_workflow

UNDER_CHECK = (Submission.State.SENT, Submission.State.AMENDING)


@require_GET
def verification(request: Request, pk: int) -> HttpResponse:
    """Every answer with its evidence beside it."""
    shown = get_for(request.user, permissions.SEE_WORK, finding.submissions(), pk=pk)
    if not shown.sent_at:
        raise Http404
    context = {
        "submission": shown,
        "edition": shown.round.edition,
        "sheet": sheets.sheet_of(shown),
        "may_check": shown.state in UNDER_CHECK and permissions.VERIFY.allows(request.user, shown),
        "actions": [row for row in submission_workflow.actions(shown, request.user) if row.name == "verify"],
    }
    return render(request, "questionnaires/verification.html", context)


@require_POST
def check_evidence(request: Request, pk: int) -> HttpResponse:
    """Accept or refuse one piece, with a reason."""
    found = get_for(request.user, permissions.VERIFY, finding.evidence(), pk=pk)
    try:
        accepted = request.POST.get("hasil") == "sesuai"
        proving.check_evidence(found, accepted=accepted, note=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(f"{reverse('questionnaires:verification', args=[found.submission_id])}#butir-{found.item_id}")


@require_http_methods(["GET", "POST"])
def ask(request: Request, pk: int, item: int) -> HttpResponse:
    """Ask the region to clarify or amend one answer."""
    shown = get_for(request.user, permissions.VERIFY, finding.submissions(), pk=pk)
    row = next((one for one in sheets.sheet_of(shown).rows() if one.item.pk == item), None)
    if row is None:
        raise Http404
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.ask(shown, item=row.item, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Klarifikasi diminta dari %s.") % shown.region)
            return redirect("questionnaires:verification", pk)
    return render(request, "questionnaires/ask.html", {"submission": shown, "row": row, "form": form})


@require_http_methods(["GET", "POST"])
def reply(request: Request, pk: int) -> HttpResponse:
    """The region reads the question, amends its answer on the part's page, and replies."""
    question = get_for(request.user, permissions.VIEW, finding.questions(request.user), pk=pk)
    part = sheets.part_of(question)
    row = next(
        one for one in sheets.sheet_of(question.submission).section_of(part).every if one.item.pk == question.item_id
    )
    may_reply = question.state == Clarification.State.OPEN and permissions.FILL.allows(request.user, part)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.reply(question, part=part, words=form.cleaned_data["words"], by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("questionnaires:reply", pk)
    context = {"question": question, "part": part, "row": row, "form": form if may_reply else None}
    context["original"] = original_in_words(row.item, question.original)
    return render(request, "questionnaires/reply.html", context | {"edition": question.submission.round.edition})
