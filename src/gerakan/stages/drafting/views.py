"""The secretariat writes an edition's text."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.drafting import commands, permissions, queries
from gerakan.stages.drafting.forms import ClauseForm, DeskForm, DutyRuleForm, TemplateForm
from gerakan.stages.drafting.models import Template
from gerakan.stages.drafting.queries import FIELDS
from gerakan.stages.drafting.workflow import template_workflow

ADDITIONS: dict[str, tuple[type[Any], Callable[..., object]]] = {
    "add_desk": (DeskForm, commands.add_desk),
    "add_duty": (DutyRuleForm, commands.add_duty),
}
DROPS: dict[str, Callable[..., object]] = {
    "drop_desk": commands.drop_desk,
    "drop_duty": commands.drop_duty,
    "drop_clause": commands.drop_clause,
}


@require_http_methods(["GET", "POST"])
def template(request: Request, slug: str) -> HttpResponse:
    """The text of an edition, its desks and duties; POST begins the next version."""
    check(request.user, permissions.SEE_TEXT)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        try:
            commands.begin_text(edition, by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("drafting:text", slug)
    versions = list(queries.templates_of(edition))
    shown = next(
        (row for row in versions if str(row.number) == request.GET.get("versi")), versions[0] if versions else None
    )
    return render(request, "drafting/text.html", _context(request, edition, versions, shown))


@require_http_methods(["GET", "POST"])
def facts(request: Request, pk: int) -> HttpResponse:
    """Parties, dates, witnesses."""
    found = get_for(request.user, permissions.WRITE, Template.objects.select_related("edition"), pk=pk)
    form = TemplateForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            commands.save_facts(found, facts=form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("drafting:text", found.edition.slug)
    context = {
        "template": found,
        "edition": found.edition,
        "form": form,
        "fields": FIELDS,
        "title": _("Para pihak dan tanggal"),
    }
    return render(request, "drafting/form.html", context)


@require_http_methods(["GET", "POST"])
def clause(request: Request, pk: int, clause: int | None = None) -> HttpResponse:
    """One clause, new or changed."""
    found = get_for(request.user, permissions.WRITE, Template.objects.select_related("edition"), pk=pk)
    row = get_object_or_404(found.clauses, pk=clause) if clause else None
    form = ClauseForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            commands.write_clause(found, **form.cleaned_data, pk=clause, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("drafting:text", found.edition.slug)
    context = {"template": found, "edition": found.edition, "form": form, "fields": FIELDS, "title": _("Pasal")}
    return render(request, "drafting/form.html", context)


@require_POST
def change(request: Request, pk: int) -> HttpResponse:
    """Add or drop a desk or duty, drop a clause, declare ready."""
    found = get_for(request.user, permissions.WRITE, Template.objects.select_related("edition"), pk=pk)
    try:
        _change(request, found, request.POST.get("action", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("drafting:text", found.edition.slug)


def _change(request: Request, found: Template, action: str) -> None:
    if action == "declare":
        commands.declare_ready(found, by=request.user)
        messages.success(request, _("Naskah siap dipakai."))
    elif action in ADDITIONS:
        kind, verb = ADDITIONS[action]
        form = kind(request.POST)
        if not form.is_valid():
            raise TransitionRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        verb(found, **form.cleaned_data, by=request.user)
    elif action in DROPS:
        related: dict[str, Any] = {
            "drop_desk": found.desks,
            "drop_duty": found.duty_rules,
            "drop_clause": found.clauses,
        }
        which = request.POST.get("which", "")
        row = get_object_or_404(related[action], pk=which if which.isdecimal() and len(which) < 19 else 0)
        DROPS[action](found, pk=row.pk, by=request.user)


def _context(request: Request, edition: Edition, versions: list[Template], shown: Template | None) -> dict[str, Any]:
    may_prepare = permissions.WRITE.allows(request.user)
    is_open = shown is not None and shown.state == Template.State.DRAFT and may_prepare
    return {
        "edition": edition,
        "versions": versions,
        "template": shown,
        "clauses": list(shown.clauses.all()) if shown else [],
        "desks": list(shown.desks.all()) if shown else [],
        "duties": list(shown.duty_rules.all()) if shown else [],
        "may_prepare": may_prepare,
        "is_open": is_open,
        "has_draft": any(row.state == Template.State.DRAFT for row in versions),
        "actions": template_workflow.actions(shown, request.user) if shown else [],
        "desk_form": DeskForm() if is_open else None,
        "duty_form": DutyRuleForm() if is_open else None,
    }
