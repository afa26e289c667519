"""What anybody may see: the register, and the page behind a QR."""

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.documents.pdf import qr_svg
from gerakan.stages.agreements.forms.signing import CheckForm
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.views.listings import register_listing


@login_not_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every agreement that was signed, by region, year or number."""
    return register_listing.respond(request, queries.public_register(), "agreements/register.html")


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Is this paper genuine, does it hold, is this file the kept one? An unsigned text shows nothing of itself."""
    found = get_object_or_404(queries.agreements(), token=token)
    if not found.is_signed:
        return render(request, "agreements/unsigned.html", {"is_cancelled": found.state == Agreement.State.CANCELLED})
    form = CheckForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "agreement": found,
        "edition": found.edition,
        "form": form,
        "signatures": found.signatures.select_related("file"),
        "copy": queries.signed_file(found),
        "duties": found.duties.all(),
        "renewal": found.renewals.filter(state__in=Agreement.SIGNED_STATES).first(),
        "qr": qr_svg(found.verification_url),
    }
    if request.method == "POST" and form.is_valid():
        digest = hashlib.sha256()
        for chunk in form.cleaned_data["file"].chunks():
            digest.update(chunk)
        context |= {"given": digest.hexdigest(), "same": queries.with_fingerprint(found, digest.hexdigest())}
    return render(request, "agreements/verify.html", context)


@login_not_required
@require_GET
def signed_copy(request: HttpRequest, token: str) -> HttpResponse | FileResponse:
    """The signed paper itself."""
    found = get_object_or_404(queries.agreements().filter(state__in=Agreement.SIGNED_STATES), token=token)
    kept = queries.signed_file(found)
    if kept is None:
        raise Http404
    return as_download(FileResponse(kept.file.open("rb"), content_type="application/pdf"), kept.name)
