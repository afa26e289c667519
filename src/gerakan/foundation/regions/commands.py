"""Verbs of the register: load it, remember a decision on a name, replace the boundaries."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.boundaries import Outline
from gerakan.foundation.regions.models import Alias, AliasReason, Boundary, BoundarySet, Decree, Region
from gerakan.foundation.regions.names import read_name
from gerakan.foundation.regions.overlay import read_overlay
from gerakan.foundation.regions.package import find_package, read_provinces, read_regions
from gerakan.foundation.regions.register import build_register
from gerakan.foundation.regions.storing import Stored, store_register


@dataclass(frozen=True)
class LoadReport:
    """What a load found and did."""

    provinces: int
    kabupaten: int
    kota: int
    aliases: int
    stored: Stored
    outdated_corrections: list[str]


class NameTaken(ValueError):
    """The writing already means another region; the message says which."""


def load_register(*, by: Actor | str) -> LoadReport:
    """Idempotent: leaves an event only when something differed; raises PackageMissing."""
    wheel, overlay = find_package(), read_overlay()
    register = build_register(read_provinces(wheel), read_regions(wheel), overlay)
    with transaction.atomic():
        stored = store_register(register, overlay)
        if not stored.is_empty:
            _trace_load(stored, wheel.name, by=by)
    kinds = [row["kind"] for row in register.regions]
    return LoadReport(
        provinces=len(register.provinces),
        kabupaten=kinds.count("kabupaten"),
        kota=kinds.count("kota"),
        aliases=Alias.objects.count(),
        stored=stored,
        outdated_corrections=[f"{fix.code} {fix.field}" for fix in register.outdated],
    )


@command
def _trace_load(stored: Stored, package: str, *, by: Actor | str) -> None:
    record("register.loaded", Decree.objects.latest("dated"), by=by, changes=stored.as_changes(), note=package)


@command
def remember_name(region: Region, *, text: str, by: Actor, seen_in: str = "") -> Alias:
    """From now on this writing means this region; raises NameTaken when it already means another."""
    written = read_name(text)
    kind = written.kind or region.kind
    base = written.base_text or text.strip()
    holder = Alias.objects.filter(text__iexact=base, kind=kind).select_related("region").first()
    if holder and holder.reason == AliasReason.DECIDED and holder.region_id != region.pk:
        raise NameTaken(_("“%(text)s” sudah diputuskan berarti %(region)s.") % {"text": text, "region": holder.region})
    alias = holder or Alias(text=base, kind=kind)
    alias.region, alias.reason, alias.seen_in = region, AliasReason.DECIDED, seen_in
    alias.decided_by_name, alias.decided_at = str(by), timezone.now()
    alias.save()
    record("region.name_decided", region, by=by, changes={"text": text, "kind": kind, "seen_in": seen_in})
    return alias


@command
def replace_boundaries(
    outlines: dict[str, Outline], *, source: str, checksum: str, is_official: bool, by: Actor | str
) -> BoundarySet:
    """All or nothing: the former set goes, the new one comes, by code."""
    BoundarySet.objects.all().delete()
    fresh = BoundarySet.objects.create(source=source, checksum=checksum, is_official=is_official)
    regions = {region.code: region.pk for region in Region.objects.only("code")}
    Boundary.objects.bulk_create(
        Boundary(boundary_set=fresh, region_id=regions[code], geometry=outline.geometry, svg_path=outline.svg_path)
        for code, outline in outlines.items()
    )
    record("boundaries.replaced", fresh, by=by, changes={"regions": len(outlines), "is_official": is_official})
    return fresh
