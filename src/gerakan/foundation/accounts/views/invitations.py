"""Invitations by e-mail, from both ends."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts import commands, permissions, queries
from gerakan.foundation.accounts.forms import AcceptForm, InvitationForm
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.lists import invitation_list
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Everybody who was invited."""
    check(request.user, permissions.MANAGE_PEOPLE)
    rows = queries.invitations_for(request.user)
    may = {"may_invite": permissions.INVITE.allows(request.user)}
    return invitation_list.respond(request, rows, "accounts/invitations.html", may)


@require_http_methods(["GET", "POST"])
def invite(request: Request) -> HttpResponse:
    """Invite a new person to a role."""
    check(request.user, permissions.INVITE)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        try:
            invitation = commands.invite(by=request.user, **form.cleaned_data)
        except RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Undangan dikirim ke %s.") % invitation.email)
            return redirect("accounts:invitations")
    return render(request, "accounts/invite.html", {"form": form})


@require_http_methods(["GET", "POST"])
def invitation(request: Request, pk: int) -> HttpResponse:
    """One invitation: send again or withdraw."""
    right = permissions.INVITE if request.method == "POST" else permissions.MANAGE_PEOPLE
    asked = get_for(request.user, right, queries.invitations_for(request.user), pk=pk)
    if request.method == "POST":
        revoking = request.POST.get("action") == "revoke"
        act = commands.revoke_invitation if revoking else commands.resend_invitation
        try:
            act(asked, by=request.user)
        except RoleRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Undangan ditarik.") if revoking else _("Undangan dikirim lagi."))
        return redirect("accounts:invitation", pk=asked.pk)
    may = permissions.INVITE.allows(request.user)
    context = {"invitation": asked, "history": history_of(asked), "may_invite": may}
    return render(request, "accounts/invitation.html", context)


@login_not_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person makes the account; the link itself is the right."""
    asked = queries.open_invitation(token)
    if asked is None:
        return render(request, "accounts/invitation_closed.html", status=410)
    form = AcceptForm(request.POST or None, email=asked.email, initial={"name": asked.name})
    if form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        try:
            person = commands.accept_invitation(token=token, name=name, password=password, by=_("undangan"))
        except RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            login(request, person, MODEL_BACKEND)
            return redirect("accounts:profile")
    return render(request, "accounts/accept.html", {"invitation": asked, "form": form})
