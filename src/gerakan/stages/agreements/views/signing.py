"""Signing: electronically, or on paper and uploaded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.signing.checking import UploadRefused
from gerakan.foundation.documents.signing.providers import provider
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.commands import signing as commands
from gerakan.stages.agreements.forms.signing import SignForm, UploadForm
from gerakan.stages.agreements.models import Agreement, Party
from gerakan.stages.agreements.queries import agreements as queries


@require_http_methods(["GET", "POST"])
def sign(request: Request, pk: int) -> HttpResponse:
    """Read the paper, say yes; a deputy names the mandate."""
    found = get_for(request.user, permissions.SIGN, queries.agreements(), pk=pk)
    signing = provider()
    form = SignForm(request.POST or None, is_certified=signing.is_certified)
    if request.method == "POST" and form.is_valid():
        said, address = form.cleaned_data, request.META.get("REMOTE_ADDR") or None
        try:
            commands.sign(
                found, provider=signing, mandate=said["mandate"], secret=said.get("secret", ""), address=address,
                by=request.user,
            )  # fmt: skip
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Tanda tangan Anda tercatat."))
            return redirect(found)
    context = {
        "agreement": found,
        "edition": found.edition,
        "form": form,
        "paper": queries.file_to_sign(found),
        "provider": signing,
    }
    return render(request, "agreements/sign.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: Request, pk: int) -> HttpResponse:
    """The signed copy and who signed it."""
    found = get_for(request.user, permissions.UPLOAD, queries.agreements(), pk=pk)
    form = UploadForm(request.POST or None, request.FILES or None, agreement=found, parties=_parties(request, found))
    if request.method == "POST" and form.is_valid():
        content, signed_on = form.cleaned_data["file"].read(), form.cleaned_data["signed_on"]
        try:
            kept = commands.upload_signed(
                found, content=content, signed=form.signed(), signed_on=signed_on, by=request.user
            )
        except (TransitionRefused, UploadRefused) as reason:
            form.add_error(None, str(reason))
        else:
            if kept.same_share is None:
                messages.info(
                    request, _("Pindaian tanpa teks: tidak dapat dibandingkan dengan naskah; periksa dengan mata.")
                )
            messages.success(request, _("Naskah disimpan, %d halaman.") % (kept.page_count or 0))
            return redirect(found)
    return render(request, "agreements/upload.html", {"agreement": found, "edition": found.edition, "form": form})


def _parties(request: Request, found: Agreement) -> list[str]:
    """The ministry's signature is noted by the secretariat."""
    parties = queries.unsigned_parties(found)
    return parties if permissions.PREPARE.allows(request.user) else [row for row in parties if row == Party.REGION]
