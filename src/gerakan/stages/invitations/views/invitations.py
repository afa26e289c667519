"""Screens of invitations: the secretariat's list, one invitation, the region's answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import permissions, tasks
from gerakan.stages.invitations.commands import invitations as commands
from gerakan.stages.invitations.forms.invitations import AnswerForm, DeadlineForm, ExtensionForm, SenderForm
from gerakan.stages.invitations.models import Invitation, InvitationList
from gerakan.stages.invitations.models.invitations import InvitationQuerySet
from gerakan.stages.invitations.queries import invitations as queries
from gerakan.stages.invitations.views.list_columns import invitation_listing
from gerakan.stages.invitations.workflow import invitation_workflow


@require_http_methods(["GET", "POST"])
def prepare(request: Request, pk: int) -> HttpResponse:
    """Say by when regions answer, and prepare an invitation for every place."""
    source = get_for(request.user, permissions.INVITE, InvitationList.objects.all(), pk=pk)
    form = DeadlineForm(request.POST or None)
    edition = source.run.scheme.edition
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.prepare(source, answer_by=form.cleaned_data["answer_by"], by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            text = ngettext("%d undangan disiapkan.", "%d undangan disiapkan.", len(made)) % len(made)
            messages.success(request, text)
            return redirect("invitations:invitations", edition.slug)
    waiting = queries.uninvited_entries(source).count()
    context = {"list": source, "edition": edition, "form": form, "waiting": waiting}
    return render(request, "invitations/prepare.html", context)


@require_http_methods(["GET", "POST"])
def invitations(request: Request, slug: str) -> HttpResponse:
    """All invitations of an edition with the funnel as it fills; send the chosen ones."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.invitations_of(edition)
    if request.method == "POST":
        return _send_chosen(request, edition)
    context = {
        "edition": edition,
        "counts": queries.answer_counts(edition),
        "vacant": queries.unreplaced(edition),
        "overdue": queries.overdue(edition).count(),
        "unwritten": rows.filter(letter__isnull=True, state=Invitation.State.PREPARED).count(),
        "may_invite": permissions.INVITE.allows(request.user),
    }
    return invitation_listing.respond(request, rows, "invitations/invitations.html", context)


@require_http_methods(["GET", "POST"])
def write_letters(request: Request, slug: str) -> HttpResponse:
    """Letterhead and signatory; then all letters in the background."""
    check(request.user, permissions.INVITE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = SenderForm(request.POST or None, initial=queries.last_sender(edition))
    if request.method == "POST" and form.is_valid():
        sender = form.sender().as_data()
        job = tasks.write_letters.start(by=request.user, edition_id=edition.pk, sender=sender, user_id=request.user.pk)
        return redirect("tasks:job", job.pk)
    waiting = queries.invitations_of(edition).filter(letter__isnull=True, state=Invitation.State.PREPARED)
    return render(request, "invitations/write_letters.html", {"edition": edition, "form": form, "waiting": waiting})


@require_GET
def invitation(request: Request, pk: int) -> HttpResponse:
    """One invitation: letter, answer, deadline, replacement, history."""
    shown = get_for(request.user, permissions.SEE_INVITATION, _with_all(), pk=pk)
    given_up = shown.state in queries.GIVEN_UP
    may_invite = permissions.INVITE.allows(request.user)
    context = {
        "invitation": shown,
        "edition": shown.edition,
        "actions": [
            action for action in invitation_workflow.actions(shown, request.user) if action.name in {"send", "cancel"}
        ],
        "may_answer": shown.state == Invitation.State.SENT and permissions.ANSWER.allows(request.user, shown),
        "may_extend": shown.state == Invitation.State.SENT and may_invite,
        "next": queries.next_reserve(shown) if given_up and may_invite and not _is_replaced(shown) else None,
        "entry": shown.invitation_list.entries.filter(region=shown.region).first(),
        "history": history_of(shown),
    }
    return render(request, "invitations/invitation.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Send or cancel."""
    shown = get_for(request.user, permissions.INVITE, _with_all(), pk=pk)
    try:
        if request.POST.get("action") == "send":
            commands.send(shown, by=request.user)
        elif request.POST.get("action") == "cancel":
            commands.cancel(shown, note=request.POST.get("note", ""), by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("invitations:invitation", pk)


@require_http_methods(["GET", "POST"])
def extend(request: Request, pk: int) -> HttpResponse:
    """Give a region more time, with a reason."""
    shown = get_for(request.user, permissions.INVITE, _with_all(), pk=pk)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.extend(shown, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("invitations:invitation", pk)
    return render(request, "invitations/extend.html", {"invitation": shown, "form": form, "edition": shown.edition})


@require_http_methods(["GET", "POST"])
def call_reserve(request: Request, pk: int) -> HttpResponse:
    """Give a freed place to the next reserve region that keeps every quota."""
    shown = get_for(request.user, permissions.INVITE, _with_all(), pk=pk)
    form = DeadlineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            called = commands.call_reserve(shown, answer_by=form.cleaned_data["answer_by"], by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("%s dipanggil dari daftar cadangan.") % called.region)
            return redirect("invitations:invitation", called.pk)
    context = {"invitation": shown, "edition": shown.edition, "form": form, "next": queries.next_reserve(shown)}
    return render(request, "invitations/call_reserve.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: Request, pk: int) -> HttpResponse:
    """The region's own page: the letter, the deadline, what silence means, yes or no."""
    shown = get_for(request.user, permissions.ANSWER, _with_all(), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verb = commands.confirm if form.cleaned_data["answer"] == "confirm" else commands.decline
        try:
            verb(shown, note=form.cleaned_data["note"], by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Jawaban daerah Anda tercatat. Terima kasih."))
            return redirect("invitations:invitation", pk)
    return render(request, "invitations/answer.html", {"invitation": shown, "form": form, "edition": shown.edition})


@require_GET
def own(request: Request) -> HttpResponse:
    """The invitations of one's own region, newest first."""
    check(request.user, permissions.ANSWER)
    rows = _with_all().visible_to(request.user).order_by("-edition__year")
    return render(request, "invitations/own.html", {"rows": rows})


def _send_chosen(request: Request, edition: Edition) -> HttpResponse:
    check(request.user, permissions.INVITE)
    chosen = invitation_listing.chosen(request, queries.invitations_of(edition))
    ids = [row.pk for row in chosen]
    job = tasks.send_invitations.start(by=request.user, edition_id=edition.pk, ids=ids, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)


def _is_replaced(shown: Invitation) -> bool:
    return Invitation.objects.filter(replaces=shown).exists()


def _with_all() -> InvitationQuerySet:
    return Invitation.objects.select_related("region__province", "edition", "letter", "invitation_list", "answered_by")
