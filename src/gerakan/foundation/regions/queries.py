"""Questions about the register."""

import datetime as dt
import math
from typing import Any

from django.db.models import Q

from gerakan.foundation.regions.finder import Entry, Finding, OtherName, RegionFinder
from gerakan.foundation.regions.models import Alias, FactSource, Province, Region, RegionQuerySet, RegionVersion
from gerakan.foundation.regions.names import read_code, read_name
from gerakan.foundation.regions.overlay import read_overlay


def region_finder() -> RegionFinder:
    """A finder over the register as it stands; four queries, then none. Build once per import."""
    versions = list(RegionVersion.objects.select_related("province", "region"))
    former = [version for version in versions if version.valid_to is not None]
    return RegionFinder.build(_entries(versions), [*_aliases(), *_former_names(former)], _province_names())


def find_region(
    text: str, *, kind: str | None = None, province: str | None = None, bps_convention: bool = False
) -> Finding:
    """One question; for many build `region_finder()` once."""
    return region_finder().find_region(text, kind=kind, province=province, bps_convention=bps_convention)


def _entries(versions: list[RegionVersion]) -> list[Entry]:
    codes: dict[int, list[str]] = {}
    provinces: dict[int, list[str]] = {}
    for version in versions:
        codes.setdefault(version.region_id, []).append(version.code)
        provinces.setdefault(version.region_id, []).append(version.province.code)
    return [
        Entry(
            pk=region.pk,
            code=region.code,
            bps_code=region.bps_code,
            name=region.name,
            kind=region.kind,
            provinces=tuple(dict.fromkeys([region.code[:2], *provinces.get(region.pk, ())])),
            former_codes=tuple(code for code in codes.get(region.pk, ()) if code != region.code),
        )
        for region in Region.objects.all()
    ]


def _aliases() -> list[OtherName]:
    rows = Alias.objects.values_list("region__code", "text", "kind", "reason")
    return [OtherName(*row) for row in rows]


def _former_names(versions: list[RegionVersion]) -> list[OtherName]:
    """Every name a region once had by law is an alias by itself."""
    named = {(v.region.code, v.name, v.region.kind) for v in versions if v.name != v.region.name}
    return [OtherName(code, read_name(name).base_text, kind, "former_name") for code, name, kind in sorted(named)]


def _province_names() -> list[tuple[str, str]]:
    official = list(Province.objects.values_list("code", "name"))
    written: dict[str, list[str]] = read_overlay().facts["province_aliases"]
    return [*official, *((code, name) for code, names in written.items() for name in names)]


def region_at_address(slug: str) -> Region | None:
    """The region that this address means, for ever: by its own address or one made of a former name."""
    if region := Region.objects.filter(slug=slug).first():
        return region
    finding = find_region(slug.replace("-", " "))
    return Region.objects.get(pk=finding.region.pk) if finding.region else None


def file_of(region: Region) -> dict[str, Any]:
    """What the register knows of a region beside its own row: versions, aliases, sources by fact."""
    return {
        "versions": list(region.versions.select_related("province", "decree").order_by("-valid_from")),
        "aliases": list(region.aliases.all()),
        "sources": {source.fact: source for source in FactSource.objects.all()},
    }


def search_regions(text: str) -> RegionQuerySet:
    """By part of a name of today, an old name, another writing, or a code; for lists and search boxes."""
    text = text.strip()
    if not text:
        return Region.objects.all()
    if code := read_code(text):
        return Region.objects.filter(
            Q(code=code.dotted) | Q(bps_code=code.digits) | Q(versions__code=code.dotted)
        ).distinct()
    matches = Q(name__icontains=text) | Q(aliases__text__icontains=text) | Q(versions__name__icontains=text)
    return Region.objects.filter(matches | Q(province__name__icontains=text)).distinct()


def regions_by_likeness(text: str) -> list[Region]:
    """For a search that found nothing: what may have been meant, best first."""
    codes = [candidate.region.code for candidate in find_region(text).candidates]
    found = {region.code: region for region in Region.objects.filter(code__in=codes).select_related("province")}
    return [found[code] for code in codes]


def nearest_regions(latitude: float, longitude: float, *, count: int = 3) -> list[tuple[Region, float]]:
    """Regions whose seat lies nearest, with the distance in km over the sphere."""
    here = (latitude, longitude)
    regions = Region.objects.select_related("province")
    far = [(region, kilometres(here, (region.latitude, region.longitude))) for region in regions]
    return sorted(far, key=lambda pair: pair[1])[:count]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees of latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, a), map(math.radians, b))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def province_count_on(day: dt.date) -> int:
    """How many provinces there were on this day."""
    return Province.objects.as_of(day).count()
