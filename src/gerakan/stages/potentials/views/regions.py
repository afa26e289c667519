"""Regions: everybody's for the secretariat, a mentor's own, and the page of one region."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.regions.models import Kind, Region
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.stages.potentials import commands, permissions
from gerakan.stages.potentials.forms import DeliveryForm
from gerakan.stages.potentials.models import Delivery, regions_open_to
from gerakan.stages.potentials.queries import figures as queries

SHOWN = 50

REGIONS = Listing(
    name="potentials.regions",
    title=gettext_lazy("Potensi daerah"),
    columns=(
        Column("name", gettext_lazy("Daerah"), sort="name", link=lambda row: reverse("potentials:region", args=[row.slug])),
        Column("province", gettext_lazy("Provinsi"), value="province.name", sort="province__name"),
        Column("figures", gettext_lazy("Angka sektor"), value="figure_count", sort="figure_count", align="end"),
        Column("runs", gettext_lazy("Hitungan beku"), value="run_count", sort="run_count", align="end"),
        Column("open", gettext_lazy("Diumumkan"), value="open_count", sort="open_count", align="end"),
    ),
    filters=(
        Choice("jenis", gettext_lazy("Jenis"), Kind.choices, lookup="kind"),
        Tick("ada-angka", gettext_lazy("Sudah ada angka"), apply=lambda rows: rows.filter(figure_count__gt=0)),
    ),
    search=("name", "code"),
    order="name",
    page_sizes=(100, 50, 514),
    empty=Empty(gettext_lazy("Tidak ada daerah"), gettext_lazy("Longgarkan saringannya.")),
)  # fmt: skip


@require_safe
def start(request: Request) -> HttpResponse:
    """All regions, with how much stands."""
    check(request.user, permissions.SEE_WORK)
    return REGIONS.respond(request, queries.regions_with_work(), "potentials/regions.html", {"is_staff": True})


@require_safe
def mentored(request: Request) -> HttpResponse:
    """The regions of a mentor's edition."""
    check(request.user, permissions.GUIDE)
    rows = queries.regions_with_work().filter(pk__in=regions_open_to(request.user))
    return REGIONS.respond(request, rows, "potentials/regions.html", {"is_staff": False})


@require_safe
def own(request: Request) -> HttpResponse:
    """A region's people go straight to their page."""
    check(request.user, permissions.FOLLOW)
    found = get_object_or_404(Region, pk=region_of(request.user))
    return redirect("potentials:region", found.slug)


@require_http_methods(["GET", "POST"])
def region(request: Request, slug: str) -> HttpResponse:
    """What stands for a region: figures, deliveries, calculations; deliver another table."""
    found = get_for(request.user, permissions.SEE, Region.objects.all(), slug=slug)
    may_deliver = permissions.DELIVER.allows(request.user, found)
    form = DeliveryForm(request.POST or None, request.FILES or None) if may_deliver else None
    if form is not None and form.is_valid() and (made := delivered(form, found, request=request)):
        return redirect(made)
    context = {
        "region": found,
        "coverage": queries.coverage_of(found),
        "deliveries": queries.deliveries_of(found)[:SHOWN],
        "runs": queries.runs_of(found)[:SHOWN],
        "form": form,
    }
    return render(request, "potentials/region.html", context)


def delivered(form: DeliveryForm, found: Region | None, *, request: Request) -> Delivery | None:
    """The kept file, or the form told why it is no table."""
    said = dict(form.cleaned_data)
    file = said.pop("file")
    try:
        return commands.deliver(found, name=file.name, data=file.read(), by=request.user, **said)
    except FileRefused as refused:
        form.add_error("file", str(refused))
        messages.error(request, str(refused))
        return None
