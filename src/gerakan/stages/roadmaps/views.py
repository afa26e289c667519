"""Screens of a plan's years and money."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.book.drawing import drawn
from gerakan.foundation.documents.book.gantt import bar
from gerakan.foundation.documents.book.tree import Chart, Series, Shape
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import PILLARS as COLOURS
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.mentoring.models import Pillar
from gerakan.stages.roadmaps import commands
from gerakan.stages.roadmaps.calculations import CannotMove, Moved, moves
from gerakan.stages.roadmaps.documents import gantt, told
from gerakan.stages.roadmaps.forms import DelayForm, ViewForm
from gerakan.stages.roadmaps.queries import following
from gerakan.stages.roadmaps.queries import money as spending
from gerakan.stages.roadmaps.queries import spans as queries
from gerakan.stages.roadmaps.queries.spans import Line

MILLION = 1_000_000

schedule_listing = Listing(
    name="roadmaps.schedule",
    title=gettext_lazy("Jadwal program"),
    columns=(
        Column("code", gettext_lazy("Kode"), sort=True),
        Column("name", gettext_lazy("Nama"), value="span.name", sort="span.name"),
        Column("pillar", gettext_lazy("Pilar"), value="span.group", sort="span.group"),
        Column("starts", gettext_lazy("Mulai"), value="span.first", sort="span.first", align="end", show=str),
        Column("ends", gettext_lazy("Selesai"), value="span.last", sort="span.last", align="end", show=str),
        Column("waits", gettext_lazy("Menunggu"), value=lambda line: ", ".join(line.span.waits_for)),
        Column("early", gettext_lazy("Mulai terlalu dini dari"), value=lambda line: ", ".join(line.early)),
        Column("milestones", gettext_lazy("Tonggak"), value=lambda line: "; ".join(f"{year}: {said}" for year, said in line.span.milestones)),
    ),
    filters=(Choice("pilar", gettext_lazy("Pilar"), Pillar.choices, lookup="pillar"),),
    search=("span.name", "code"),
    page_sizes=(50, 100, 500),
    empty=Empty(gettext_lazy("Belum ada jadwal"), gettext_lazy("Isi tahun mulai dan selesai pada lembar Program.")),
)  # fmt: skip

money_listing = Listing(
    name="roadmaps.money",
    title=gettext_lazy("Rincian dana"),
    columns=(
        Column("year", gettext_lazy("Tahun"), sort=True, show=str),
        Column("pillar", gettext_lazy("Pilar"), sort=True),
        Column("source", gettext_lazy("Sumber"), sort=True),
        Column("kind", gettext_lazy("Jenis biaya"), sort=True),
        Column("amount", gettext_lazy("Rupiah"), sort=True, align="end", unit="Rp", show=formats.money_exact, total="amount"),
    ),
    page_sizes=(100, 500),
    empty=Empty(gettext_lazy("Belum ada dana"), gettext_lazy("Isi lembar Anggaran.")),
)  # fmt: skip


@require_GET
def roadmap(request: Request, pk: int) -> HttpResponse:
    """The plan over its years: bars, milestones, what waits for what."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    form = ViewForm(request.GET or None)
    view = form.view()
    lines, years = queries.lines_of(plan, view), queries.years_of(plan, view)
    groups = [(name, [(line, bar(line.span, years, told(line)), _address(plan, line)) for line in found])
              for name, found in queries.grouped(lines)]  # fmt: skip
    title = _("Peta jalan %(plan)s, %(first)s–%(last)s") % {"plan": plan.name, "first": years[0], "last": years[-1]}
    context = {
        "form": form, "lines": lines, "years": years, "groups": groups, "undated": list(queries.undated(plan)[:50]),
        "picture": gantt(lines, years, address=lambda line: _address(plan, line), title=title) if lines else "",
        "early": [line for line in lines if line.early],
    }  # fmt: skip
    return _page(request, "roadmaps/roadmap.html", plan, context)


