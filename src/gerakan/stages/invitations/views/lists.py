"""Screens of the invited list."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.commands import lists as commands
from gerakan.stages.invitations.forms.lists import OrderForm, QuotaFormSet, SwapForm, order_of, quota_targets
from gerakan.stages.invitations.models import HandChange, InvitationList
from gerakan.stages.invitations.models.lists import InvitationListQuerySet
from gerakan.stages.invitations.queries import lists as queries
from gerakan.stages.invitations.queries.invitations import lacks_invitations
from gerakan.stages.invitations.views.list_columns import list_listing
from gerakan.stages.invitations.workflow import list_workflow
from gerakan.stages.shortlisting.models import Run

ACTS: dict[str, Callable[[InvitationList, User, str], None]] = {
    "propose": lambda thing, by, _note: commands.propose(thing, by=by),
    "approve": lambda thing, by, _note: commands.approve(thing, by=by),
    "send_back": lambda thing, by, note: commands.send_back(thing, note=note, by=by),
    "discard": lambda thing, by, note: commands.discard(thing, note=note, by=by),
    "publish": lambda thing, by, _note: commands.publish(thing, by=by),
}


@require_GET
def start(request: Request) -> HttpResponse:
    """The lists of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("invitations:lists", edition.slug) if edition else redirect("editions:list")


@require_GET
def lists(request: Request, slug: str) -> HttpResponse:
    """All lists drawn up for an edition, newest first."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.lists_of(edition)
    run = Run.objects.filter(scheme__edition=edition).first()
    may_draw = permissions.DRAW_UP.allows(request.user)
    return render(
        request, "invitations/lists.html", {"edition": edition, "rows": rows, "run": run, "may_draw": may_draw}
    )


@require_http_methods(["GET", "POST"])
def draw_up(request: Request, run_pk: int) -> HttpResponse:
    """Say how many places under which quotas, and get the best list."""
    run = get_for(request.user, permissions.DRAW_UP, Run.objects.select_related("scheme__edition"), pk=run_pk)
    form = OrderForm(request.POST or None, initial={"place_count": sum(run.places.values())})
    quotas = QuotaFormSet(
        request.POST or None,
        prefix="kuota",
        initial=queries.suggested_quotas(run),
        form_kwargs={"targets": quota_targets()},
    )
    if request.method == "POST" and form.is_valid() and quotas.is_valid():
        try:
            drawn = commands.draw_up(run, order=order_of(form, quotas), by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Daftar tersusun. Periksa pengaruh kuota sebelum mengusulkannya."))
            return redirect("invitations:list", drawn.pk)
    context = {"run": run, "edition": run.scheme.edition, "form": form, "quotas": quotas}
    return render(request, "invitations/draw_up.html", context)


@require_GET
def invitation_list(request: Request, pk: int) -> HttpResponse:
    """One list: who, why, which quota moved whom, what to do next."""
    shown = get_for(request.user, permissions.SEE_LIST, _lists(), pk=pk)
    entries = queries.entries_of(shown)
    attributes = queries.invited_attributes(shown)
    context = {
        "list": shown,
        "edition": shown.run.scheme.edition,
        "actions": list_workflow.actions(shown, request.user),
        "may_publish": queries.may_be_published(shown) and permissions.PUBLISH.allows(request.user),
        "counts": queries.place_counts(shown),
        "quotas": queries.quota_states(list(shown.quotas.all()), attributes, attributes),
        "changes": queries.changes_of(shown, request.user),
        "may_swap": shown.state == InvitationList.State.DRAFT and permissions.DRAW_UP.allows(request.user),
        "may_invite": permissions.INVITE.allows(request.user) and lacks_invitations(shown),
        "history": history_of(shown),
    }
    return list_listing.respond(request, entries, "invitations/list.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Propose, approve, send back, discard, publish."""
    shown = get_for(request.user, permissions.SEE_LIST, _lists(), pk=pk)
    verb = ACTS.get(request.POST.get("action", ""))
    if verb is None:
        messages.error(request, _("Tindakan tidak dikenal."))
        return redirect("invitations:list", pk)
    try:
        verb(shown, request.user, request.POST.get("note", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("Tersimpan."))
    return redirect("invitations:list", pk)


@require_http_methods(["GET", "POST"])
def swap(request: Request, pk: int) -> HttpResponse:
    """Propose that one region takes another's place."""
    shown = get_for(request.user, permissions.DRAW_UP, _lists(), pk=pk)
    form = SwapForm(request.POST or None, invitation_list=shown)
    if request.method == "POST" and form.is_valid():
        try:
            commands.propose_change(shown, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Perubahan diusulkan dan menunggu orang kedua."))
            return redirect("invitations:list", pk)
    return render(request, "invitations/swap.html", {"list": shown, "form": form, "edition": shown.run.scheme.edition})


@require_POST
def decide_swap(request: Request, pk: int) -> HttpResponse:
    """The second person says yes or no."""
    check(request.user, permissions.SEE_WORK)
    change = get_object_or_404(HandChange.objects.select_related("invitation_list", "region_in", "region_out"), pk=pk)
    try:
        approve = request.POST.get("answer") == "approve"
        commands.decide_change(change, approve=approve, by=request.user, note=request.POST.get("note", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("Keputusan tercatat."))
    return redirect("invitations:list", change.invitation_list_id)


def _lists() -> InvitationListQuerySet:
    return InvitationList.objects.select_related("run__scheme__edition", "proposed_by", "approved_by")
