"""Screens of dossiers: seal, download, check."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers import commands, permissions, queries, tasks
from gerakan.stages.dossiers.forms import DestroyForm
from gerakan.stages.dossiers.models import CodeKey


@require_GET
def start(request: Request) -> HttpResponse:
    """Dossiers of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("dossiers:dossiers", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def dossiers(request: Request, slug: str) -> HttpResponse:
    """All dossiers of an edition; seal the newest result that is frozen."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    results = queries.results_to_seal(edition)
    if request.method == "POST":
        check(request.user, permissions.SEAL)
        result = get_object_or_404(results, pk=request.POST.get("hasil") or 0)
        job = tasks.seal_dossier.start(by=request.user, plenary_id=result.pk, user_id=request.user.pk)
        messages.info(request, _("Penyegelan dimulai; halaman ini boleh ditinggalkan."))
        return redirect(job)
    context = {
        "edition": edition, "rows": queries.dossiers_of(edition, request.user), "result": results.first(),
        "may_seal": permissions.SEAL.allows(request.user), "key": CodeKey.objects.filter(edition=edition).first(),
        "may_destroy": permissions.DESTROY_KEY.allows(request.user),
    }  # fmt: skip
    return render(request, "dossiers/dossiers.html", context)


@require_http_methods(["GET", "POST"])
def destroy_key(request: Request, slug: str) -> HttpResponse:
    """Make every code of the edition lead nowhere."""
    check(request.user, permissions.DESTROY_KEY)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = DestroyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.destroy_key(edition, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Kunci kode dimusnahkan."))
            return redirect("dossiers:dossiers", slug)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    return render(request, "dossiers/destroy_key.html", {"edition": edition, "form": form})


@login_not_required
@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """One archive: its fingerprints, how anybody checks it, the download."""
    found = get_for(request.user, permissions.SEE, queries.dossiers(), pk=pk)
    frame = "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
    context = {"dossier": found, "edition": found.plenary.edition, "frame": frame}
    return render(request, "dossiers/dossier.html", context)


@login_not_required
@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The archive itself."""
    found = get_for(request.user, permissions.SEE, queries.dossiers(), pk=pk)
    name = f"berkas-keputusan-{found.plenary.edition.slug}-{found.plenary.number}-{found.number}.zip"
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


@login_not_required
@require_GET
def public_key(request: HttpRequest, pk: int) -> HttpResponse:
    """The key that the seal is checked with."""
    found = get_for(request.user, permissions.SEE, queries.dossiers(), pk=pk)
    response = HttpResponse(found.public_key, content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="kunci-umum.pem"'
    return response
