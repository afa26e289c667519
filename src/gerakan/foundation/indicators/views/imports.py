"""A delivered file, from upload to values: three steps on one page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import hat_of, is_secretariat
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.exchange import FileRefused, marked_copy
from gerakan.foundation.indicators import commands, permissions, tasks
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.forms import ApplyForm, ColumnsForm, NamesForm, UploadForm
from gerakan.foundation.indicators.mapping import TableMapping
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue
from gerakan.foundation.indicators.preview import Change, Known
from gerakan.foundation.indicators.views.listings import BATCHES
from gerakan.foundation.indicators.workflow import import_workflow
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused

State = ImportBatch.State
SHOWN_CHANGES = 100
SHOWN_COMPLAINTS = 200
SKIPPED_WORDS = {
    "blank": gettext_lazy("kosong"),
    "total": gettext_lazy("jumlah atau rata-rata"),
    "note": gettext_lazy("catatan"),
    "province": gettext_lazy("provinsi"),
    "decided": gettext_lazy("diputuskan dilewati"),
}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def deliveries(request: HttpRequest) -> HttpResponse:
    """All deliveries, and the place to hand in another."""
    check(request.user, permissions.SEE_BATCHES)
    may_deliver = permissions.DELIVER.allows(request.user)
    form = UploadForm(request.POST or None, request.FILES or None, may_choose_sender=is_secretariat.holds(request.user))
    if request.method == "POST" and form.is_valid():
        check(request.user, permissions.DELIVER)
        batch = _delivered(request, form)
        if batch:
            return redirect(batch)
    rows = ImportBatch.objects.visible_to(request.user).select_related("organisation", "created_by")
    context = {"form": form if may_deliver else None}
    return BATCHES.respond(request, rows, "indicators/deliveries.html", context)


def _delivered(request: HttpRequest, form: UploadForm) -> ImportBatch | None:
    file = form.cleaned_data["file"]
    try:
        return commands.deliver(
            file.name,
            data=file.read(),
            organisation=_sender(request, form),
            source=form.cleaned_data["source"],
            by=request.user,
        )
    except FileRefused as refused:
        form.add_error("file", str(refused))
        return None


def _sender(request: HttpRequest, form: UploadForm) -> Organisation | None:
    if is_secretariat.holds(request.user):
        chosen: Organisation | None = form.cleaned_data["organisation"]
        return chosen
    hat = hat_of(request.user)
    return hat.organisation if hat else None


@dataclass(frozen=True)
class Step:
    """One of the three, for the stepper."""

    label: str
    state: str
    url: str
    note: str = ""


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a delivery."""
    found = get_for(request.user, permissions.SEE_BATCH, ImportBatch.objects.all(), pk=pk)
    return _page(request, found)


def _page(request: HttpRequest, found: ImportBatch, **bound: Any) -> HttpResponse:
    delivery = Delivery(found)
    context: dict[str, Any] = {
        "batch": found, "steps": _steps(found), "delivery": delivery,
        "actions": [a for a in import_workflow.actions(found, request.user) if a.name in {"undo", "discard"}],
        "may_work": permissions.WORK_ON_BATCH.allows(request.user, found) and found.is_open,
    }  # fmt: skip
    if found.is_open:
        context["job"] = tasks.job_of(found)
        context |= _open_steps(found, delivery) if context["job"] is None else {}
    return render(request, "indicators/batch.html", context | bound)


def _open_steps(found: ImportBatch, delivery: Delivery) -> dict[str, Any]:
    context: dict[str, Any] = {"columns": _columns_form(delivery)}
    if found.state == State.UPLOADED:
        return context
    names = delivery.names
    context |= {"names": names, "names_form": NamesForm(cases=names.doubtful, finder=delivery.finder)}
    if found.state == State.RESOLVED:
        context |= _third_step(delivery)
    return context


def _third_step(delivery: Delivery) -> dict[str, Any]:
    preview = delivery.preview
    indicators = {indicator.pk: indicator for indicator in delivery.indicators}
    regions = {entry.pk: entry for entry in delivery.finder.by_code.values()}
    shown = [
        (c, indicators[c.key.indicator_id], regions[c.key.region_id], _words(c.old), _words(c))
        for c in preview.corrections[:SHOWN_CHANGES]
    ]
    return {
        "preview": preview,
        "counts": preview.counts(),
        "skipped_words": [(SKIPPED_WORDS[kind], count) for kind, count in preview.skipped.items()],
        "corrections": shown,
        "more_corrections": max(len(preview.corrections) - SHOWN_CHANGES, 0),
        "complaints": [*preview.blocking, *preview.remarks][:SHOWN_COMPLAINTS],
        "more_complaints": max(len(preview.complaints) - SHOWN_COMPLAINTS, 0),
        "apply_form": ApplyForm(initial={"confirmed": preview.digest}),
    }


def _words(said: Change | Known | None) -> str:
    """A value as a person reads it."""
    if said is None:
        return ""
    if said.value is not None:
        return formats.number(said.value)
    return said.value_class or str(IndicatorValue.State(said.state).label)


