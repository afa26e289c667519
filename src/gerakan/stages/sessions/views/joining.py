"""A person noted under two names: joined, parted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.mentoring.queries import guidance as guiding
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.commands import joining as commands
from gerakan.stages.sessions.forms.joining import JoinForm
from gerakan.stages.sessions.models import Participant
from gerakan.stages.sessions.queries.attendance import JOINABLE


@require_POST
def join(request: Request, pk: int) -> HttpResponse:
    """Two rows of one region are one person, for a reason."""
    found = get_for(request.user, permissions.JOIN, guiding.guidances(), pk=pk)
    form = JoinForm(request.POST, guidance=found)
    if form.is_valid():
        said = form.cleaned_data
        tried(request, lambda: commands.join(**said, by=request.user), _("%(row)s dihitung sebagai %(into)s.") % said)
    else:
        messages.error(request, _("Pilih dua catatan dari daftar, dan tulis dari mana Anda tahu."))
    return redirect("sessions:continuity", pk)


@require_POST
def part(request: Request, pk: int) -> HttpResponse:
    """Two people after all."""
    rows = Participant.objects.filter(guidance__in=Guidance.objects.visible_to(request.user))
    found = get_for(request.user, permissions.JOIN, rows.select_related(*JOINABLE), pk=pk)
    tried(request, lambda: commands.part(found, by=request.user), _("%s dihitung sendiri lagi.") % found)
    return redirect("sessions:continuity", found.guidance_id)
