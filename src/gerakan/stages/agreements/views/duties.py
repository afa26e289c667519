"""What the parties owe."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.commands import life as commands
from gerakan.stages.agreements.forms.signing import ProofForm
from gerakan.stages.agreements.models import Duty
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.views.listings import duty_listing
from gerakan.stages.agreements.workflow import duty_workflow

VERBS = {"reopen": commands.reopen_duty, "waive": commands.waive}


@require_GET
def duties(request: Request) -> HttpResponse:
    """All that this person may know about, what is due first."""
    check(request.user, permissions.SEE_DUTY)
    return duty_listing.respond(request, queries.duties_for(request.user), "agreements/duties.html")


@require_http_methods(["GET", "POST"])
def duty(request: Request, pk: int) -> HttpResponse:
    """One duty; its owner notes the proof."""
    found = get_for(request.user, permissions.SEE_DUTY, queries.duties_for(request.user), pk=pk)
    may_fulfil = found.state == Duty.State.OPEN and permissions.FULFIL.allows(request.user, found)
    form = ProofForm(request.POST or None) if may_fulfil else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            commands.fulfil(found, **form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Kewajiban dicatat dipenuhi."))
            return redirect("agreements:duty", pk)
    actions = [row for row in duty_workflow.actions(found, request.user) if row.name in VERBS]
    context = {"duty": found, "agreement": found.agreement, "edition": found.agreement.edition, "form": form,
               "actions": actions, "history": history_of(found)}  # fmt: skip
    return render(request, "agreements/duty.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Take the proof back, or say that it is owed no more."""
    found = get_for(request.user, permissions.PREPARE, queries.duties_for(request.user), pk=pk)
    verb = VERBS.get(request.POST.get("action", ""))
    try:
        if verb is not None:
            verb(found, note=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("agreements:duty", pk)
