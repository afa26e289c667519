"""Screens of eligibility rules and self-nominations."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import check
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.commands import eligibility as commands
from gerakan.stages.invitations.forms.eligibility import NominationForm, RuleForm
from gerakan.stages.invitations.models import EligibilityRule
from gerakan.stages.invitations.queries import eligibility as queries


@require_http_methods(["GET", "POST"])
def rules(request: Request, slug: str) -> HttpResponse:
    """The rules of an edition, each with the number of regions it refuses today; add one."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commands.add_rule(edition, by=request.user, **form.cleaned_data)
        messages.success(request, _("Aturan ditambahkan. Lihat di bawah siapa yang ditolaknya."))
        return redirect("invitations:rules", slug)
    refused = queries.refusals_by_rule(edition)
    rows = [(rule, refused[rule.pk]) for rule in edition.eligibility_rules.select_related("indicator")]
    context = {
        "edition": edition,
        "rows": rows,
        "form": form,
        "may_edit": permissions.EDIT_RULES.allows(request.user),
        "nomination_count": edition.self_nominations.count(),
    }
    return render(request, "invitations/rules.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: Request, pk: int) -> HttpResponse:
    """Change a rule and see whom it refuses."""
    check(request.user, permissions.EDIT_RULES)
    row = get_object_or_404(EligibilityRule.objects.select_related("edition"), pk=pk)
    form = RuleForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        commands.change_rule(EligibilityRule.objects.get(pk=pk), by=request.user, **changed)
        messages.success(request, _("Aturan diperbarui."))
        return redirect("invitations:rules", row.edition.slug)
    refused = queries.refused_by(row)
    return render(request, "invitations/rule.html", {"rule": row, "form": form, "refused": refused})


@require_http_methods(["GET", "POST"])
def nominations(request: Request, slug: str) -> HttpResponse:
    """Regions that asked to take part; enter one."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = NominationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.nominate(edition, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error("region", str(reason))
        else:
            messages.success(request, _("Pengajuan diri dicatat."))
            return redirect("invitations:nominations", slug)
    rows = edition.self_nominations.select_related("region__province", "entered_by")
    may_edit = permissions.EDIT_RULES.allows(request.user)
    context = {"edition": edition, "rows": rows, "form": form, "may_edit": may_edit}
    return render(request, "invitations/nominations.html", context)
