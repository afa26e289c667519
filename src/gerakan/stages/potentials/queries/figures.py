"""What was delivered for a region, and what it can be compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from gerakan.foundation.regions.models import Province, Region, RegionVersion
from gerakan.stages.potentials.models import CODES, Delivery, Measure, PotentialRun, SectorFigure

DELIVERED, REGIONS = "delivered", "regions"
FEWEST_REGIONS = 5
"""A sum of fewer regions is no area to be compared with."""


@dataclass(frozen=True)
class Coverage:
    """How much of one measure stands for a region."""

    measure: str
    label: str
    first: int
    last: int
    sector_count: int
    has_whole: bool


def coverage_of(region: Region) -> list[Coverage]:
    """Measures with figures, as delivered last."""
    rows = SectorFigure.objects.filter(region=region, is_current=True).values("measure").order_by("measure")
    found = rows.annotate(
        first=Min("year"), last=Max("year"), sectors=Count("sector", distinct=True),
        bare=Count("pk", filter=Q(whole__isnull=True)),
    )  # fmt: skip
    return [
        Coverage(r["measure"], str(Measure(r["measure"]).label), r["first"], r["last"], r["sectors"], r["bare"] == 0)
        for r in found
    ]


def deliveries_of(region: Region) -> QuerySet[Delivery]:
    """Those of the region, and the secretariat's that hold it."""
    held = SectorFigure.objects.filter(region=region).values("delivery")
    return Delivery.objects.filter(Q(region=region) | Q(pk__in=held)).select_related("created_by")


def regions_with_work() -> QuerySet[Region]:
    """All autonomous regions, each with how much stands."""
    return Region.objects.autonomous().select_related("province").annotate(
        figure_count=Count("sector_figures", filter=Q(sector_figures__is_current=True), distinct=True),
        run_count=Count("potential_runs", distinct=True),
        open_count=Count("potential_runs", filter=Q(potential_runs__publication__isnull=False), distinct=True),
    )  # fmt: skip


def runs_of(region: Region) -> QuerySet[PotentialRun]:
    """The newest first."""
    return PotentialRun.objects.filter(region=region).select_related("computed_by", "publication")


def inputs_of(region: Region, measure: str, *, reference: str = "") -> dict[str, Any] | None:
    """Everything that a calculation of sectors needs, as plain values that can be frozen; None without figures.

    reference: what the region is compared with, `delivered` (the column beside its figures) or `regions` (the sum of all
    that have the same sectors and years); without one the delivered column where it is complete.
    """
    own = SectorFigure.objects.filter(region=region, measure=measure, is_current=True)
    figures = list(own.select_related("delivery").order_by("year", "pk"))
    if not figures:
        return None
    years = sorted({figure.year for figure in figures})
    sectors = [code for code in CODES if any(figure.sector == code for figure in figures)]
    has_whole = all(figure.whole is not None for figure in figures)
    chosen = reference or (DELIVERED if has_whole else REGIONS)
    others = _last_year_of_all(measure, years[-1])
    whole = _delivered(figures, sectors, years) if chosen == DELIVERED and has_whole else None
    whole, count = whole or {}, _regions_in(figures[-1].delivery.reference)
    resting: set[int] = set()
    if chosen == REGIONS:
        whole, count, resting = _summed(measure, sectors, years)
    return {
        "region": region.code,
        "measure": measure,
        "sectors": sectors,
        "years": years,
        "values": _grid(sectors, years, {(figure.sector, figure.year): figure.value for figure in figures}),
        "whole": _grid(sectors, years, whole),
        "reference": chosen,
        "reference_label": figures[-1].delivery.reference if chosen == DELIVERED else "",
        "region_count": count,
        "others": others,
        "notes": {figure.sector: figure.note for figure in figures if figure.note},
        "sources": sorted({f"{figure.delivery.source} ({figure.delivery.dated:%Y-%m-%d})" for figure in figures}),
        "deliveries": sorted({figure.delivery_id for figure in figures} | resting),
        "is_mixed": len({figure.delivery_id for figure in figures}) > 1,
        "changed": _changes_of(region, years),
        "is_sample": any(figure.delivery.is_sample for figure in figures)
        or _holds_samples(resting, measure, years[-1], others),
    }


def _holds_samples(resting: set[int], measure: str, year: int, others: dict[str, list[float]]) -> bool:
    """What the region is compared with, or stands near, holds sample figures."""
    near = Q(figures__measure=measure, figures__year=year, figures__is_current=True, figures__region__code__in=others)
    return Delivery.objects.filter(Q(pk__in=resting) | near, is_sample=True).exists()


def _grid(
    sectors: Sequence[str], years: Sequence[int], cells: dict[tuple[str, int], float]
) -> list[list[float | None]]:
    return [[cells.get((sector, year)) for year in years] for sector in sectors]


def _regions_in(reference: str) -> int:
    """How many regions the delivered whole holds: those of the province that it names, else the country's."""
    said = reference.casefold()
    named = [row for row in Province.objects.all() if row.name.casefold() in said]
    if not named:
        return Region.objects.count()
    return Region.objects.filter(province=max(named, key=lambda row: len(row.name))).count()


def _delivered(
    figures: Sequence[SectorFigure], sectors: Sequence[str], years: Sequence[int]
) -> dict[tuple[str, int], float]:
    return {(figure.sector, figure.year): figure.whole or 0.0 for figure in figures}


def _summed(
    measure: str, sectors: Sequence[str], years: Sequence[int]
) -> tuple[dict[tuple[str, int], float], int, set[int]]:
    """Regions that have every one of these sectors and years, summed; empty when they are too few."""
    rows = SectorFigure.objects.filter(measure=measure, is_current=True, sector__in=sectors, year__in=years)
    complete = rows.values("region").annotate(n=Count("pk")).filter(n=len(sectors) * len(years)).values("region")
    held = rows.filter(region__in=complete)
    count = held.aggregate(n=Count("region", distinct=True))["n"]
    if count < FEWEST_REGIONS:
        return {}, count, set()
    sums = held.values("sector", "year").annotate(total=Sum("value")).order_by()
    resting = set(held.values_list("delivery", flat=True).distinct().order_by())
    return {(row["sector"], row["year"]): row["total"] for row in sums}, count, resting


def _last_year_of_all(measure: str, year: int) -> dict[str, list[float]]:
    """Each region's sectors in one year, for relatedness; regions that lack a sector are left out."""
    found: dict[str, dict[str, float]] = {}
    rows = SectorFigure.objects.filter(measure=measure, is_current=True, year=year)
    for code, sector, value in rows.order_by("region__code").values_list("region__code", "sector", "value"):
        found.setdefault(code, {})[sector] = value
    return {code: [own[s] for s in CODES] for code, own in found.items() if len(own) == len(CODES)}


def _changes_of(region: Region, years: Sequence[int]) -> list[str]:
    """What changed about the region between these years, from the register of regions."""
    versions = RegionVersion.objects.filter(
        region=region, valid_from__year__gt=years[0], valid_from__year__lte=years[-1]
    )
    return [f"{version.valid_from:%Y-%m-%d}: {version.code} {version.name}" for version in versions]
