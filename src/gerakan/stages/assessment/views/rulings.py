"""Screens of the ruling of an edition."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import cases as case_commands
from gerakan.stages.assessment.commands import rulings as commands
from gerakan.stages.assessment.forms.rulings import RulingForm
from gerakan.stages.assessment.models import Ruling

WITH_ALL = Ruling.objects.select_related("edition", "version__instrument", "fixed_by")


@require_GET
def ruling(request: Request, slug: str) -> HttpResponse:
    """How this edition marks, for everybody who takes part."""
    found = get_for(request.user, permissions.SEE_RULING, WITH_ALL.all(), edition__slug=slug)
    context = {
        "ruling": found,
        "edition": found.edition,
        "may_rule": permissions.RULE.allows(request.user, found),
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
    }
    return render(request, "assessment/ruling.html", context)


@require_http_methods(["GET", "POST"])
def edit_ruling(request: Request, slug: str) -> HttpResponse:
    """Say how the edition will mark, while nothing is fixed."""
    check(request.user, permissions.RULE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    existing = WITH_ALL.filter(edition=edition).first()
    form = RulingForm(request.POST or None, initial=model_to_dict(existing) if existing else {"decides": "raw"})
    if request.method == "POST" and form.is_valid():
        try:
            commands.draft_ruling(edition, fields=form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("assessment:ruling", slug)
    return render(request, "assessment/edit_ruling.html", {"form": form, "edition": edition, "ruling": existing})


@require_POST
def act_on_ruling(request: Request, slug: str) -> HttpResponse:
    """Fix it, or open the cases of all published interviews."""
    found = get_for(request.user, permissions.RULE, WITH_ALL.all(), edition__slug=slug)
    try:
        if request.POST.get("action") == "fix":
            commands.fix_ruling(found, by=request.user)
            messages.success(request, _("Ketentuan ditetapkan."))
        else:
            made = case_commands.open_cases(found, by=request.user)
            messages.success(
                request,
                _("%(cases)d berkas dan %(sheets)d lembar baru.")
                % {"cases": made.new_cases, "sheets": made.new_sheets},
            )
            return redirect("assessment:board", slug)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessment:ruling", slug)
