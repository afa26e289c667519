"""Who fills a part."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import parts as commands
from gerakan.stages.questionnaires.forms.rounds import HolderForm
from gerakan.stages.questionnaires.views import finding


@require_http_methods(["GET", "POST"])
def holders(request: Request, pk: int) -> HttpResponse:
    """Give the part to somebody by e-mail; whoever has no account is invited."""
    part = get_for(request.user, permissions.COORDINATE, finding.parts(request.user), pk=pk)
    form = HolderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holder = commands.give_part(part, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("%s ditugasi mengisi bagian ini.") % holder)
            return redirect("questionnaires:holders", pk)
    context = {"part": part, "submission": part.submission, "form": form, "edition": part.submission.round.edition}
    return render(request, "questionnaires/holders.html", context)


@require_POST
def take_back(request: Request, pk: int, holder: int) -> HttpResponse:
    """The person no longer fills the part."""
    part = get_for(request.user, permissions.COORDINATE, finding.parts(request.user), pk=pk)
    row = get_object_or_404(part.holders.all(), pk=holder)
    row.part = part
    commands.take_part_back(row, by=request.user)
    messages.success(request, _("Tugas %s dicabut.") % row)
    return redirect("questionnaires:holders", pk)
