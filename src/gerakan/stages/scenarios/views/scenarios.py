"""Scenarios of a plan, and one with its assumptions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.scenarios import commands, permissions, queries
from gerakan.stages.scenarios.calculations import DRAWS
from gerakan.stages.scenarios.documents import sentences
from gerakan.stages.scenarios.forms import AddForm, BeginForm, CopyForm, Sheet
from gerakan.stages.scenarios.models import Scenario
from gerakan.stages.scenarios.views.showing import shown


def scenario_url(row: Scenario) -> str:
    """Its page."""
    return row.get_absolute_url()


def _last(row: Any) -> dict[str, Any] | None:
    """The last year with a target of the newest run."""
    tested = [one for one in row.last_years or () if one["target"] is not None]
    return tested[-1] if tested else None


def _verdict(row: Any) -> str:
    last = _last(row)
    return sentences.word(last["verdict"]) if last else _("belum dihitung")


def _chance(row: Any) -> str:
    last = _last(row)
    return sentences.chance_words(last["chance"]) if last else formats.MISSING


scenario_listing = Listing(
    name="scenarios.scenarios",
    title=gettext_lazy("Skenario"),
    columns=(
        Column("name", gettext_lazy("Skenario"), sort="name", link=scenario_url),
        Column("indicator", gettext_lazy("Indikator"), value=lambda row: f"{row.indicator} {row.indicator_name or ''}".strip(), sort="indicator"),
        Column("until", gettext_lazy("Sampai"), sort="until", align="end", show=str),
        Column("verdict", gettext_lazy("Terhadap target"), value=_verdict),
        Column("chance", gettext_lazy("Peluang tercapai"), value=_chance, align="end"),
        Column("computed", gettext_lazy("Dihitung"), value="computed_at", sort="computed_at", show=formats.moment),
        Column("by", gettext_lazy("Dimulai oleh"), value="begun_by", sort="begun_by__name"),
    ),
    search=("name", "indicator"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(gettext_lazy("Belum ada skenario"), gettext_lazy("Pilih satu indikator bertarget, lalu tulis asumsi dan sumbernya.")),
)  # fmt: skip


@require_GET
def scenarios(request: Request, pk: int) -> HttpResponse:
    """All of a plan."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    may_write = permissions.WRITE.allows(request.user, plan)
    context = {
        "plan": plan,
        "edition": plan.edition,
        "may_write": may_write,
        "has_testable": bool(queries.testable(plan)),
    }
    return scenario_listing.respond(request, queries.listed(plan), "scenarios/scenarios.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request, pk: int) -> HttpResponse:
    """Which target, under which name."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    form = BeginForm(request.POST or None, rows=queries.testable(plan))
    if form.is_valid():
        row = form.cleaned_data["indicator"]
        try:
            made = commands.begin(plan, indicator=row, facts=form.facts(), by=request.user)
        except TransitionRefused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("Skenario dimulai. Isi pengaruh tiap program dan sumbernya."))
            return redirect(made)
    context = {"plan": plan, "edition": plan.edition, "form": form}
    return render(request, "scenarios/new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def scenario(request: Request, pk: int) -> HttpResponse:
    """The question, the assumptions, and what the newest run says."""
    found = get_for(request.user, permissions.SEE, queries.scenarios_for(request.user), pk=pk)
    if request.method == "POST":
        get_for(request.user, permissions.WRITE, queries.scenarios_for(request.user), pk=pk)
    sheet = Sheet(
        request.POST if request.method == "POST" else None, scenario=found, rows=list(found.assumptions.all())
    )
    if sheet.is_bound and sheet.is_valid() and _written(request, found, sheet):
        return redirect(found)
    return render(
        request, "scenarios/scenario.html", _context(request, found, sheet), status=422 if sheet.is_bound else 200
    )


def _written(request: Request, found: Scenario, sheet: Sheet) -> bool:
    """Kept, and computed when that was asked."""
    head = sheet.head.cleaned_data
    try:
        commands.write(found, head=head, rows=sheet.cells(), seen=head["seen"], by=request.user)
    except TransitionRefused as refused:
        sheet.head.add_error(None, str(refused))
        return False
    if "compute" not in request.POST:
        messages.success(request, _("Asumsi disimpan."))
        return True
    tried(request, lambda: commands.compute(found, by=request.user), _("Dihitung dan dibekukan."))
    return True


def _context(request: Request, found: Scenario, sheet: Sheet) -> dict[str, Any]:
    rows, row = [form.row for form in sheet.rows], queries.indicator_of(found)
    run, programmes = found.runs.first(), queries.addable(found, rows)
    may_write = permissions.WRITE.allows(request.user, found)
    lacks = list(queries.lacks_of(found, rows, row))
    context: dict[str, Any] = {
        "scenario": found, "plan": found.plan, "edition": found.plan.edition, "sheet": sheet, "may_write": may_write,
        "indicator": row, "targets": queries.targets_of(found.plan, row) if row else {}, "lacks": lacks,
        "add_form": AddForm(programmes=programmes) if programmes else None, "copy_form": CopyForm(),
        "is_share": found.rule == Scenario.Rule.GAP,
        "crumbs": [(_("Skenario"), reverse("scenarios:scenarios", args=[found.plan_id]))],
    }  # fmt: skip
    if run:
        is_stale = bool(lacks) or row is None
        if row is not None and not lacks:
            is_stale = queries.is_stale(run, *queries.content_of(found, rows, row, draws=DRAWS))
        context |= {"is_stale": is_stale, "run_count": found.runs.count(), **shown(run)}
    return context


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Add programmes, drop one, copy, give up."""
    found = get_for(request.user, permissions.WRITE, queries.scenarios_for(request.user), pk=pk)
    asked = request.POST.get("action", "")
    if asked in ACTS:
        return ACTS[asked](request, found)
    return redirect(found)


def _add(request: Request, found: Scenario) -> HttpResponse:
    codes = request.POST.getlist("codes")
    tried(request, lambda: commands.add_programmes(found, codes=codes, by=request.user), _("Program ditambahkan; isi pengaruhnya."))  # fmt: skip
    return redirect(found)


def _drop_row(request: Request, found: Scenario) -> HttpResponse:
    row = whole(request.POST.get("which"))
    tried(request, lambda: commands.drop_row(found, row=row, by=request.user), _("Program dikeluarkan dari skenario."))
    return redirect(found)


def _copy(request: Request, found: Scenario) -> HttpResponse:
    form = CopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Beri nama salinannya."))
        return redirect(found)
    try:
        made = commands.copy(found, name=form.cleaned_data["name"], by=request.user)
    except TransitionRefused as refused:
        messages.error(request, str(refused))
        return redirect(found)
    messages.success(request, _("Salinan dibuat. Ubah asumsinya, lalu hitung."))
    return redirect(made)


def _drop(request: Request, found: Scenario) -> HttpResponse:
    plan = found.plan_id
    if tried(request, lambda: commands.drop(found, by=request.user), _("Skenario dihapus.")):
        return redirect("scenarios:scenarios", plan)
    return redirect(found)


ACTS: dict[str, Callable[[Request, Scenario], HttpResponse]] = {
    "add": _add,
    "drop_row": _drop_row,
    "copy": _copy,
    "drop": _drop,
}
