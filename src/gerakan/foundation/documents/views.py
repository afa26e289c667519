"""Screens of the register, and the public page that checks a letter."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.documents import commands, permissions, queries
from gerakan.foundation.documents.files import fingerprint, preview_pdf
from gerakan.foundation.documents.forms import FileCheckForm, NumberSeriesForm, OutsideLetterForm, ReceiptForm
from gerakan.foundation.documents.listings import REGISTER
from gerakan.foundation.documents.models import Letter, NumberSeries
from gerakan.foundation.documents.numbering import NoSeries
from gerakan.foundation.documents.pdf import qr_svg
from gerakan.foundation.documents.withdrawal import withdrawal_of
from gerakan.foundation.workflow import TransitionRefused


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Letters in and out."""
    rows = Letter.objects.visible_to(request.user)
    may_register = permissions.REGISTER.allows(request.user)
    return REGISTER.respond(request, rows, "documents/register.html", {"may_register": may_register})


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: what it says about itself, its files, what can be done with it."""
    found = get_for(request.user, permissions.VIEW, queries.register_of(request.user), pk=pk)
    is_sender = permissions.REGISTER.allows(request.user, found)
    values = {
        "letter": found,
        "is_draft": found.state == Letter.State.DRAFT,
        "may_issue": permissions.ISSUE.allows(request.user, found),
        "may_withdraw": permissions.WITHDRAW.allows(request.user, found) and found.is_valid and bool(found.data),
        "receipt": ReceiptForm() if is_sender and found.is_valid and not found.received_on else None,
        "withdrawn_by": getattr(found, "withdrawn_by", None),
    }
    return render(request, "documents/letter.html", values)


@require_GET
@never_cache
def preview(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """How a draft will look on paper."""
    found = get_for(request.user, permissions.ISSUE, queries.register_of(request.user), pk=pk, made_outside=False)
    return _as_file(HttpResponse(preview_pdf(found), content_type="application/pdf"), f"rancangan-{found.pk}.pdf")


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue, withdraw or discard."""
    found = get_for(request.user, permissions.VIEW, queries.register_of(request.user), pk=pk)
    try:
        return _act(request, found, request.POST.get("action", ""))
    except (TransitionRefused, NoSeries) as reason:
        messages.error(request, str(reason))
        return redirect(found)


def _act(request: HttpRequest, found: Letter, action: str) -> HttpResponse:
    note = request.POST.get("note", "").strip()
    if action == "issue":
        commands.issue_letter(found, by=request.user)
    elif action == "withdraw":
        check(request.user, permissions.WITHDRAW, found)
        found = commands.withdraw_letter(found, content=withdrawal_of(found, reason=note), reason=note, by=request.user)
    elif action == "discard":
        check(request.user, permissions.ISSUE, found)
        commands.discard_draft(found, by=request.user)
        messages.success(request, _("Rancangan dibuang."))
        return redirect("documents:register")
    else:
        messages.error(request, _("Perbuatan ini tidak dikenal: %s.") % (action[:40] or "–"))
        return redirect(found)
    messages.success(request, _("Surat terbit dengan nomor %s.") % found.number)
    return redirect(found)


@require_POST
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the day on which the other side got the letter."""
    found = get_for(request.user, permissions.REGISTER, queries.register_of(request.user), pk=pk)
    form = ReceiptForm(request.POST)
    try:
        if form.is_valid():
            commands.record_receipt(found, received_on=form.cleaned_data["received_on"], by=request.user)
            messages.success(request, _("Tanggal terima dicatat."))
        else:
            messages.error(request, _("Isi tanggal terima."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_GET
@never_cache
def download(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """A kept file, never shown inside the site."""
    found = get_for(request.user, permissions.DOWNLOAD, queries.files_for(request.user), pk=pk)
    return _as_file(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.name)


def _as_file(answer: HttpResponse | FileResponse, name: str) -> HttpResponse | FileResponse:
    """Saved by the browser and never run: a file is what somebody uploaded."""
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_http_methods(["GET", "POST"])
def register_outside(request: HttpRequest) -> HttpResponse:
    """Take in a letter made outside the system."""
    check(request.user, permissions.REGISTER)
    form = OutsideLetterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data["file"]
        try:
            found = commands.register_outside_letter(
                form.save(commit=False), file_name=given.name, content=given.read(), by=request.user
            )
        except NoSeries as reason:
            form.add_error("unit", str(reason))
        else:
            messages.success(request, _("Surat dicatat dengan nomor %s.") % found.number)
            return redirect(found)
    return render(request, "documents/form.html", {"form": form, "title": _("Catat surat dari luar sistem")})


@require_GET
def number_series(request: HttpRequest) -> HttpResponse:
    """How units number their letters."""
    check(request.user, permissions.NUMBER)
    return render(request, "documents/number_series.html", {"rows": NumberSeries.objects.all()})


@require_http_methods(["GET", "POST"])
def edit_number_series(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new number format, or another pattern for the numbers still to come."""
    check(request.user, permissions.NUMBER)
    row = get_object_or_404(NumberSeries, pk=pk) if pk else NumberSeries()
    form = NumberSeriesForm(request.POST or None, instance=row)
    if form.is_valid():
        commands.save_number_series(form.save(commit=False), by=request.user)
        messages.success(request, _("Format nomor disimpan."))
        return redirect("documents:number_series")
    return render(request, "documents/form.html", {"form": form, "title": _("Format nomor surat")})


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Anybody: is this paper genuine, does it still stand, is this file the kept one?"""
    found = get_object_or_404(Letter.objects.exclude(state=Letter.State.DRAFT), token=token)
    form = FileCheckForm(request.POST or None, request.FILES or None)
    values: dict[str, Any] = {
        "letter": found,
        "form": form,
        "files": found.files.all(),
        "qr": qr_svg(found.verification_url),
    }
    if form.is_valid():
        given = fingerprint(form.cleaned_data["file"].chunks())
        same = any(file.sha256 == given for file in values["files"])
        values |= {"given": given, "is_same": same}
    return render(request, "documents/verify.html", values)
