"""Joint programmes: one's page with everybody's part, its form, its division, a member's answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.contents import values_of
from gerakan.stages.clusters.calculations.shares import division_of
from gerakan.stages.clusters.commands import programmes as commands
from gerakan.stages.clusters.forms import FiguresForm, ProgrammeForm, SharesForm
from gerakan.stages.clusters.models import JointPlan, JointProgramme
from gerakan.stages.clusters.queries import comparing
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.views.asking import rights_on, seen_for, seen_in
from gerakan.stages.masterplans.models import MoneyLine, Programme


@require_GET
def programme(request: Request, pk: int) -> HttpResponse:
    """What it is, what it costs, who carries what and said what."""
    row = get_for(request.user, permissions.SEE, queries.programmes_for(request.user), pk=pk)
    rights, division = rights_on(request, row.plan), division_of(row)
    own = rights["own"]
    context = rights | {
        "row": row, "division": division, "facts": facts_of(row), "part": division.part_of(own),
        "money": [(str(MoneyLine.Source(name).label), sums, sum(sums)) for name, sums in division.by_source.items()],
        "targets": list(row.targets.all()), "members": queries.members_of(row.plan),
        "may_answer": own is not None and permissions.ANSWER.allows(request.user, own),
        "has_signed": own is not None and queries.has_signed(own), "own_programmes": own_programmes(row, own),
    }  # fmt: skip
    return render(request, "clusters/programme.html", context)


def facts_of(row: JointProgramme) -> list[tuple[str, str]]:
    """Label and words of every field that says something."""
    names = [name for name in comparing.FIELDS if name not in {"name", "problem"}]
    return [(comparing.label(JointProgramme, name), said) for name in names if (said := comparing.said(name, getattr(row, name)))]  # fmt: skip


def own_programmes(row: JointProgramme, own: Any) -> list[tuple[str, str]]:
    """Programmes of the member's own plan that may hold the share's money already."""
    if own is None or own.region_id is None:
        return []
    rows = Programme.objects.filter(plan__region=own.region_id, plan__edition=row.plan.edition_id)
    return list(rows.values_list("code", "name"))


@require_http_methods(["GET", "POST"])
def new(request: Request, pk: int) -> HttpResponse:
    """One more."""
    plan = get_for(request.user, permissions.WRITE, queries.plans_for(request.user), pk=pk)
    initial = {"starts": plan.starts, "ends": plan.starts + plan.years - 1, "baseline_year": plan.starts - 1}
    form = ProgrammeForm(request.POST or None, initial=initial)
    figures = FiguresForm(request.POST or None, years=plan.all_years, values={})
    if form.is_valid() and figures.is_valid():
        values = form.cleaned_data | figures.values()
        if tried(request, lambda: commands.add(plan, values=values, by=request.user), _("Program bersama ditambahkan.")):  # fmt: skip
            return redirect(plan.programmes.latest("pk"))
    return _form(request, plan, form, figures, title=_("Program bersama baru"))


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Other words or sums; what only a colleague changed stays."""
    row = get_for(request.user, permissions.WRITE, queries.programmes_for(request.user), pk=pk)
    now = values_of(row)
    form = ProgrammeForm(request.POST or None, instance=row)
    figures = FiguresForm(request.POST or None, years=row.plan.all_years, values=now)
    if form.is_valid() and figures.is_valid():
        values, seen = form.cleaned_data | figures.values(), seen_in(request)
        act = lambda: commands.change(row, values=values, seen=seen, by=request.user)  # noqa: E731
        if tried(request, act, _("Program bersama disimpan.")):
            return redirect(row)
    return _form(request, row.plan, form, figures, title=str(row), seen=seen_for(now), row=row)


def _form(request: Request, plan: JointPlan, form: Any, figures: FiguresForm, **more: Any) -> HttpResponse:
    row = more.get("row")
    context = {"plan": plan, "edition": plan.edition, "form": form, "figures": figures} | more
    context |= {"stands": facts_of(row) if row and form.is_bound and form.is_valid() else []}
    return render(request, "clusters/programme_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def shares(request: Request, pk: int) -> HttpResponse:
    """Who carries what."""
    row = get_for(request.user, permissions.WRITE, queries.programmes_for(request.user), pk=pk)
    division = division_of(row)
    members = queries.members_of(row.plan)
    form = SharesForm(request.POST or None, members=members, shares=division.shares, evenly="rata" in request.GET)
    if form.is_valid():
        portions, seen = form.portions(), request.POST.get("seen", "")
        act = lambda: commands.divide(row, portions=portions, seen=seen, by=request.user)  # noqa: E731
        if tried(request, act, _("Pembagian disimpan.")):
            return redirect(row)
    context = {"plan": row.plan, "edition": row.plan.edition, "row": row, "division": division, "form": form}
    return render(request, "clusters/shares.html", context, status=422 if form.is_bound else 200)


@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Take one's part or refuse it."""
    row = get_for(request.user, permissions.ANSWER, queries.programmes_for(request.user), pk=pk)
    share = get_object_or_404(
        row.shares.select_related("member", "programme__plan"), pk=whole(request.POST.get("which"))
    )
    check(request.user, permissions.ANSWER, share.member)
    accepted = request.POST.get("action") == "accept"
    facts: dict[str, Any] = {name: request.POST.get(name, "")[:2000] for name in ("seen", "reason")}
    facts["own_code"] = request.POST.get("own_code", "")[:20]
    said = _("Bagian daerah Anda diterima.") if accepted else _("Penolakan dicatat dan disampaikan kepada ketua.")
    tried(request, lambda: commands.answer(share, **facts, is_accepted=accepted, by=request.user), said)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def remove(request: Request, pk: int) -> HttpResponse:
    """Out of the plan, with a reason."""
    row = get_for(request.user, permissions.MANAGE, queries.programmes_for(request.user), pk=pk)
    if request.method == "POST":
        reason = request.POST.get("note", "")
        if tried(request, lambda: commands.remove(row, reason=reason, by=request.user), _("Program bersama dihapus.")):
            return redirect(row.plan)
    return render(request, "clusters/remove.html", {"row": row, "plan": row.plan, "edition": row.plan.edition})
