"""Screens of readings: sent, watched, decided proposal by proposal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.views.asking import whole
from gerakan.stages.readings import commands
from gerakan.stages.readings.forms import DocumentForm, ProposalForm
from gerakan.stages.readings.models import Proposal, Reading, Sureness
from gerakan.stages.readings.queries import proposals as queries
from gerakan.stages.readings.tasks import read_file

PER_PAGE, UNREAD_SHOWN, TOLD = 25, 100, 5


@require_http_methods(["GET", "POST"])
def readings(request: Request, pk: int) -> HttpResponse:
    """Documents of the plan; one more is sent here."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    may_write = permissions.WRITE.allows(request.user, plan)
    form = DocumentForm(request.POST or None, request.FILES or None) if may_write else None
    if form is not None and form.is_valid() and (made := _sent(request, plan, form)):
        return redirect(made)
    context = {"plan": plan, "edition": plan.edition, "form": form, "readings": queries.readings_of(plan)[:PER_PAGE]}
    return render(request, "readings/readings.html", context, status=422 if form and form.is_bound else 200)


def _sent(request: Request, plan: Masterplan, form: DocumentForm) -> Reading | None:
    file = form.cleaned_data["file"]
    try:
        with transaction.atomic():
            made = commands.send(plan, name=file.name, data=file.read(), by=request.user)
            job = read_file.start(by=request.user, reading_id=made.pk, user_id=request.user.pk)
            Reading.objects.filter(pk=made.pk).update(job=job)
    except (FileRefused, TransitionRefused) as refused:
        form.add_error("file", str(refused))
        return None
    return made


@require_safe
def reading(request: Request, pk: int, reading: int) -> HttpResponse:
    """Proposals with page and passage; what was not understood at the end."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings.select_related("by", "job"), pk=reading)
    sheet, state = request.GET.get("lembar", ""), request.GET.get("keadaan", Proposal.State.OPEN)
    chosen = found.proposals.select_related("decided_by").filter(**_filters(sheet, state))
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "plan": plan, "edition": plan.edition, "reading": found, "page": page, "shown": queries.shown(plan, found, list(page)),
        "sheets": queries.counts(found), "sheet": sheet, "state": state, "states": Proposal.State.choices,
        "may_write": permissions.WRITE.allows(request.user, plan), "unread": found.unread[:UNREAD_SHOWN],
        "clear_count": _clear(found).count(), "hidden": max(len(found.unread) - UNREAD_SHOWN, 0),
    }  # fmt: skip
    return render(request, "readings/reading.html", context)


def _filters(sheet: str, state: str) -> dict[str, str]:
    asked = {"sheet": sheet, "state": state if state in Proposal.State.values else ""}
    return {name: value for name, value in asked.items() if value}


def _clear(found: Reading) -> Any:
    return found.proposals.filter(state=Proposal.State.OPEN, sureness=Sureness.CLEAR)


@require_POST
def decide(request: Request, pk: int, reading: int) -> HttpResponse:
    """One proposal, those that are ticked, or all clear ones that the plan does not have yet."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings.select_related("plan__region", "plan__edition"), pk=reading)
    act, _dash, number = request.POST.get("act", "").partition("-")
    one, _dash, into = number.partition("-")
    numbers = [whole(one)] if one else [whole(text) for text in request.POST.getlist("pilih")]
    if act == "clear":
        numbers = _new_ones(plan, found)
    _done(request, _acts(request, found, numbers, whole(into) or None).get(act))
    back = request.POST.get("kembali", "")
    follows = (
        found.proposals.filter(number__gt=numbers[0], state=Proposal.State.OPEN).first() if one and numbers else None
    )
    place = f"#usulan-{follows.number}" if follows else ""
    return redirect(f"{found.get_absolute_url()}{back if back.startswith('?') else ''}{place}")


def _new_ones(plan: Masterplan, found: Reading) -> list[int]:
    doubles = queries.Doubles(plan)
    return [one.number for one in _clear(found) if doubles.double_of(one) is None]


def _acts(request: Request, found: Reading, numbers: list[int], into: int | None) -> dict[str, Callable[[], str]]:
    def accept() -> str:
        said = commands.accept(found, numbers=numbers, by=request.user, into=into)
        for sentence in said[:TOLD]:
            messages.warning(request, sentence)
        if len(said) > TOLD:
            messages.warning(request, _("dan %d catatan lagi; lihat pada usulannya.") % (len(said) - TOLD))
        return _("Diterima ke rencana. Setiap penerimaan tercatat di riwayat dan dapat dibatalkan.")

    def refuse() -> str:
        count = commands.refuse(found, numbers=numbers, by=request.user)
        return ngettext("%d usulan ditolak.", "%d usulan ditolak.", count) % count

    def reopen() -> str:
        commands.reopen(found, number=next(iter(numbers), 0), by=request.user)
        return _("Usulan dibuka lagi.")

    return {"accept": accept, "clear": accept, "refuse": refuse, "reopen": reopen}


def _done(request: Request, act: Callable[[], str] | None) -> None:
    if act is None:
        return
    try:
        messages.success(request, act())
    except TransitionRefused as reason:
        messages.error(request, str(reason))


@require_http_methods(["GET", "POST"])
def proposal(request: Request, pk: int, reading: int, number: int) -> HttpResponse:
    """Corrected beside its passage, then accepted."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings.select_related("plan__region", "plan__edition"), pk=reading)
    one = get_object_or_404(found.proposals, number=number, state=Proposal.State.OPEN)
    form = ProposalForm(request.POST or None, plan=plan, proposal=one)
    if form.is_valid() and _corrected(request, found, one, form):
        return redirect(found)
    [card] = queries.shown(plan, found, [one])
    context = {"plan": plan, "edition": plan.edition, "reading": found, "form": form, "card": card}
    return render(request, "readings/proposal.html", context, status=422 if form.is_bound else 200)


def _corrected(request: Request, found: Reading, one: Proposal, form: ProposalForm) -> bool:
    try:
        said = commands.accept(found, numbers=[one.number], corrected=form.cells(), by=request.user)
    except TransitionRefused as reason:
        form.add_error(None, str(reason))
        return False
    for sentence in said[:TOLD]:
        messages.warning(request, sentence)
    messages.success(request, _("Usulan diterima dengan perubahan Anda."))
    return True


@require_safe
def original(request: Request, pk: int, reading: int) -> FileResponse:
    """The file as it came, never shown inside a page."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings, pk=reading)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
