"""Certificates of an edition: who came how often, what is asked, the papers in bulk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.models import Edition
from gerakan.stages.sessions import permissions, tasks
from gerakan.stages.sessions.commands.certificates import set_certificates
from gerakan.stages.sessions.forms.certificates import CertificateForm, initial_plan
from gerakan.stages.sessions.queries import certificates as queries
from gerakan.stages.sessions.views.listings import certificate_listing


@require_GET
def certificates(request: Request, slug: str) -> HttpResponse:
    """Everybody of the edition by how often they came, and their papers."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    plan = queries.plan_of(edition)
    context = {
        "edition": edition, "plan": plan, "earned": queries.earned(plan).count() if plan else 0,
        "may_certify": permissions.CERTIFY.allows(request.user),
    }  # fmt: skip
    return certificate_listing.respond(request, queries.standings(edition), "sessions/certificates.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: Request, slug: str) -> HttpResponse:
    """The least attendance and who signs."""
    check(request.user, permissions.CERTIFY)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = CertificateForm(request.POST or None, initial=initial_plan(queries.plan_of(edition)))
    if request.method == "POST" and form.is_valid():
        set_certificates(edition, by=request.user, **form.said())
        messages.success(request, _("Ketentuan sertifikat disimpan."))
        return redirect("sessions:certificates", slug)
    return render(request, "sessions/certificate_plan.html", {"edition": edition, "form": form})


@require_POST
def issue(request: Request, slug: str) -> HttpResponse:
    """All papers that were earned, in the background."""
    check(request.user, permissions.CERTIFY)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    found = queries.plan_of(edition)
    if found is None or not NumberSeries.objects.filter(unit=found.sender.get("unit", "")).exists():
        messages.error(request, _("Isi dahulu ketentuan sertifikat, dan format nomor surat unitnya di register surat."))
        return redirect("sessions:certificates", slug)
    job = tasks.certify_all.start(by=request.user, plan_id=found.pk, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)
