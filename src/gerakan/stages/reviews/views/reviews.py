"""Screens of review: all plans, one plan's standing, what is decided about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import own_plan, plans_for
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.commands import adopting, reviewing
from gerakan.stages.reviews.models import PartAcceptance
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.queries.alarms import alarm_count
from gerakan.stages.reviews.queries.remarks import counts_of
from gerakan.stages.reviews.workflow import plan_workflow


def review_url(row: Masterplan) -> str:
    """Where it stands."""
    return reverse("reviews:review", args=[row.pk])


review_listing = Listing(
    name="reviews.reviews",
    title=gettext_lazy("Telaah rencana induk"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=review_url),
        Column("edition", gettext_lazy("Edisi"), value="edition.name", sort="edition__year"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("version", gettext_lazy("Versi"), value="version_number", sort="version_number", align="end"),
        Column("open", gettext_lazy("Catatan terbuka"), value="open_count", sort="open_count", align="end"),
        Column("blocking", gettext_lazy("Wajib"), value="blocking_count", sort="blocking_count", align="end"),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Masterplan.State.choices, lookup="state"),
        Tick("umum", gettext_lazy("Dapat dibaca umum"), apply=lambda rows: rows.filter(is_public=True)),
    ),
    search=("region__name", "region__code", "edition__name"),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Belum ada rencana induk"),
        gettext_lazy("Rencana muncul di sini setelah daerah peserta memulainya."),
    ),
)  # fmt: skip


@require_GET
def reviews(request: Request) -> HttpResponse:
    """Every plan this person may read, with its state and what is open."""
    check(request.user, permissions.SEE)
    return review_listing.respond(request, queries.reviewed_for(request.user), "reviews/reviews.html")


@require_GET
def own(request: Request) -> HttpResponse:
    """The region's own; without a plan there is nothing to review."""
    check(request.user, permissions.SEE)
    found = own_plan(region_of(request.user), chosen_edition(request))
    return redirect("reviews:review", found.pk) if found else redirect("masterplans:own")


@require_GET
def review(request: Request, pk: int) -> HttpResponse:
    """State and next step, what stands in its way, parts, versions, adoption."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    version = queries.last_version(plan) if plan.state != Masterplan.State.DRAFT else None
    context: dict[str, Any] = {
        "plan": plan, "edition": plan.edition, "version": version, "actions": _actions(request, plan),
        "steps": queries.steps_of(plan), "next_step": queries.next_step(plan), "counts": counts_of(plan),
        "parts": queries.parts_standing(plan, version), "versions": list(queries.versions_of(plan)),
        "adoption": queries.adoption_of(plan), "publication": queries.current_publication(plan),
        "severe": queries.severe_findings(plan) if plan.is_open else [], "findings": queries.findings_left(plan),
        "may_decide": permissions.DECIDE.allows(request.user, plan) and plan.state == Masterplan.State.REVIEW,
        "may_remark": permissions.REMARK.allows(request.user, plan), "may_withdraw": permissions.WITHDRAW.allows(request.user, plan),
        "last_round": plan.rounds.select_related("version", "decided_by").defer("version__contents").first(),
        "alarms": alarm_count(plan),
        "may_adopt": permissions.ADOPT.allows(request.user, plan) and plan.state == Masterplan.State.APPROVED,
    }  # fmt: skip
    return render(request, "reviews/review.html", context)


def _actions(request: Request, plan: Masterplan) -> list[Any]:
    """Adopting and withdrawing have pages of their own."""
    return [one for one in plan_workflow.actions(plan, request.user) if one.name not in {"adopt", "withdraw"}]


@require_GET
def strip(request: Request, pk: int) -> HttpResponse:
    """What stands beside a plan's first page: the acts it lacks, what later stages lay there."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    return render(request, "reviews/parts/strip.html", {"plan": plan})


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """One step of the plan."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    note, seen, by = request.POST.get("note", "")[:4000], whole(request.POST.get("version")), request.user
    acts = {
        "ask": (lambda: reviewing.ask(plan, note=note, by=by), _("Telaah diminta; versinya dibekukan.")),
        "recall": (lambda: reviewing.recall(plan, note=note, by=by), _("Permintaan telaah ditarik.")),
        "return": (lambda: reviewing.send_back(plan, note=note, by=by), _("Rencana dikembalikan ke daerah.")),
        "approve": (lambda: reviewing.approve(plan, seen=seen, by=by), _("Rencana disetujui.")),
        "publish": (lambda: adopting.publish(plan, by=by), _("Rencana diumumkan; semua orang dapat membacanya.")),
        "revise": (lambda: adopting.revise(plan, reason=note, by=by), _("Revisi dibuka; yang sudah diumumkan tetap terbaca.")),
    }  # fmt: skip
    if (asked := acts.get(request.POST.get("action", ""))) is not None:
        tried(request, *asked)
    return redirect("reviews:review", pk)


@require_POST
def part(request: Request, pk: int) -> HttpResponse:
    """Accept a part, or take that back."""
    plan = get_for(request.user, permissions.DECIDE, plans_for(request.user), pk=pk)
    seen, by = whole(request.POST.get("version")), request.user
    if request.POST.get("action") == "withdraw":
        rows = PartAcceptance.objects.select_related("plan__region", "plan__edition").filter(plan=plan)
        found, reason = get_object_or_404(rows, pk=whole(request.POST.get("acceptance"))), request.POST.get("note", "")
        tried(request, lambda: reviewing.withdraw_part(found, reason=reason, by=by), _("Penerimaan dicabut."))
    else:
        code = request.POST.get("part", "")[:60]
        tried(request, lambda: reviewing.accept_part(plan, part=code, seen=seen, by=by), _("Bagian diterima."))
    return redirect("reviews:review", pk)
