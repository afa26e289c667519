"""Screens of the terms of a decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.forms.lists import QuotaFormSet
from gerakan.stages.terms import commands, permissions, queries
from gerakan.stages.terms.forms import ClusterForm, TermsForm, initial_of, quotas_of
from gerakan.stages.terms.workflow import terms_workflow


@require_GET
def start(request: Request) -> HttpResponse:
    """The terms of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("terms:versions", edition.slug) if edition else redirect("editions:list")


@login_not_required
@require_GET
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of an edition that this person may read; clusters; what to do first."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    may_write = permissions.WRITE.allows(request.user)
    rows = queries.versions_of(edition, request.user)
    context = {
        "edition": edition,
        "rows": rows,
        "clusters": queries.clusters_of(edition) if rows or may_write else (),
        "may_write": may_write,
        "frame": _frame(request),
    }
    return render(request, "terms/versions.html", context)


@login_not_required
@require_GET
def terms(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, for everybody once it is published."""
    found = get_for(request.user, permissions.SEE, queries.terms(), edition__slug=slug, number=number)
    context = {
        "terms": found,
        "edition": found.edition,
        "quotas": queries.quotas_in_words(found),
        "ties": queries.ties_in_words(found),
        "actions": [one for one in terms_workflow.actions(found, request.user) if one.name == "publish"],
        "may_write": permissions.WRITE.allows(request.user, found),
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
        "frame": _frame(request),
    }
    return render(request, "terms/terms.html", context)


@require_http_methods(["GET", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """Draft the next version, beginning from the last."""
    check(request.user, permissions.WRITE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    last = queries.versions_of(edition, request.user).first()
    form = TermsForm(request.POST or None, edition=edition, initial=initial_of(last) if last else None)
    quotas = QuotaFormSet(
        request.POST or None, prefix="kuota", initial=quotas_of(last) if last else [],
        form_kwargs={"targets": queries.quota_targets(edition)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and quotas.is_valid():
        asked = [quota for quota in (row.quota() for row in quotas.forms) if quota]
        drafted = commands.draft_terms(
            edition, fields=form.fields_of_terms(), quotas=asked, conditions=form.conditions(), by=request.user
        )
        return redirect(drafted)
    return render(request, "terms/write.html", {"edition": edition, "form": form, "quotas": quotas, "last": last})


@require_POST
def publish(request: Request, slug: str, number: int) -> HttpResponse:
    """Let everybody read it; from then on it holds."""
    found = get_for(request.user, permissions.WRITE, queries.terms(), edition__slug=slug, number=number)
    try:
        commands.publish(found, by=request.user)
        messages.success(request, _("Ketentuan diumumkan dan berlaku."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("terms:terms", slug, number)


@require_http_methods(["GET", "POST"])
def cluster(request: Request, slug: str) -> HttpResponse:
    """Draw a cluster of regions, or take one away."""
    check(request.user, permissions.WRITE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    named = queries.clusters_of(edition).filter(name=request.GET.get("nama", "")).first()
    initial = {"name": named, "regions": "\n".join(str(row.region) for row in named.members.all())} if named else None
    form = ClusterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.draw_cluster(edition, by=request.user, **form.cleaned_data)
            return redirect("terms:versions", slug)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "terms/cluster.html", {"edition": edition, "form": form})


def _frame(request: HttpRequest) -> str:
    """Staff stay in their frame; everybody else reads the public page."""
    return "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
