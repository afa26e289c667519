"""The public site."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET

from gerakan.foundation.editions import counting
from gerakan.foundation.editions.queries import funnel_of_all
from gerakan.foundation.regions.models import IslandGroup, Kind, Region
from gerakan.foundation.regions.queries import (
    file_of,
    nearest_regions,
    region_at_address,
    regions_by_likeness,
    search_regions,
)
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.stages.invitations.models import ListEntry
from gerakan.stages.invitations.queries.lists import entries_of, place_counts
from gerakan.stages.potentials.queries.public import opened_by
from gerakan.surfaces.portal import catalogue as dcat
from gerakan.surfaces.portal import decisions, exports, queries
from gerakan.surfaces.portal.atlas import TILES, TRUE_MAP, panel
from gerakan.surfaces.portal.headline import headline, way_of, ways

REGION_LISTING = Listing(
    name="portal.regions",
    title=pgettext_lazy("judul", "Daerah"),
    columns=(
        Column("name", _("Daerah"), sort="name", link=exports.region_url),
        Column("province", _("Provinsi"), value="province.name", sort="province__name"),
        Column("kind", _("Jenis"), value="get_kind_display", sort="kind"),
        Column("code", _("Kode"), sort="code"),
        Column("population", _("Penduduk"), sort="population", align="end"),
        Column("area_km2", _("Luas"), sort="area_km2", align="end", unit="km²"),
    ),
    filters=(
        Choice("jenis", _("Jenis"), Kind.choices, lookup="kind"),
        Choice("pulau", _("Gugus pulau"), IslandGroup.choices, lookup="province__island_group"),
    ),
    empty=Empty(_("Tidak ada daerah yang cocok"), _("Periksa ejaan, atau cari dengan kode atau nama lama.")),
)
PUBLISHED_LISTING = Listing(
    name="portal.list",
    title=_("Daftar penjaringan"),
    columns=(
        Column("region", _("Daerah"), value="region.name", sort="region__name", link=exports.sheet_url),
        Column("province", _("Provinsi"), value="region.province.name", sort="region__province__name"),
        Column("place", _("Tempat"), value="get_place_display", sort="place"),
        Column("rank", _("Peringkat"), value="standing.rank", sort="standing__rank", align="end"),
        Column("chance", _("Peluang"), value="standing.chance", sort="standing__chance", align="end", show=formats.share),
        Column("decisive", _("Penentu"), value="get_decisive_display", sort="decisive"),
        Column("reason", _("Penjelasan"), value="reason"),
    ),
    filters=(
        Choice("tempat", _("Tempat"), ListEntry.Place.choices, lookup="place"),
        Choice("jenis", _("Jenis"), Kind.choices, lookup="region__kind"),
    ),
    search=("region__name", "region__code", "region__province__name"),
    page_sizes=(100, 50, 514),
    empty=Empty(_("Tidak ada daerah yang cocok"), _("Longgarkan saringan di atas.")),
)  # fmt: skip


@login_not_required
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Map by year, the number in three ways of counting, search, what was decided lately."""
    years = queries.years_with_participants()
    year = _year(request.GET.get("tahun", ""), years)
    view = TILES if request.GET.get("tampil") == TILES else TRUE_MAP
    way = way_of(request.GET.get("hitung", ""))
    context = {
        "years": years,
        "year": year,
        "view": view,
        "views": ((TRUE_MAP, _("Peta")), (TILES, _("Petak"))),
        "atlas": panel(year, view),
        "way": way,
        "ways": ways(),
        "headline": headline(year, way),
        "lists": queries.published_lists()[:3],
    }
    return render(request, "portal/start.html", context)


@login_not_required
@require_GET
def regions(request: HttpRequest) -> HttpResponse:
    """Find a region by name, old name, misspelling, code, or by where one is."""
    text = request.GET.get("q", "").replace("\0", "").strip()[:100]
    rows = search_regions(text).select_related("province")
    alike = regions_by_likeness(text) if text and not rows.exists() else []
    only = list(rows[:2]) if text else []
    if len(only) == 1 and "unduh" not in request.GET:
        return redirect("portal:region", only[0].slug)
    return REGION_LISTING.respond(
        request, rows, "portal/regions.html", {"text": text, "alike": alike, "near": _near(request)}
    )


@login_not_required
@require_GET
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One region for ever at one address."""
    found = region_at_address(slug)
    if found is None:
        raise Http404
    if found.slug != slug:
        return redirect("portal:region", found.slug, permanent=True)
    story = queries.story_of(Region.objects.select_related("province").get(pk=found.pk), request.user)
    context = {
        "story": story, "region": story.region, "potentials": opened_by(found), **file_of(found),
        "plans": queries.plans_of(found), "joint": queries.joint_plans_of(found),
    }  # fmt: skip
    return render(request, "portal/region.html", context)


@login_not_required
@require_GET
def funnels(request: HttpRequest) -> HttpResponse:
    """Every edition's funnel, conflicting sources side by side."""
    context = {"funnels": funnel_of_all(request.user), "lines": counting.cumulative()}
    return render(request, "portal/funnels.html", context)


@login_not_required
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """Lists of penjaringan that were published."""
    return render(request, "portal/lists.html", {"rows": queries.published_lists()})


@login_not_required
@require_GET
def published_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One published list: method, fingerprint, every region with its reason."""
    shown = get_object_or_404(queries.published_lists(), pk=pk)
    context = {"list": shown, "edition": shown.run.scheme.edition, "counts": place_counts(shown)}
    return PUBLISHED_LISTING.respond(request, entries_of(shown), "portal/published_list.html", context)


@login_not_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Open data: what there is, its columns, its licence."""
    return render(request, "portal/data.html", {"sets": exports.DATA_SETS})


@login_not_required
@require_GET
def download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """One data set as CSV, XLSX or JSON; the columns are the same."""
    if name not in exports.DATA_SETS or kind not in exports.KINDS:
        raise Http404
    return exports.answer(exports.DATA_SETS[name], kind)


@login_not_required
@require_GET
def download_version(request: HttpRequest, name: str, edition: str, number: int, kind: str) -> HttpResponse:
    """One version of a published result, at an address that stays."""
    result = decisions.result_of(edition, number)
    if result is None or name not in exports.VERSIONED or kind not in exports.KINDS:
        raise Http404
    return exports.answer(exports.version_of(name, result), kind)


@login_not_required
@require_GET
def catalogue(request: HttpRequest) -> JsonResponse:
    """What harvesters of other portals read."""
    told = dcat.catalogue(request.build_absolute_uri)
    return JsonResponse(told, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_GET
def decided(request: HttpRequest) -> HttpResponse:
    """How each edition decides or decided: terms, result, ranking, dossier, corrections."""
    return render(request, "portal/decisions.html", {"rows": decisions.decided_editions(request.user)})


@login_not_required
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What the movement is and how numbers are defended."""
    return render(request, "portal/about.html")


def _near(request: HttpRequest) -> list[tuple[Region, float]]:
    """The three nearest seats, when the address holds a place in or near Indonesia."""
    try:
        here = float(request.GET["lat"]), float(request.GET["lon"])
    except (KeyError, ValueError):
        return []
    is_here = -12 <= here[0] <= 8 and 94 <= here[1] <= 142
    return nearest_regions(*here) if is_here else []


def _year(asked: str, years: list[int]) -> int:
    latest = years[-1] if years else queries.FIRST_YEAR
    return next((year for year in years if str(year) == asked), latest)
