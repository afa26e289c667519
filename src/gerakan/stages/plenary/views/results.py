"""Screens of the result: public page, departures, register of withdrawals."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.commands import decisions as verbs
from gerakan.stages.plenary.commands import results as commands
from gerakan.stages.plenary.forms import QuotaForm, WithdrawalForm
from gerakan.stages.plenary.models import Decision, Plenary, QuotaDeparture
from gerakan.stages.plenary.models.decisions import DecisionQuerySet
from gerakan.stages.plenary.queries import places, results, rooms


@login_not_required
@require_safe
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """The version that holds today: chosen, conditional, reserve in order, who left and who came."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    plenary = results.published(edition)
    if plenary is None:
        raise Http404
    return _result(request, plenary)


@login_not_required
@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, replaced ones too."""
    rows = rooms.plenaries().filter(state=Plenary.State.PUBLISHED)
    return _result(request, get_for(request.user, permissions.SEE, rows, edition__slug=slug, number=number))


def _result(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    versions = rooms.plenaries_of(plenary.edition, request.user).filter(state=Plenary.State.PUBLISHED)
    rows = list(results.announced(plenary))
    chosen = [row for row in rows if row.is_chosen]
    context = {
        "plenary": plenary, "edition": plenary.edition, "frame": _frame(request), "chosen": chosen,
        "reserve": [row for row in rows if not row.is_chosen], "versions": versions,
        "departures": results.departures(plenary).count() + results.quota_departures(plenary).count(),
        "quotas": places.quota_states(plenary, [row.region.code for row in chosen]),
        "differences": results.differences(plenary), "holds": versions[0] == plenary,
        "left": results.withdrawals_of(plenary.edition, request.user), "gone": results.gone(plenary.edition),
        "risen": results.moved_up(plenary.edition), "may_withdraw": permissions.WITHDRAW.allows(request.user, plenary),
    }  # fmt: skip
    return render(request, "plenary/result.html", context)


@login_not_required
@require_safe
def withdrawals(request: HttpRequest, slug: str) -> HttpResponse:
    """The register: who left, why, who came."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = results.withdrawals_of(edition, request.user)
    context = {"edition": edition, "rows": rows, "frame": _frame(request)}
    return render(request, "plenary/withdrawals.html", context)


@login_not_required
@require_safe
def departures(request: HttpRequest, pk: int) -> HttpResponse:
    """Every decision against ranking or quota on one page."""
    plenary = get_for(request.user, permissions.SEE, rooms.plenaries(), pk=pk)
    may_ask = plenary.state == Plenary.State.SITTING and permissions.SPEAK.allows(request.user, plenary)
    rows = results.departures(plenary).filter(Decision.objects.heard_by(request.user) | results.is_public(plenary))
    context = {
        "plenary": plenary, "edition": plenary.edition, "frame": _frame(request), "rows": rows,
        "quotas": results.quota_departures(plenary), "form": QuotaForm(plenary=plenary) if may_ask else None,
        "may_sign": may_ask and permissions.SIGN.allows(request.user, plenary),
    }  # fmt: skip
    return render(request, "plenary/departures.html", context)


@require_http_methods(["GET", "POST"])
def set_aside(request: Request, pk: int) -> HttpResponse:
    """Ask to depart from a quota of the terms."""
    plenary = get_for(request.user, permissions.SPEAK, rooms.plenaries(), pk=pk)
    form = QuotaForm(request.POST or None, plenary=plenary)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.depart_from_quota(plenary, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("plenary:departures", pk)
    return render(request, "plenary/set_aside.html", {"plenary": plenary, "edition": plenary.edition, "form": form})


@require_POST
def sign_quota(request: Request, pk: int) -> HttpResponse:
    """The second signature under a quota set aside."""
    check(request.user, permissions.SIGN)
    found = get_object_or_404(QuotaDeparture.objects.select_related("plenary__edition", "quota"), pk=pk)
    get_for(request.user, permissions.SIGN, rooms.plenaries(), pk=found.plenary_id)
    try:
        verbs.sign_quota(found, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("plenary:departures", found.plenary_id)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Note that a region leaves; the reserve moves up."""
    found = get_for(request.user, permissions.WITHDRAW, _decisions(), pk=pk)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            left = commands.withdraw(found, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            came = left.replaced_by
            said = _("%s naik dari cadangan.") % came.region if came else _("Pengunduran diri dicatat.")
            messages.success(request, said)
            return redirect("plenary:result", found.plenary.edition.slug)
    context = {"decision": found, "plenary": found.plenary, "edition": found.plenary.edition, "form": form}
    return render(request, "plenary/withdraw.html", context)


def _decisions() -> DecisionQuerySet:
    return Decision.objects.select_related("plenary__edition", "plenary__run", "region__province")


def _frame(request: HttpRequest) -> str:
    """Whoever is signed in stays in the frame of work."""
    return "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
