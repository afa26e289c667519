"""Screens of remarks: all of them, those of a plan, a new one, what is done about one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.chapters.queries.quoting import read_at
from gerakan.stages.chapters.queries.screen import frozen_blocks
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.queries.sheets import SHEETS, label_of
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.commands import remarks as commands
from gerakan.stages.reviews.forms import RemarkForm
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.queries import remarks as queries
from gerakan.stages.reviews.workflow import remark_workflow

remark_listing = Listing(
    name="reviews.remarks",
    title=gettext_lazy("Catatan telaah"),
    columns=(
        Column("text", gettext_lazy("Catatan"), sort="pk", link=PlanRemark.get_absolute_url),
        Column("region", gettext_lazy("Daerah"), value="plan.region.name", sort="plan__region__name"),
        Column("kind", gettext_lazy("Jenis"), value="get_kind_display", sort="kind"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("author", gettext_lazy("Penulis"), value="author.name", sort="author__name"),
        Column("created", gettext_lazy("Ditulis"), value="created_at", sort="created_at", show=formats.moment),
        Column("edition", gettext_lazy("Edisi"), value="plan.edition.name", sort="plan__edition__year", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), PlanRemark.State.choices, lookup="state"),
        Choice("jenis", gettext_lazy("Jenis"), PlanRemark.Kind.choices, lookup="kind"),
        Tick("terbuka", gettext_lazy("Belum selesai"), apply=lambda rows: rows.unsettled()),
        Tick("wajib", gettext_lazy("Wajib"), apply=lambda rows: rows.filter(is_compulsory=True)),
    ),
    search=("text", "plan__region__name", "author__name"),
    order="created",
    page_sizes=(50, 100),
    empty=Empty(gettext_lazy("Belum ada catatan"), gettext_lazy("Pembimbing dan daerah menulis catatan dari halaman telaah.")),
)  # fmt: skip


@require_GET
def all_remarks(request: Request) -> HttpResponse:
    """Of every plan this person may read."""
    check(request.user, permissions.SEE)
    return remark_listing.respond(request, queries.remarks_for(request.user), "reviews/all_remarks.html")


@require_GET
def remarks(request: Request, pk: int) -> HttpResponse:
    """Of one plan: each with its place, what stands there now, and what can be done about it."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    rows = queries.remarks_for(request.user).filter(plan=plan)
    state, page = queries.page_of(rows, request.GET.get("keadaan", queries.OPEN), request.GET)
    found = list(page)
    places = queries.places_of(found)
    context = {
        "plan": plan, "edition": plan.edition, "page": page, "counts": queries.counts_of(plan), "state": state,
        "items": [(one, places[one.pk], remark_workflow.actions(one, request.user)) for one in found],
        "may_remark": permissions.REMARK.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "reviews/remarks.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request, pk: int) -> HttpResponse:
    """At a cell, at words of the text, or on the whole plan."""
    plan = get_for(request.user, permissions.REMARK, plans_for(request.user), pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    initial = {name: asked.get(name, "") for name in ("lembar", "baris", "kolom", "naskah", "kutipan")}
    may_demand = permissions.DEMAND.allows(request.user, plan)
    form = RemarkForm(request.POST or None, initial=initial, columns=_columns(plan, initial), may_demand=may_demand)
    if form.is_valid():
        try:
            return redirect(commands.remark(plan, by=request.user, **form.said()))
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
    place = queries.place_asked(plan, initial)
    text = {"blocks": frozen_blocks(*read_at(plan, initial["naskah"]))} if initial["naskah"] else None
    context = {"plan": plan, "edition": plan.edition, "form": form, "place": place, "text": text}
    return render(request, "reviews/new_remark.html", context, status=422 if form.is_bound else 200)


def _columns(plan: Masterplan, initial: dict[str, Any]) -> list[tuple[str, str]]:
    sheet = SHEETS.get(initial["lembar"]) if initial["baris"] else None
    return [(column.field, label_of(column, plan)) for column in sheet.columns_of(plan)] if sheet else []


@require_POST
def act(request: Request, pk: int, remark: int) -> HttpResponse:
    """Answer, resolve, open again, accept or decline."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = get_for(request.user, permissions.READ_REMARK, queries.remarks_for(request.user), pk=remark, plan=plan)
    note, by = request.POST.get("note", "")[:4000], request.user
    acts = {
        "answer": (lambda: commands.answer(found, text=note, by=by), _("Jawaban disimpan.")),
        "resolve": (lambda: commands.resolve(found, by=by), _("Catatan selesai.")),
        "reopen": (lambda: commands.reopen(found, note=note, by=by), _("Catatan dibuka lagi.")),
        "accept": (lambda: commands.accept(found, by=by), _("Usulan diterima dan disimpan di rencana.")),
        "decline": (lambda: commands.decline(found, reason=note, by=by), _("Usulan ditolak.")),
    }
    if (asked := acts.get(request.POST.get("action", ""))) is None:
        messages.error(request, _("Tindakan ini tidak dikenal."))
    else:
        tried(request, *asked)
    state = request.POST.get("keadaan", queries.OPEN)
    shown = queries.next_after(found, queries.remarks_for(by).filter(plan=plan), state) or ""
    return redirect(
        f"{reverse('reviews:remarks', args=[pk])}?{urlencode({'keadaan': state, 'catatan': shown})}#catatan-{shown}"
    )
