"""Screens of one case: the panel together, the teams, the second person."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.phases import RIGHTS, PhaseRefused, lift, withheld_now
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import cases as case_commands
from gerakan.stages.assessment.commands import consolidation as commands
from gerakan.stages.assessment.forms.cases import CheckForm, FlagForm, RemarkForm, SettleForm
from gerakan.stages.assessment.models import Case, Flag, Mark, Remark
from gerakan.stages.assessment.queries import board, masks, quality
from gerakan.stages.assessment.queries import cases as queries
from gerakan.stages.assessment.workflow import case_workflow

ACTS: dict[str, Callable[[Case, User, str], None]] = {
    "close": lambda case, by, _note: commands.close(case, by=by),
    "reopen": lambda case, by, note: commands.reopen(case, note=note, by=by),
    "withdraw": lambda case, by, note: case_commands.withdraw(case, note=note, by=by),
}


@require_GET
def case(request: Request, pk: int) -> HttpResponse:
    """One region's marks side by side once they are in; before that only how far it is, to those who may know."""
    found = get_for(request.user, permissions.SEE_CASE, queries.cases(), pk=pk)
    context = {
        "case": found,
        "name": masks.name_for(request.user, found),
        "hidden": masks.hidden_region(request.user, found),
        "edition": found.ruling.edition,
        "actions": [action for action in case_workflow.actions(found, request.user) if action.name in ACTS],
        **_discussion(request.user, found),
        **_desk(request.user, found),
    }
    return render(request, "assessment/case.html", context)


@require_POST
def act_on_case(request: Request, pk: int) -> HttpResponse:
    """Close, open again, send to the region, stop, finish."""
    found = get_for(request.user, permissions.SEE_CASE, queries.cases(), pk=pk)
    act = ACTS.get(request.POST.get("action", ""))
    if act is not None:
        _try(request, lambda: act(found, request.user, request.POST.get("note", "")))
    return redirect("assessment:case", pk)


@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Keep or change one's own mark."""
    opened = queries.cases().visible_to(request.user).exclude(state__in=Case.SEALED)
    marks = Mark.objects.select_related("sheet__case__ruling", "sheet__engagement__assessor", "item")
    mark = get_for(request.user, permissions.OWN_WORK, marks.filter(sheet__case__in=opened), pk=pk)
    form = SettleForm(request.POST)
    if form.is_valid():
        _try(request, lambda: commands.settle(mark, **form.cleaned_data, by=request.user))
    return redirect(f"{_url(mark.sheet.case_id)}#butir-{mark.item.code}")


@require_POST
def remark(request: Request, pk: int) -> HttpResponse:
    """Say something about a case."""
    found = get_for(request.user, permissions.REMARK, queries.cases(), pk=pk)
    form = RemarkForm(request.POST)
    _act(request, form, lambda: commands.remark(found, **form.remark(), by=request.user))
    return redirect(f"{_url(pk)}#catatan")


@require_POST
def raise_flag(request: Request, pk: int) -> HttpResponse:
    """Ask a team."""
    found = get_for(request.user, permissions.REMARK, queries.cases(), pk=pk)
    form = FlagForm(request.POST)
    _act(request, form, lambda: commands.raise_flag(found, **form.cleaned_data, by=request.user))
    return redirect(f"{_url(pk)}#pertanyaan")


@require_POST
def settle_flag(request: Request, pk: int, flag_pk: int) -> HttpResponse:
    """Answer the panel."""
    found = get_for(request.user, permissions.ANSWER_FLAG, queries.cases(), pk=pk)
    flag = get_object_or_404(
        Flag.objects.select_related("case__region", "case__ruling__edition", "raised_by"), pk=flag_pk, case=found
    )
    _try(request, lambda: commands.settle_flag(flag, outcome=request.POST.get("outcome", ""), by=request.user))
    return redirect(f"{_url(pk)}#pertanyaan")


@require_POST
def sign_check(request: Request, pk: int) -> HttpResponse:
    """The second person's signature."""
    found = get_for(request.user, permissions.CHECK, queries.cases(), pk=pk)
    form = CheckForm(request.POST)
    _act(request, form, lambda: commands.sign_check(found, **form.cleaned_data, by=request.user))
    return redirect(f"{_url(pk)}#mutu")


@require_POST
def unmask(request: Request, pk: int) -> HttpResponse:
    """Give one right back for this region, with a reason in the log."""
    found = get_for(request.user, permissions.UNMASK, queries.cases(), pk=pk)
    right, edition = RIGHTS.get(request.POST.get("hak", "")), found.ruling.edition
    try:
        if right is not None:
            lift(edition, right, region=found.region, reason=request.POST.get("note", ""), by=request.user)
    except PhaseRefused as refused:
        messages.error(request, str(refused))
    return redirect(f"{_url(pk)}#samaran")


def _discussion(user: User, found: Case) -> dict[str, Any]:
    """Marks and words, for those who may read them."""
    if found.state in Case.SEALED or not permissions.SEE_MARKS.allows(user, found):
        return {"is_sealed": True}
    people = masks.people_for(user, found)
    remarks = Remark.objects.visible_to(user).filter(case=found).select_related("author", "item")
    may_discuss = found.state == Case.State.CONSOLIDATING and permissions.DISCUSS.allows(user, found)
    return {
        "rows": queries.compared(found, people),
        "own": user.pk if may_discuss else 0,
        "levels": range(5),
        "remarks": [(row, people.get(row.author_id) or str(row.author)) for row in remarks],
        "may_remark": permissions.REMARK.allows(user, found),
        "remark_form": RemarkForm(),
        "flags": found.flags.select_related("owner", "raised_by"),
        "flag_form": FlagForm() if found.state == "consolidating" else None,
        "may_answer": permissions.ANSWER_FLAG.allows(user, found),
        "history": [] if masks.are_masked(user, found) else history_of(found, *found.flags.all()),
    }


def _desk(user: User, found: Case) -> dict[str, Any]:
    """What staff see beside: how many sheets are in, the quality check, the third person, the reply."""
    is_staff = permissions.SEE_WORK.allows(user, found)
    is_sampled = is_staff and found.pk in quality.sample_of(found.ruling)
    own = found.sheets.owned_by(user).that_count().first()
    return {
        "own_sheet": own,
        "is_staff": is_staff,
        "withheld": withheld_now(found.ruling.edition, found.region) if is_staff else [],
        "may_unmask": permissions.UNMASK.allows(user, found),
        "missing": queries.missing_marks(found) if is_staff else None,
        "waiting": board.with_missing([found]).get(found.pk, []) if is_staff else [],
        "sheet_counts": (found.sheets.filter(state="sent").count(), found.sheets.that_count().count())
        if is_staff
        else None,
        "is_sampled": is_sampled,
        "findings": quality.findings_of(found) if is_sampled and found.state == "closed" else [],
        "checks": found.checks.select_related("signed_by") if is_staff else [],
        "may_check": is_sampled and found.state == "closed" and permissions.CHECK.allows(user, found),
        "check_form": CheckForm(),
    }


def _act(request: Request, form: forms.Form, act: Callable[[], object]) -> None:
    if form.is_valid():
        _try(request, act)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))


def _try(request: Request, act: Callable[[], object]) -> None:
    try:
        act()
    except TransitionRefused as reason:
        messages.error(request, str(reason))


def _url(pk: int) -> str:
    return redirect("assessment:case", pk).url
