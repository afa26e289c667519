"""Screens of an edition: who was asked, who is ready, which ties."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.commands import engagements as engaging
from gerakan.stages.assessors.commands import ties as tying
from gerakan.stages.assessors.forms.pool import AskForm
from gerakan.stages.assessors.models import Engagement, Tie
from gerakan.stages.assessors.queries import findings
from gerakan.stages.assessors.queries import pool as queries
from gerakan.stages.assessors.views.list_columns import engagement_listing, tie_listing

ENGAGING: dict[str, Callable[[Engagement, User, str], None]] = {
    "ask_again": lambda thing, by, note: engaging.ask_again(thing, note=note, by=by),
    "remove": lambda thing, by, note: engaging.remove(thing, note=note, by=by),
    "restore": lambda thing, by, note: engaging.restore(thing, note=note, by=by),
}
DECIDING: dict[str, Callable[[Tie, User, str], None]] = {
    "confirm": lambda thing, by, note: tying.confirm(thing, note=note, by=by),
    "dismiss": lambda thing, by, note: tying.dismiss(thing, note=note, by=by),
    "lift": lambda thing, by, note: tying.lift(thing, note=note, by=by),
    "reinstate": lambda thing, by, note: tying.reinstate(thing, note=note, by=by),
}


@require_GET
def start(request: Request) -> HttpResponse:
    """The assessors of the edition in use."""
    check(request.user, permissions.SEE_POOL)
    edition = chosen_edition(request)
    return redirect("assessors:engagements", edition.slug) if edition else redirect("editions:list")


@require_GET
def engagements(request: Request, slug: str) -> HttpResponse:
    """Everybody who was asked, and how far they are."""
    check(request.user, permissions.SEE_POOL)
    edition = _edition(request, slug)
    context = {
        "edition": edition,
        "counts": queries.state_counts(edition),
        "doubts": findings.ties_of(edition).filter(state=Tie.State.SUSPECTED).count(),
        "may_run": permissions.RUN_POOL.allows(request.user),
    }
    return engagement_listing.respond(request, queries.engagements_of(edition), "assessors/engagements.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: Request, slug: str) -> HttpResponse:
    """Choose people of the pool and ask them."""
    check(request.user, permissions.RUN_POOL)
    edition = _edition(request, slug)
    form = AskForm(request.POST or None, people=queries.not_asked(edition))
    if request.method == "POST" and form.is_valid():
        try:
            made = engaging.ask(edition, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            text = ngettext("%d asesor diminta bertugas.", "%d asesor diminta bertugas.", len(made)) % len(made)
            messages.success(request, text)
            return redirect("assessors:engagements", slug)
    return render(request, "assessors/ask.html", {"edition": edition, "form": form})


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Ask again, remove, restore."""
    shown = get_for(request.user, permissions.RUN_POOL, queries.engagements_with_all(), pk=pk)
    verb = ENGAGING.get(request.POST.get("action", ""))
    try:
        if verb:
            verb(shown, request.user, request.POST.get("note", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessors:person", shown.assessor_id)


@require_http_methods(["GET", "POST"])
def ties(request: Request, slug: str) -> HttpResponse:
    """Ties of everybody asked, open doubts first; search the records anew."""
    check(request.user, permissions.SEE_POOL)
    edition = _edition(request, slug)
    if request.method == "POST":
        found = tying.find_ties(edition, by=request.user)
        messages.success(request, ngettext("%d ikatan baru ditemukan.", "%d ikatan baru ditemukan.", found) % found)
        return redirect("assessors:ties", slug)
    context = {"edition": edition, "may_decide": permissions.DECIDE_TIES.allows(request.user)}
    return tie_listing.respond(request, findings.ties_of(edition), "assessors/ties.html", context)


@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """A tie holds, or does not, with a reason."""
    tie = get_for(request.user, permissions.DECIDE_TIES, Tie.objects.select_related("assessor__user", "region"), pk=pk)
    verb = DECIDING.get(request.POST.get("action", ""))
    try:
        if verb:
            verb(tie, request.user, request.POST.get("note", ""))
            messages.success(request, _("Keputusan tercatat."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    back = request.POST.get("kembali", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back) if is_ours else redirect("assessors:person", tie.assessor_id)


def _edition(request: Request, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