def _columns_form(delivery: Delivery, data: Any = None) -> ColumnsForm:
    return ColumnsForm(data, tables=delivery.tables, mapping=delivery.mapping, indicators=delivery.indicators)


def _steps(found: ImportBatch) -> list[Step]:
    labels = (_("Berkas dan kolom"), _("Nama daerah"), _("Yang akan berubah"))
    order = [State.UPLOADED, State.MAPPED, State.RESOLVED]
    at = order.index(State(found.state)) if found.is_open else len(order)
    states = ["done" if n < at else "current" if n == at else "later" for n in range(len(order))]
    return [Step(label, state, f"#langkah-{n}") for n, (label, state) in enumerate(zip(labels, states, strict=True), 1)]


@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 1: what the columns mean; another sheet or heading is guessed anew first."""
    found = get_for(request.user, permissions.WORK_ON_BATCH, ImportBatch.objects.all(), pk=pk)
    delivery = Delivery(found)
    form = _columns_form(delivery, request.POST)
    if not form.is_valid():
        return _page(request, found, columns=form)
    mapping = form.table_mapping()
    if form.is_moved():
        return _page(request, found, columns=_guessed_anew(delivery, mapping))
    try:
        commands.map_columns(found, mapping=mapping, by=request.user)
    except TransitionRefused as refused:
        messages.error(request, str(refused))
        return redirect(f"{found.get_absolute_url()}#langkah-1")
    return redirect(f"{found.get_absolute_url()}#langkah-{3 if found.state == State.RESOLVED else 2}")


def _guessed_anew(delivery: Delivery, said: TableMapping) -> ColumnsForm:
    mapping = delivery.guess_at(said)
    return ColumnsForm(tables=delivery.tables, mapping=mapping, indicators=delivery.indicators)


@require_POST
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 2: which regions are meant."""
    found = get_for(request.user, permissions.WORK_ON_BATCH, ImportBatch.objects.all(), pk=pk)
    delivery = Delivery(found)
    form = NamesForm(request.POST, cases=delivery.names.doubtful, finder=delivery.finder)
    if not form.is_valid():
        return _page(request, found, names_form=form)
    try:
        for said in commands.decide_names(found, decisions=form.decisions(), by=request.user):
            messages.warning(request, said)
    except TransitionRefused as refused:
        messages.error(request, str(refused))
        return redirect(f"{found.get_absolute_url()}#langkah-2")
    return redirect(f"{found.get_absolute_url()}#langkah-3")


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 3: write what was seen, or say why not."""
    found = get_for(request.user, permissions.WORK_ON_BATCH, ImportBatch.objects.all(), pk=pk)
    form = ApplyForm(request.POST)
    if not form.is_valid():
        return redirect(f"{found.get_absolute_url()}#langkah-3")
    if found.state == State.RESOLVED and Delivery(found).cell_count > tasks.MOST_AT_ONCE:
        return _applied_later(request, found, form.cleaned_data)
    try:
        done = commands.apply_batch(found, by=request.user, **form.cleaned_data)
    except (TransitionRefused, commands.ImportRefused) as refused:
        messages.error(request, str(refused))
        return redirect(f"{found.get_absolute_url()}#langkah-3")
    messages.success(request, _("%d baris diterapkan.") % done.row_count)
    return redirect(found)


def _applied_later(request: HttpRequest, found: ImportBatch, said: dict[str, Any]) -> HttpResponse:
    """One piece of work for one table: a second click leads to the first."""
    job = tasks.job_of(found)
    if job is None:
        person = {"user_id": request.user.pk, "hat_id": getattr(request.user, "hat_id", None)}
        job = tasks.apply_table.start(by=request.user, batch_id=found.pk, **said, **person)
    return redirect(job if job.started_by_id == request.user.pk else found)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo what was applied, or give the file up."""
    found = get_for(request.user, permissions.WORK_ON_BATCH, ImportBatch.objects.all(), pk=pk)
    try:
        if request.POST.get("action") == "undo":
            count = commands.undo_batch(found, by=request.user, note=request.POST.get("note", ""))
            messages.success(request, _("Impor dibatalkan: %d nilai tidak berlaku lagi.") % count)
        elif request.POST.get("action") == "discard":
            commands.discard(found, by=request.user)
            messages.success(request, _("Berkas dibuang. Tidak ada nilai yang berubah."))
    except TransitionRefused as refused:
        messages.error(request, str(refused))
    return redirect(found)


@require_safe
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The file with every complaint marked in its cell."""
    found = get_for(request.user, permissions.SEE_BATCH, ImportBatch.objects.all(), pk=pk)
    delivery = Delivery(found)
    if not found.is_open or delivery.mapping.problems():
        raise PermissionDenied(_("Salinan bertanda hanya ada sebelum berkas diterapkan."))
    content = marked_copy([delivery.table], delivery.preview.complaints)
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="keluhan-impor-{found.pk}.xlsx"'
    return response


@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it came, never shown inside a page."""
    found = get_for(request.user, permissions.SEE_BATCH, ImportBatch.objects.all(), pk=pk)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
