"""Screens of a joint plan: all of them, one's home, founding, frame, history."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.shares import division_of
from gerakan.stages.clusters.commands import plans as commands
from gerakan.stages.clusters.forms import FoundForm, FrameForm
from gerakan.stages.clusters.models import JointPlan, Membership, PlanRevision
from gerakan.stages.clusters.queries import comparing
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.queries.signing import charter_to_sign
from gerakan.stages.clusters.views.asking import rights_on, seen_for, seen_in
from gerakan.stages.clusters.workflow import plan_workflow

RECENT = 200


def plan_url(row: JointPlan) -> str:
    """Its home."""
    return row.get_absolute_url()


plan_listing = Listing(
    name="clusters.plans",
    title=gettext_lazy("Rencana bersama"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="name", sort="name", link=plan_url),
        Column("kind", gettext_lazy("Jenis"), value="get_kind_display", sort="kind"),
        Column("edition", gettext_lazy("Edisi"), value="edition.name", sort="edition__year"),
        Column("members", gettext_lazy("Anggota"), value="member_count", sort="member_count", align="end"),
        Column("charter", gettext_lazy("Nomor piagam"), value="charter_number", sort="charter_number", show=lambda value: value or "–"),
        Column("programmes", gettext_lazy("Program"), value="programme_count", sort="programme_count", align="end"),
        Column("agreed", gettext_lazy("Disepakati"), value="agreed_count", sort="agreed_count", align="end"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
    ),
    filters=(
        Choice("jenis", gettext_lazy("Jenis"), JointPlan.Kind.choices, lookup="kind"),
        Choice("keadaan", gettext_lazy("Keadaan"), JointPlan.State.choices, lookup="state"),
    ),
    search=("name", "edition__name", "memberships__region__name"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada rencana bersama"),
        gettext_lazy("Sekretariat mendirikan rencana kawasan; provinsi mendirikan rencananya sendiri."),
    ),
)  # fmt: skip


@require_GET
def plans(request: Request) -> HttpResponse:
    """Every joint plan this person may read."""
    check(request.user, permissions.SEE)
    extra = {"may_found": permissions.FOUND.allows(request.user)}
    return plan_listing.respond(request, queries.listed_for(request.user), "clusters/plans.html", extra)


@require_http_methods(["GET", "POST"])
def found(request: Request) -> HttpResponse:
    """Begin one in the edition in view."""
    check(request.user, permissions.FOUND)
    edition = chosen_edition(request)
    if edition is None:
        messages.error(request, _("Belum ada edisi yang dibuka."))
        return redirect("clusters:plans")
    hat = hat_of(request.user)
    form = FoundForm(request.POST or None, edition=edition, own=hat.province if hat else None)
    if form.is_valid():
        people = {"members": list(form.cleaned_data["members"]), "lead": form.cleaned_data["lead"]}
        try:
            return redirect(commands.found(edition, facts=form.facts(), **people, by=request.user))
        except TransitionRefused as reason:
            messages.error(request, str(reason))
    context = {"form": form, "edition": edition}
    return render(request, "clusters/found.html", context, status=422 if form.is_bound else 200)


@require_GET
def plan(request: Request, pk: int) -> HttpResponse:
    """Members, charter, programmes with their sums, what is public; what waits for this person stands first."""
    found = get_for(request.user, permissions.SEE, queries.plans_for(request.user), pk=pk)
    rights = rights_on(request, found)
    divisions = [division_of(one) for one in queries.programmes_of(found)]
    own = rights["own"]
    context = rights | {
        "members": list(queries.all_members(found)), "charter": queries.newest_charter(found),
        "in_force": queries.charter_in_force(found), "waits": _waiting(own, divisions),
        "rows": [(one, one.part_of(own)) for one in divisions], "total": sum(one.total for one in divisions),
        "publication": queries.current_publication(found), "actions": plan_workflow.actions(found, request.user),
        "publications": list(found.publications.defer("contents")), "may_close": permissions.CLOSE.allows(request.user, found),
    }  # fmt: skip
    return render(request, "clusters/plan.html", context)


def _waiting(own: Membership | None, divisions: list[Any]) -> dict[str, Any]:
    """What this person's region has not answered yet."""
    if own is None:
        return {}
    parts = [(one.programme, part) for one in divisions if one.is_complete and (part := one.part_of(own))]
    return {"charter": charter_to_sign(own.plan, own), "parts": [row for row, part in parts if part.answer is None]}


@require_http_methods(["GET", "POST"])
def frame(request: Request, pk: int) -> HttpResponse:
    """Name, years, vision."""
    found = get_for(request.user, permissions.WRITE, queries.plans_for(request.user), pk=pk)
    now = {name: getattr(found, name) for name in commands.FRAME}
    form = FrameForm(request.POST or None, instance=found)
    if form.is_valid():
        act = lambda: commands.frame(found, values=form.cleaned_data, seen=seen_in(request), by=request.user)  # noqa: E731
        if tried(request, act, _("Kerangka disimpan.")):
            return redirect(found)
    context = {
        "plan": found,
        "edition": found.edition,
        "form": form,
        "seen": seen_for(now),
        "title": _("Kerangka"),
        "now": now,
    }
    return render(request, "clusters/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Publish, withdraw, hand the lead over, end, open again."""
    found = get_for(request.user, permissions.CLOSE, queries.plans_for(request.user), pk=pk)
    asked, note, by = request.POST.get("action", ""), request.POST.get("note", ""), request.user
    if asked == "publish":
        tried(request, lambda: commands.publish(found, by=by), _("Yang disepakati kini dapat dibaca semua orang."))
    elif asked == "withdraw":
        row = get_object_or_404(found.publications.select_related("plan"), number=whole(request.POST.get("which")))
        tried(request, lambda: commands.withdraw(row, reason=note, by=by), _("Versi itu ditarik dari umum."))
    elif asked == "lead":
        member = get_object_or_404(queries.all_members(found), pk=whole(request.POST.get("which")))
        tried(request, lambda: commands.hand_lead(found, to=member, by=by), _("Ketuanya diganti."))
    elif asked in {"end", "resume"}:
        tried(request, lambda: commands.move(found, step=asked, note=note, by=by), _("Keadaan diubah."))
    return redirect(found)


@require_GET
def history(request: Request, pk: int) -> HttpResponse:
    """Every save; what changed between any two."""
    found = get_for(request.user, permissions.SEE, queries.plans_for(request.user), pk=pk)
    rows = list(PlanRevision.objects.filter(plan=found).defer("contents").select_related("by")[:RECENT])
    newest = rows[0].number if rows else 0
    newer = whole(request.GET.get("ke")) or newest
    older = whole(request.GET.get("dari")) if "dari" in request.GET else max(newer - 1, 0)
    said = dict(PlanRevision.objects.filter(plan=found, number__in=(older, newer)).values_list("number", "contents"))
    context = rights_on(request, found) | {
        "rows": rows, "older": older, "newer": newer,
        "found": comparing.differences(said.get(older, {}), said.get(newer, {})),
    }  # fmt: skip
    return render(request, "clusters/history.html", context)
