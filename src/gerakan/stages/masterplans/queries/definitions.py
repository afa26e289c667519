"""Indicators that are defined for all: offered first, and what they say fills what is still empty beside their name."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from gerakan.foundation.indicators.models import Indicator
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator, PlanRow

PLACES = Decimal("0.0001")
DIRECTIONS = {
    Indicator.Direction.MORE: PlanIndicator.Direction.UP,
    Indicator.Direction.LESS: PlanIndicator.Direction.DOWN,
}


def definitions_for(plan: Masterplan) -> "QuerySet[Indicator]":
    """The national ones that exist for this kind of region, and the region's own."""
    reach = Q(applies_to__in=(Indicator.Reach.BOTH, plan.region.kind))
    return Indicator.objects.filter(reach, Q(region=None) | Q(region=plan.region_id))


def complete(plan: Masterplan, row: PlanRow, typed: Collection[str]) -> None:
    """Unit, direction, formula, source and the region's latest figure as baseline, where nothing stands and nothing was typed."""
    if not isinstance(row, PlanIndicator) or "name" not in typed:
        return
    if (found := definitions_for(plan).filter(name__iexact=row.name).first()) is None:
        return
    told: dict[str, Any] = {
        "unit": found.unit[:60], "direction": DIRECTIONS.get(Indicator.Direction(found.direction), ""),
        "formula": found.method, "source": found.source,
    }  # fmt: skip
    known = plan.region.indicator_values.filter(indicator=found, is_current=True, value__isnull=False)
    if row.baseline is None and row.baseline_year is None and (latest := known.order_by("-year").first()):
        told |= {"baseline_year": latest.year, "baseline": Decimal(repr(latest.value)).quantize(PLACES)}
    for field, value in told.items():
        if field not in typed and getattr(row, field) in ("", None):
            setattr(row, field, value)
