"""The text clause by clause: what changed, what was remarked, the decision of a desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.commands import review as commands
from gerakan.stages.agreements.forms.agreements import ReturnForm, RewriteForm, WordsForm
from gerakan.stages.agreements.models import Agreement, Comment, Turn
from gerakan.stages.agreements.queries import agreements as agreements_queries
from gerakan.stages.agreements.queries import review as queries
from gerakan.stages.agreements.queries.fields import filled
from gerakan.stages.agreements.views.asking import said
from gerakan.stages.agreements.workflow import turn_workflow


@require_GET
def text(request: Request, pk: int) -> HttpResponse:
    """Every clause with its remarks; at one's own desk also the decision."""
    found = get_for(request.user, permissions.SEE, agreements_queries.agreements(), pk=pk)
    return _page(request, found)


@require_POST
def rewrite(request: Request, pk: int, clause: int) -> HttpResponse:
    """Other words; what cannot be saved stays as typed."""
    found = get_for(request.user, permissions.REWRITE, agreements_queries.agreements(), pk=pk)
    row = get_object_or_404(found.clauses, pk=clause)
    try:
        commands.rewrite(row, **said(RewriteForm(request.POST), _("Isi judul dan bunyi pasal.")), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return _page(request, found, typed={"clause": row.pk, "said": request.POST})
    return redirect(_at(found, row.pk))


@require_POST
def remark(request: Request, pk: int, clause: int) -> HttpResponse:
    """A remark on a clause."""
    found = get_for(request.user, permissions.REMARK, agreements_queries.agreements(), pk=pk)
    row = get_object_or_404(found.clauses, pk=clause)
    try:
        commands.remark(row, **said(WordsForm(request.POST), _("Tulis catatannya.")), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(_at(found, row.pk))


@require_POST
def answer(request: Request, pk: int, comment: int) -> HttpResponse:
    """The other side's word."""
    found = get_for(request.user, permissions.REMARK, agreements_queries.agreements(), pk=pk)
    row = get_object_or_404(Comment.objects.select_related("clause"), clause__agreement=found, pk=comment)
    try:
        commands.answer(row, **said(WordsForm(request.POST), _("Tulis jawabannya.")), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(_at(found, row.clause_id))


@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Approve, or return to an earlier desk with a reason."""
    found = get_for(request.user, permissions.DECIDE, agreements_queries.agreements(), pk=pk)
    turn = found.turns.select_related("desk", "agreement").get(state=Turn.State.WAITING)
    if request.POST.get("action") == "approve":
        return _decided(request, found, lambda: commands.approve(turn, by=request.user))
    form = ReturnForm(request.POST, turn=turn)
    if not form.is_valid():
        return _page(request, found, return_form=form)
    note = form.cleaned_data["note"]
    return _decided(request, found, lambda: commands.send_back(turn, desk=form.chosen(), note=note, by=request.user))


def _decided(request: Request, found: Agreement, verb: Any) -> HttpResponse:
    try:
        verb()
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return redirect("agreements:text", found.pk)
    messages.success(request, _("Keputusan meja tercatat."))
    return redirect(found)


def _page(
    request: Request, found: Agreement, *, typed: dict[str, Any] | None = None, return_form: ReturnForm | None = None
) -> HttpResponse:  # fmt: skip
    turns = list(queries.turns_of(found))
    for row in turns:
        row.agreement = found
    turn = next((row for row in turns if row.state == Turn.State.WAITING), None)
    is_mine = turn is not None and permissions.DECIDE.allows(request.user, turn)
    actions = [row for row in turn_workflow.actions(turn, request.user) if row.name == "approve"] if turn else []
    hat = hat_of(request.user)
    context = {
        "agreement": found,
        "edition": found.edition,
        "clauses": _clauses(found),
        "turn": turn,
        "is_mine": is_mine,
        "steps": queries.steps_of(found, turns),
        "changes": queries.changes_before(turn, turns) if turn else [],
        "before": turns[-2] if turn and len(turns) > 1 else None,
        "all_changes": queries.changes_between(_original(found), queries.clauses_of(found)),
        "actions": actions if is_mine else [],
        "return_form": (return_form or ReturnForm(turn=turn)) if turn and is_mine else None,
        "may_rewrite": permissions.REWRITE.allows(request.user, found),
        "may_remark": found.state in {"draft", "review"} and permissions.REMARK.allows(request.user, found),
        "is_regional": hat is not None and hat.role in REGION_ROLES,
        "typed": typed,
    }
    return render(request, "agreements/text.html", context, status=422 if typed or return_form else 200)


def _clauses(found: Agreement) -> list[tuple[Any, str, list[Comment]]]:
    said = queries.comments_of(found)
    return [(row, filled(found, row.text), said.get(row.pk, [])) for row in found.clauses.all()]


def _original(found: Agreement) -> queries.Text:
    return [{"heading": row.heading, "text": row.text} for row in found.template.clauses.all()]


def _at(found: Agreement, clause: int) -> str:
    return f"{reverse('agreements:text', args=[found.pk])}#pasal-{clause}"
