"""How fast other regions got better in an indicator of the library, for targets of the same indicator (R-202)."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from django.db.models import Max

from gerakan.engine.plan.prose import same
from gerakan.engine.plan.rules.measures import unit_of
from gerakan.engine.plan.rules.yardsticks import Pace
from gerakan.engine.plan.structure import PlanIndicator
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.stages.masterplans.calculations import Ground, Laid
from gerakan.stages.masterplans.models import Masterplan

FEWEST = 15
"""Regions with figures of two years or more; fewer say nothing of a usual pace (as B9 asks of peers)."""
QUANTILE = 0.9


def mark(_plan: Masterplan) -> Hashable:
    """Values are added, never changed."""
    return tuple(IndicatorValue.objects.aggregate(last=Max("pk")).values())


def lay(plan: Masterplan, found: Laid) -> Laid:
    """Indicators of the plan that are of the library, by name and unit; the yearly pace of regions with figures of several years."""
    library = dict(_named())
    known = {one.code: library[key] for one in found.plan.indicators if (key := _key(one)) in library}
    if not known:
        return found
    paces = _paces(plan, frozenset(known.values()))
    indicators = tuple(
        replace(one, definition=str(known[one.code])) if one.code in known else one for one in found.plan.indicators
    )
    peers = {**found.yardsticks.peers, **{str(pk): pace for pk, pace in paces.items()}}
    return replace(
        found, plan=replace(found.plan, indicators=indicators), yardsticks=replace(found.yardsticks, peers=peers)
    )  # fmt: skip


PACES = Ground(mark, lay)


def _key(one: PlanIndicator) -> tuple[str, str]:
    return same(one.name.partition("(")[0]), unit_of(one.unit)


def _named() -> Iterator[tuple[tuple[str, str], int]]:
    """(name or heading of a column, unit) -> indicator; indices are counted in many ways of writing their unit."""
    for one in Indicator.objects.all():
        for name in (one.name, *one.headings):
            yield (same(name.partition("(")[0]), unit_of(one.unit)), one.pk
            yield (same(name.partition("(")[0]), unit_of(one.unit).partition(" ")[0]), one.pk


def _paces(plan: Masterplan, indicators: frozenset[int]) -> Mapping[int, Pace]:
    """Units a year between the first and the last figure of every other region; better is positive."""
    rows = IndicatorValue.objects.current().filter(indicator__in=indicators, value__isnull=False)
    ends: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
    wanted = rows.exclude(region=plan.region_id).order_by("year")
    for indicator, region, year, value in wanted.values_list("indicator", "region", "year", "value"):
        ends[indicator, region].append((year, float(value or 0)))
    signs = {one.pk: -1 if one.direction < 0 else 1 for one in Indicator.objects.filter(pk__in=indicators)}
    yearly: dict[int, list[float]] = defaultdict(list)
    for (indicator, _region), told in ends.items():
        (first, before), (last, after) = told[0], told[-1]
        if last > first:
            yearly[indicator].append((after - before) / (last - first) * signs[indicator])
    return {
        indicator: Pace({QUANTILE: float(np.quantile(paces, QUANTILE))}, "absolute", len(paces))
        for indicator, paces in yearly.items()
        if len(paces) >= FEWEST
    }
