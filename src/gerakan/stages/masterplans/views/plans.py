"""Screens of plans: all of them, one's own, the home of one, its frame."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands import plans as commands
from gerakan.stages.masterplans.forms import FrameForm, SeenFrame
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries import history, screen
from gerakan.stages.masterplans.queries import plans as queries

plan_listing = Listing(
    name="masterplans.plans",
    title=gettext_lazy("Rencana induk"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name", link=Masterplan.get_absolute_url),
        Column("edition", gettext_lazy("Edisi"), value="edition.name", sort="edition__year"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("programmes", gettext_lazy("Baris program"), value="programme_count", sort="programme_count", align="end"),
        Column("changed", gettext_lazy("Perubahan terakhir"), value="changed_at", sort="changed_at", show=formats.moment),
        Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort="region__province__name", is_hidden=True),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(Choice("keadaan", gettext_lazy("Keadaan"), Masterplan.State.choices, lookup="state"),),
    search=("region__name", "region__code", "edition__name"),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Belum ada rencana induk"),
        gettext_lazy("Rencana muncul di sini setelah daerah peserta memulainya."),
    ),
)  # fmt: skip


@require_GET
def plans(request: Request) -> HttpResponse:
    """Every plan this person may read."""
    check(request.user, permissions.SEE)
    return plan_listing.respond(request, queries.listed_for(request.user), "masterplans/plans.html")


@require_http_methods(["GET", "POST"])
def own(request: Request) -> HttpResponse:
    """The region's plan of the edition in view; none yet: the page that begins it, or says why it cannot."""
    check(request.user, permissions.OWN)
    edition = chosen_edition(request)
    if found := queries.own_plan(region_of(request.user), edition):
        return redirect(found)
    region = get_object_or_404(Region, pk=region_of(request.user))
    blocked = queries.why_not_begun(region, edition) if edition else _("Belum ada edisi yang dibuka.")
    if request.method == "POST" and edition:
        try:
            return redirect(commands.begin(region, edition=edition, by=request.user))
        except TransitionRefused as reason:
            blocked = str(reason)
    may_begin = permissions.BEGIN.allows(request.user) and not blocked
    context = {"region": region, "edition": edition, "blocked": blocked, "may_begin": may_begin}
    return render(request, "masterplans/own.html", context)


@require_GET
def plan(request: Request, pk: int) -> HttpResponse:
    """The parts and their sheets, the frame, the money by year, what happened last."""
    found = get_for(request.user, permissions.SEE, queries.plans_for(request.user), pk=pk)
    counts = dict(queries.row_counts(found))
    context = {
        "plan": found, "edition": found.edition, "parts": list(screen.outline(counts)), "counts": counts,
        "money": list(queries.money_by_year(found)), "saves": history.saves(found)[1][:5],
        "may_write": permissions.WRITE.allows(request.user, found),
    }  # fmt: skip
    return render(request, "masterplans/plan.html", context)


@require_http_methods(["GET", "POST"])
def frame(request: Request, pk: int) -> HttpResponse:
    """Name, years, RPJMD, vision; a colleague's newer words are shown before they are replaced."""
    found = get_for(request.user, permissions.WRITE, queries.plans_for(request.user), pk=pk)
    now: dict[str, Any] = {name: getattr(found, name) for name in commands.FRAME}
    stands: list[tuple[str, Any]] = []
    form = FrameForm(request.POST or None, instance=found)
    seen = SeenFrame(request.POST or None, initial=now)
    if form.is_valid() and _are_fine(seen):
        try:
            commands.frame(found, values=form.cleaned_data, seen=seen.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
            stands = _differing(now, seen.cleaned_data)
        else:
            messages.success(request, _("Kerangka disimpan."))
            return redirect("masterplans:plan", pk)
    context = {"plan": found, "form": form, "seen": SeenFrame(initial=now), "stands": stands, "edition": found.edition}
    return render(request, "masterplans/frame.html", context, status=422 if form.is_bound else 200)


def _are_fine(seen: SeenFrame) -> bool:
    return seen.is_valid() or bool(seen.cleaned_data)


def _differing(now: dict[str, Any], seen: dict[str, Any]) -> list[tuple[str, Any]]:
    """(label, what stands there now) of what was not seen."""
    changed = [name for name, value in now.items() if name in seen and seen[name] != value]
    return [(str(Masterplan._meta.get_field(name).verbose_name), now[name] or "–") for name in changed]  # type: ignore[union-attr]