@require_GET
def schedule(request: Request, pk: int) -> HttpResponse:
    """The same as a list that can be taken away."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    lines = queries.lines_of(plan, queries.View(with_parts=True))
    return schedule_listing.respond(request, lines, "roadmaps/list.html", _context(request, plan, "schedule"))


@require_http_methods(["GET", "POST"])
def delay(request: Request, pk: int) -> HttpResponse:
    """What would move, shown before it is kept."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    form = DelayForm(request.POST or request.GET or None, programmes=queries.programmes_of(plan))
    preview: dict[str, Any] = {}
    if form.is_valid():
        found, years = form.cleaned_data["program"], form.cleaned_data["tahun"]
        if request.method == "POST":
            revision = whole(request.POST.get("revision"))
            act = lambda: commands.delay(plan, programme=found, years=years, revision=revision, by=request.user)  # noqa: E731
            if tried(request, act, _("Jadwal digeser. Periksa lagi temuan rencana.")):
                return redirect("roadmaps:roadmap", plan.pk)
            plan.refresh_from_db(fields=["revision"])
        try:
            preview = _preview(plan, moves(plan, programme=found, years=years))
        except CannotMove as reason:
            form.add_error(None, str(reason))
    return _page(request, "roadmaps/delay.html", plan, {"form": form, **preview})


def _preview(plan: Masterplan, found: list[Moved]) -> dict[str, Any]:
    """Who moves from when to when, what goes along, which years pass their ceiling then."""
    shifts = {one.programme.pk: one.years for one in found}
    along = following.along(plan, shifts)
    before, after = spending.budget_of(plan).over, following.years_after(plan, shifts)
    return {
        "moved": found, "along": along, "beyond": [one for one in found if one.is_beyond],
        "over_before": before, "over_after": [one.year for one in after if one.is_over],
        "may_keep": not along.lost and not any(one.is_beyond for one in found),
        "said": ngettext("%d program bergeser", "%d program bergeser", len(found)) % len(found),
    }  # fmt: skip


@require_GET
def money(request: Request, pk: int) -> HttpResponse:
    """Year by pillar, source and kind, beside the ceiling."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    budget = spending.budget_of(plan)
    tables = [(_("Menurut pilar"), _("Pilar"), budget.by_pillar), (_("Menurut sumber"), _("Sumber"), budget.by_source),
              (_("Menurut jenis biaya"), _("Jenis biaya"), budget.by_kind)]  # fmt: skip
    context = {"budget": budget, "tables": tables, "chart": _chart(plan, budget) if budget.total.total else None}
    return _page(request, "roadmaps/money.html", plan, context, place="money")


@require_GET
def money_lines(request: Request, pk: int) -> HttpResponse:
    """Every cell of year, pillar, source and kind, to take away."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    return money_listing.respond(
        request, spending.cells_of(plan), "roadmaps/list.html", _context(request, plan, "money_lines")
    )


def _context(request: Request, plan: Masterplan, place: str) -> dict[str, Any]:
    may_write = permissions.WRITE.allows(request.user, plan)
    return {"plan": plan, "edition": plan.edition, "place": place, "may_write": may_write}


def _page(
    request: Request, template: str, plan: Masterplan, context: dict[str, Any], place: str = "roadmap"
) -> HttpResponse:
    return render(request, template, _context(request, plan, place) | context)


def _address(plan: Masterplan, line: Line) -> str:
    """Its row on the sheet."""
    return reverse("masterplans:sheet", args=[plan.pk, "program"]) + f"?sorot={line.pk}#baris-{line.pk}"


def _chart(plan: Masterplan, budget: spending.Budget) -> Any:
    series = tuple(
        Series(one.name, tuple(amount / MILLION for amount in one.years), COLOURS.get(one.key, ""))
        for one in budget.by_pillar
    )
    title = _("Dana menurut tahun dan pilar, juta rupiah")
    return drawn(Chart("dana", title, title, Shape.STACKED, tuple(map(str, plan.all_years)), series, _("juta rupiah")))
