"""The register of people and their roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts import commands, permissions, queries
from gerakan.foundation.accounts.forms import EndRoleForm, GiveRoleForm, NoteForm
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.lists import people_list
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.audit.queries import history_of


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, with the roles of today."""
    check(request.user, permissions.MANAGE_PEOPLE)
    return people_list.respond(request, queries.people_for(request.user), "accounts/people.html", _may(request))


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person with all roles through time and what happened to them."""
    someone = get_for(request.user, permissions.VIEW_PERSON, User.objects.select_related("organisation"), pk=pk)
    roles = list(queries.roles_through_time(someone))
    context = {"person": someone, "roles": roles, "history": history_of(someone, *roles), **_may(request)}
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "POST"])
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """A new role for a person."""
    someone = get_for(request.user, permissions.GIVE_ROLE, User.objects.all(), pk=pk)
    form = GiveRoleForm(request.POST or None)
    if form.is_valid():
        try:
            commands.give_role(someone, by=request.user, **form.cleaned_data)
        except RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Peran diberikan."))
            return redirect("accounts:person", pk=someone.pk)
    return render(request, "accounts/give_role.html", {"person": someone, "form": form})


@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a role."""
    role = get_for(request.user, permissions.GIVE_ROLE, RoleAssignment.objects.select_related("user"), pk=pk)
    form = EndRoleForm(request.POST or None)
    if form.is_valid():
        try:
            commands.end_role(role, by=request.user, **form.cleaned_data)
        except RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Akhir peran dicatat."))
            return redirect("accounts:person", pk=role.user_id)
    return render(request, "accounts/end_role.html", {"role": role, "form": form})


@require_http_methods(["GET", "POST"])
def change_standing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a person's account, or open it again."""
    someone = get_for(request.user, permissions.GIVE_ROLE, User.objects.all(), pk=pk)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        act = commands.deactivate if someone.is_active else commands.reactivate
        try:
            act(someone, note=form.cleaned_data["note"], by=request.user)
        except RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Dicatat."))
            return redirect("accounts:person", pk=someone.pk)
    return render(request, "accounts/change_standing.html", {"person": someone, "form": form})


def _may(request: HttpRequest) -> dict[str, bool]:
    user = request.user
    return {"may_invite": permissions.INVITE.allows(user), "may_give": permissions.GIVE_ROLE.allows(user)}
