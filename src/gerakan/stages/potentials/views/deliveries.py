"""Delivered tables: the secretariat's list, one delivery with its complaints, templates."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.exchange import marked_copy
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.potentials import commands, exchange, permissions
from gerakan.stages.potentials.forms import DeliveryForm
from gerakan.stages.potentials.models import Delivery, Measure
from gerakan.stages.potentials.views.regions import delivered
from gerakan.stages.potentials.workflow import delivery_workflow

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100
TEMPLATE_YEARS = 5

DELIVERIES = Listing(
    name="potentials.deliveries",
    title=gettext_lazy("Kiriman angka sektor"),
    columns=(
        Column("name", gettext_lazy("Berkas"), sort="name", link=lambda row: reverse("potentials:delivery", args=[row.pk])),
        Column("region", gettext_lazy("Daerah"), value=lambda row: row.region.name if row.region else _("beberapa daerah"), sort="region__name"),
        Column("measure", gettext_lazy("Yang diukur"), value="get_measure_display", sort="measure"),
        Column("source", gettext_lazy("Sumber")),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("count", gettext_lazy("Angka"), sort="count", align="end"),
        Column("created_at", gettext_lazy("Dikirim"), sort="created_at"),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Delivery.State.choices, lookup="state"),
        Choice("ukuran", gettext_lazy("Yang diukur"), Measure.choices, lookup="measure"),
    ),
    search=("name", "source", "region__name"),
    order="-created_at",
    empty=Empty(gettext_lazy("Belum ada kiriman"), gettext_lazy("Unduh templat, isi, lalu kirim.")),
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def deliveries(request: Request) -> HttpResponse:
    """All deliveries; the secretariat sends tables of several regions here."""
    check(request.user, permissions.SEE_WORK)
    may_deliver = permissions.DELIVER_MANY.allows(request.user)
    form = DeliveryForm(request.POST or None, request.FILES or None) if may_deliver else None
    if form is not None and form.is_valid() and (made := delivered(form, None, request=request)):
        return redirect(made)
    rows = Delivery.objects.select_related("region")
    return DELIVERIES.respond(request, rows, "potentials/deliveries.html", {"form": form})


@require_safe
def delivery(request: Request, pk: int) -> HttpResponse:
    """What the file says: its figures, or every complaint with its cell."""
    found = get_for(
        request.user, permissions.SEE_DELIVERY, Delivery.objects.select_related("region", "created_by"), pk=pk
    )
    is_open = found.state == Delivery.State.UPLOADED
    said = exchange.checked(found) if is_open else None
    context = {
        "delivery": found,
        "said": said,
        "complaints": sorted(said.complaints, key=lambda one: not one.is_blocking)[:SHOWN] if said else [],
        "more": max(len(said.complaints) - SHOWN, 0) if said else 0,
        "summary": _summary(said) if said else [],
        "actions": [a for a in delivery_workflow.actions(found, request.user) if a.name != "apply" or _is_ready(said)],
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
    }
    return render(request, "potentials/delivery.html", context)


def _is_ready(said: exchange.Checked | None) -> bool:
    return said is not None and said.is_clean


def _summary(said: exchange.Checked) -> list[tuple[str, str]]:
    years = sorted({line.year for line in said.lines})
    regions = {line.region.name for line in said.lines}
    return [
        (_("Angka"), str(len(said.lines))),
        (_("Daerah"), ", ".join(sorted(regions)[:3]) + (" …" if len(regions) > 3 else "")),
        (_("Tahun"), f"{years[0]}–{years[-1]}" if years else "–"),
        (_("Sel kosong"), str(said.hole_count)),
        (_("Catatan"), str(sum(bool(line.note) for line in said.lines))),
    ]


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Apply, undo, or give the file up."""
    found = get_for(request.user, permissions.DELIVER, Delivery.objects.select_related("region"), pk=pk)
    verbs = {"apply": commands.apply_delivery, "undo": commands.undo_delivery, "discard": commands.discard_delivery}
    verb = verbs.get(request.POST.get("action", ""))
    try:
        if verb is not None:
            verb(found, by=request.user)
            messages.success(request, _("Tersimpan."))
    except TransitionRefused as refused:
        messages.error(request, str(refused))
    return redirect(found)


@require_safe
def marked(request: Request, pk: int) -> HttpResponse:
    """The file with every complaint marked in its cell."""
    found = get_for(request.user, permissions.SEE_DELIVERY, Delivery.objects.select_related("region"), pk=pk)
    said = exchange.checked(found)
    return _workbook(marked_copy([said.table], said.complaints), f"keluhan-angka-sektor-{found.pk}")


@require_safe
def original(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The file as it came, never shown inside a page."""
    found = get_for(request.user, permissions.SEE_DELIVERY, Delivery.objects.all(), pk=pk)
    return as_download(FileResponse(found.file.open("rb"), content_type="application/octet-stream"), found.name)


@require_safe
def template(request: Request, slug: str) -> HttpResponse:
    """A workbook with one line for every sector and year of this region."""
    found = get_for(request.user, permissions.SEE, Region.objects.all(), slug=slug)
    return _workbook(exchange.sector_sheet.template(exchange.template_rows([found], _years())), f"templat-{found.slug}")


@require_safe
def national_template(request: Request) -> HttpResponse:
    """The bare sheet, for tables of several regions."""
    check(request.user, permissions.SEE_WORK)
    return _workbook(exchange.sector_sheet.template(), "templat-angka-sektor")


def _years() -> list[int]:
    last = timezone.localdate().year - 1
    return list(range(last - TEMPLATE_YEARS + 1, last + 1))


def _workbook(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
