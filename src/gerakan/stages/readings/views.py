"""Screens of readings: sent, watched, decided proposal by proposal."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.readings import commands
from gerakan.stages.readings.forms import DocumentForm, ProposalForm
from gerakan.stages.readings.models import Proposal, Reading, Sureness
from gerakan.stages.readings.queries import proposals as queries
from gerakan.stages.readings.tasks import read_file

PER_PAGE, UNREAD_SHOWN, TOLD = 25, 100, 5
HELD_BACK = "tertahan"
"""Address of the open proposals that were tried, each with the reason why the plan did not take it."""
TRIED = Q(state=Proposal.State.OPEN, remark__gt="")
CLEAR = Q(state=Proposal.State.OPEN, sureness=Sureness.CLEAR)


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
            if made.state == Reading.State.WAITING:
                job = read_file.start(by=request.user, reading_id=made.pk, user_id=request.user.pk)
                Reading.objects.filter(pk=made.pk).update(job=job)
            else:
                messages.success(request, _("Berkas aslinya dipulihkan; usulan dan keputusannya tetap."))
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
    chosen = found.proposals.select_related("decided_by").filter(_filters(sheet, state))
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("halaman"))
    waits = found.proposals.aggregate(clear=Count("pk", filter=CLEAR), held_back=Count("pk", filter=TRIED))
    context = {
        "plan": plan, "edition": plan.edition, "reading": found, "page": page, "shown": queries.shown(plan, found, list(page)),
        "sheets": queries.counts(found), "sheet": sheet, "state": state,
        "states": [*Proposal.State.choices, *([(HELD_BACK, _("Tertahan"))] if waits["held_back"] or state == HELD_BACK else [])],
        "may_write": permissions.WRITE.allows(request.user, plan), "unread": found.unread[:UNREAD_SHOWN],
        "clear_count": waits["clear"], "is_deciding": state in {Proposal.State.OPEN, HELD_BACK}, "hidden": max(len(found.unread) - UNREAD_SHOWN, 0),
    }  # fmt: skip
    return render(request, "readings/reading.html", context)


def _filters(sheet: str, state: str) -> Q:
    of_sheet = Q(sheet=sheet) if sheet else Q()
    if state == HELD_BACK:
        return of_sheet & TRIED
    return of_sheet & Q(state=state) if state in Proposal.State.values else of_sheet


@require_POST
def decide(request: Request, pk: int, reading: int) -> HttpResponse:
    """One proposal, those that are ticked, all that the filter shows, or all clear ones that the plan does not have yet."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings.select_related("plan__region", "plan__edition"), pk=reading)
    act, _dash, number = request.POST.get("act", "").partition("-")
    one, _dash, into = number.partition("-")
    numbers = [whole(one)] if one else _chosen(request, found, act)
    back = _done(request, _acts(request, found, numbers, whole(into) or None, is_one=bool(one)).get(act))
    back = back or request.POST.get("kembali", "")
    follows = (
        found.proposals.filter(number__gt=numbers[0], state=Proposal.State.OPEN).first() if one and numbers else None
    )
    place = f"#usulan-{follows.number}" if follows else ""
    return redirect(f"{found.get_absolute_url()}{back if back.startswith('?') else ''}{place}")


def _chosen(request: Request, found: Reading, act: str) -> list[int]:
    """The ticked ones, or every open one that the filter shows, on whichever page."""
    if act == "clear":
        return list(found.proposals.filter(CLEAR).values_list("number", flat=True))
    if not request.POST.get("semua"):
        return [whole(text) for text in request.POST.getlist("pilih")]
    shown = _filters(request.POST.get("lembar", ""), request.POST.get("keadaan", ""))
    return list(found.proposals.filter(shown).values_list("number", flat=True))


def _acts(
    request: Request, found: Reading, numbers: list[int], into: int | None, *, is_one: bool
) -> dict[str, Callable[[], str]]:
    """Each does it, tells it, and says which proposals to show next; empty: those that were shown."""

    def accept() -> str:
        done = commands.accept(found, numbers=numbers, by=request.user, into=into, only_new=not is_one)
        if is_one:
            _told(request, done.said)
        if done.taken:
            messages.success(request, _counted(done.taken))
        return "" if is_one else _told_of_many(request, found, numbers)

    def refuse() -> str:
        count = commands.refuse(found, numbers=numbers, by=request.user)
        messages.success(request, ngettext("%d usulan ditolak.", "%d usulan ditolak.", count) % count)
        return ""

    def reopen() -> str:
        commands.reopen(found, number=next(iter(numbers), 0), by=request.user)
        messages.success(request, _("Usulan dibuka lagi."))
        return ""

    return {"accept": accept, "clear": accept, "refuse": refuse, "reopen": reopen}


def _counted(count: int) -> str:
    said = ngettext("%d usulan diterima ke rencana.", "%d usulan diterima ke rencana.", count) % count
    return f"{said} {_('Setiap penerimaan tercatat di riwayat dan dapat dibatalkan.')}"


def _told(request: Request, said: list[str]) -> None:
    for sentence in said[:TOLD]:
        messages.warning(request, sentence)
    if len(said) > TOLD:
        messages.warning(request, _("dan %d catatan lagi; lihat pada usulannya.") % (len(said) - TOLD))


def _told_of_many(request: Request, found: Reading, numbers: list[int]) -> str:
    """How many wait, how many came in without some cell; each has its reason on it. What to show next."""
    asked = found.proposals.filter(number__in=numbers[: commands.MOST_AT_ONCE], remark__gt="")
    if short := asked.filter(state=Proposal.State.ACCEPTED).count():
        said = ngettext(
            "%d usulan diterima tanpa semua selnya; catatannya ada pada usulan itu di “Diterima”.",
            "%d usulan diterima tanpa semua selnya; catatannya ada pada usulan itu di “Diterima”.",
            short,
        )
        messages.warning(request, said % short)
    if waiting := asked.filter(state=Proposal.State.OPEN).count():
        said = ngettext(
            "%d usulan belum diterima; alasannya tertulis di bawah.",
            "%d usulan belum diterima; alasannya tertulis pada masing-masing di bawah.",
            waiting,
        )
        messages.warning(request, said % waiting)
    return f"?keadaan={HELD_BACK}" if waiting else ""


def _done(request: Request, act: Callable[[], str] | None) -> str:
    if act is None:
        return ""
    try:
        return act()
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return ""


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
        done = commands.accept(found, numbers=[one.number], corrected=form.cells(), by=request.user)
    except TransitionRefused as reason:
        form.add_error(None, str(reason))
        return False
    _told(request, done.said)
    messages.success(request, _("Usulan diterima dengan perubahan Anda."))
    return True


@require_safe
def original(request: Request, pk: int, reading: int) -> HttpResponse | FileResponse:
    """The file as it came, never shown inside a page."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.readings, pk=reading)
    return as_download(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.name)
