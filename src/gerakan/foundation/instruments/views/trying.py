"""Conditions tried on all regions; a version filled in for a sample region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.instruments import permissions, queries
from gerakan.foundation.instruments.applying import facts_of
from gerakan.foundation.instruments.reach import reaches
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.instruments.trial import try_out
from gerakan.foundation.regions.models import Region

SIDES = ("daerah", "asesor", "uji")


@require_safe
def conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every condition in words, with the number of regions for which it holds."""
    version = get_for(request.user, permissions.READ, queries.versions(), pk=pk)
    context = {"version": version, "reaches": reaches(tree_of(version)), "region_count": Region.objects.count()}
    return render(request, "instruments/conditions.html", context)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As a region or as an assessor sees it, or both with the score; nothing is stored."""
    version = get_for(request.user, permissions.READ, queries.versions(), pk=pk)
    regions = list(Region.objects.select_related("province").order_by("province__code", "code"))
    asked = request.POST.get("daerah") or request.GET.get("daerah", "")
    region = next((region for region in regions if region.slug == asked), regions[0] if regions else None)
    side = request.POST.get("sebagai") or request.GET.get("sebagai", "")
    context = {
        "version": version,
        "regions": regions,
        "region": region,
        "side": side if side in SIDES else SIDES[0],
        "is_filled": request.method == "POST",
    }
    if region:
        tree = tree_of(version)
        facts = facts_of([region], tree)[region.pk]
        data = request.POST.dict() if request.method == "POST" and request.POST.get("isi") == region.slug else None
        context |= {"facts": facts, "trial": try_out(tree, facts, data)}
    return render(request, "instruments/preview.html", context)
