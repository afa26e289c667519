"""Screens of promises and of the commitment sheet of stage IV, with who signed it."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.commands import promises as commands
from gerakan.stages.institutions.forms import PromiseForm, SeatForm, SheetForm, YearForm
from gerakan.stages.institutions.models import CommitmentSeat, CommitmentSheet
from gerakan.stages.institutions.queries import promises as queries
from gerakan.stages.institutions.queries.offices import chairs_on, holders_of
from gerakan.stages.institutions.views.asking import asked, frame, handed_out, page_of, regions_for, tried
from gerakan.stages.institutions.views.listings import promise_listing
from gerakan.stages.institutions.workflow import sheet_workflow


@require_GET
def promises(request: Request, slug: str) -> HttpResponse:
    """Everything that a region promised, with what became of it; duties of its memoranda beside them."""
    region = get_for(request.user, permissions.SEE, regions_for(request.user), slug=slug)
    context = frame(request, region, "promises") | {
        "duties": queries.duties_of(region), "sheets": queries.sheets_of(region),
        "may_promise": permissions.PROMISE.allows(request.user, region),
        "may_begin": permissions.KEEP.allows(request.user, region) and queries.guidances_without_sheet(region).exists(),
    }  # fmt: skip
    return promise_listing.respond(request, queries.promises_of(region), "institutions/promises.html", context)


@require_http_methods(["GET", "POST"])
def new_promise(request: Request, slug: str) -> HttpResponse:
    """Something was promised."""
    region = get_for(request.user, permissions.PROMISE, regions_for(request.user), slug=slug)
    form = PromiseForm(request.POST or None, region=region, initial={"made_on": timezone.localdate()})
    act = lambda facts: commands.promise(region, facts=facts, by=request.user)  # noqa: E731
    back = page_of(region, "promises")
    return asked(
        request, region, form, act, said=_("Janji dicatat."), back=back, tab="promises", title=_("Catat janji")
    )


@require_http_methods(["GET", "POST"])
def promise(request: Request, pk: int) -> HttpResponse:
    """One promise; a post says what became of it in a year."""
    right = permissions.PROMISE if request.method == "POST" else permissions.SEE
    found = get_for(request.user, right, queries.promises(), pk=pk)
    form = YearForm(request.POST or None, region=found.region)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        year = facts.pop("year")
        act = lambda: commands.tell_year(found, year=year, facts=facts, by=request.user)  # noqa: E731
        if tried(request, act, _("Keadaan janji dicatat.")):
            return redirect("institutions:promise", pk)
    may_promise = permissions.PROMISE.allows(request.user, found)
    context = {
        "promise": found, "years": found.years.select_related("act", "told_by").order_by("-year"),
        "form": form if may_promise else None, "history": history_of(found), "may_promise": may_promise,
        "chairs": [chair for chair in chairs_on(found.region, found.made_on) if chair.office == "head"],
    }  # fmt: skip
    return render(request, "institutions/promise.html", frame(request, found.region, "promises") | context)


@require_http_methods(["GET", "POST"])
def correct_promise(request: Request, pk: int) -> HttpResponse:
    """What was written wrongly."""
    found = get_for(request.user, permissions.PROMISE, queries.promises(), pk=pk)
    form = PromiseForm(request.POST or None, instance=copy(found), region=found.region)
    act = lambda facts: commands.correct(found, facts=facts, by=request.user)  # noqa: E731
    title, back = _("Perbaiki janji"), found.get_absolute_url()
    return asked(request, found.region, form, act, said=_("Janji disimpan."), back=back, tab="promises", title=title)


@require_http_methods(["GET", "POST"])
def new_sheet(request: Request, slug: str) -> HttpResponse:
    """The words of a commitment."""
    region = get_for(request.user, permissions.KEEP, regions_for(request.user), slug=slug)
    form = SheetForm(request.POST or None, region=region)
    act = lambda said: commands.begin_sheet(said["guidance"], text=said["text"], by=request.user)  # noqa: E731
    said, title = _("Lembar komitmen disusun. Tambahkan janjinya."), _("Susun lembar komitmen")
    return asked(request, region, form, act, said=said, back=page_of(region, "promises"), tab="promises", title=title)


@require_http_methods(["GET", "POST"])
def sheet(request: Request, pk: int) -> HttpResponse:
    """One sheet: its words, its promises, who signed; a post rewrites the words."""
    right = permissions.KEEP if request.method == "POST" else permissions.SEE
    found = get_for(request.user, right, queries.sheets(), pk=pk)
    form = SheetForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        tried(request, lambda: commands.rewrite_sheet(found, text=form.cleaned_data["text"], by=request.user), _("Lembar komitmen disimpan."))  # fmt: skip
        return redirect("institutions:sheet", pk)
    is_draft = found.state == CommitmentSheet.State.DRAFT
    context = {
        "sheet": found, "edition": found.guidance.edition, "promises": found.promises.order_by("pk"),
        "seats": _seats(request, found), "history": history_of(found),
        "form": form if is_draft and permissions.KEEP.allows(request.user, found) else None,
        "actions": [row for row in sheet_workflow.actions(found, request.user) if row.name != "complete"],
    }  # fmt: skip
    return render(request, "institutions/sheet.html", frame(request, found.region, "promises") | context)


@require_POST
def act_on_sheet(request: Request, pk: int) -> HttpResponse:
    """Opened for signing, or written anew."""
    found = get_for(request.user, permissions.KEEP, queries.sheets(), pk=pk)
    if request.POST.get("action") == "open":
        tried(request, lambda: commands.open_sheet(found, by=request.user), _("Lembar komitmen dicetak dan dibuka untuk tanda tangan."))  # fmt: skip
    elif request.POST.get("action") == "reopen":
        tried(request, lambda: commands.reopen_sheet(found, note=request.POST.get("note", ""), by=request.user))
    return redirect("institutions:sheet", pk)


@require_POST
def sign_seat(request: Request, pk: int) -> HttpResponse:
    """Somebody signed; checked against who held the office on that day."""
    rows = CommitmentSeat.objects.filter(sheet__in=CommitmentSheet.objects.visible_to(request.user))
    seat = get_for(request.user, permissions.SIGN_SHEET, rows.select_related("sheet__region"), pk=pk)
    form = SeatForm(request.POST, seat=seat, holders=holders_of(seat.sheet.region))
    if form.is_valid():
        tried(
            request, lambda: commands.sign_seat(seat, **form.cleaned_data, by=request.user), _("Tanda tangan dicatat.")
        )
    else:
        messages.error(request, _("Pilih pejabatnya dan isi tanggalnya."))
    return redirect("institutions:sheet", seat.sheet_id)


@require_GET
@never_cache
def sheet_file(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The sheet as it was printed for signing."""
    found = get_for(request.user, permissions.SEE, queries.sheets(), pk=pk)
    return handed_out(found.file, f"{found}.pdf", found.get_absolute_url(), request)


def _seats(request: Request, found: CommitmentSheet) -> list[tuple[CommitmentSeat, Any]]:
    signs = found.state == CommitmentSheet.State.SIGNING and permissions.SIGN_SHEET.allows(request.user, found)
    rows, holders = queries.seats_of(found), list(holders_of(found.region))
    return [(row, SeatForm(seat=row, holders=holders) if signs and not row.signed_on else None) for row in rows]
