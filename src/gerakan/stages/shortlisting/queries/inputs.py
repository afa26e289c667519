"""What goes into a run, fetched once and frozen as plain values."""

from collections.abc import Iterable
from typing import Any

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.regions.models import Region
from gerakan.stages.shortlisting.models import Scheme, SchemeIndicator
from gerakan.stages.shortlisting.queries.schemes import indicators_of

TOGETHER = "semua"
OBSERVED = str(IndicatorValue.State.OBSERVED)
MISSING = str(IndicatorValue.State.NOT_REPORTED)
NOT_APPLICABLE = str(IndicatorValue.State.NOT_APPLICABLE)
Cell = tuple[float | None, str, int | None]
"""Value, state, primary key of the value."""


def gather_inputs(scheme: Scheme) -> dict[str, Any]:
    """Regions by code, indicators in the scheme's order, values with their states and keys; four queries."""
    items = indicators_of(scheme)
    regions = list(Region.objects.select_related("province").order_by("code"))
    cells, sources = _cells(items)
    rows = [[_cell(item, region, cells) for item in items] for region in regions]
    return {
        "units": [_unit(region) for region in regions],
        "indicators": [item.indicator.code for item in items],
        "values": [[value for value, _state, _key in row] for row in rows],
        "states": [[state for _value, state, _key in row] for row in rows],
        "value_ids": [[key for _value, _state, key in row] for row in rows],
        "earlier": _earlier(items),
        "sources": sources,
    }


def _unit(region: Region) -> dict[str, Any]:
    return {
        "code": region.code,
        "name": region.name,
        "kind": region.kind,
        "province": region.province.name,
        "autonomous": region.is_autonomous,
    }


def _cell(item: SchemeIndicator, region: Region, cells: dict[tuple[int, int], Cell]) -> Cell:
    """What does not exist for this kind never counts, whatever a file says."""
    if not item.indicator.applies(region.kind):
        return None, NOT_APPLICABLE, None
    return cells.get((item.indicator_id, region.pk), (None, MISSING, None))


def _cells(items: list[SchemeIndicator]) -> tuple[dict[tuple[int, int], Cell], dict[str, list[str]]]:
    years = {item.indicator_id: item.year for item in items}
    codes = {item.indicator_id: item.indicator for item in items}
    values = IndicatorValue.objects.current().filter(indicator__in=years, year__in=set(years.values()))
    cells: dict[tuple[int, int], Cell] = {}
    sources: dict[str, set[str]] = {item.indicator.code: set() for item in items}
    for row in values.only("indicator_id", "region_id", "year", "state", "value", "value_class", "source"):
        if row.year == years[row.indicator_id]:
            indicator = codes[row.indicator_id]
            number = _number(row.value, row.value_class, indicator.classes)
            state = MISSING if number is None and row.state == OBSERVED else row.state
            cells[row.indicator_id, row.region_id] = (number, state, row.pk)
            sources[indicator.code].add(row.source)
    return cells, {code: sorted(found)[:5] for code, found in sources.items()}


def _number(value: float | None, value_class: str, classes: Iterable[str]) -> float | None:
    """A class counts as its place from the lowest."""
    order = list(classes)
    if value is None and value_class in order:
        return float(order.index(value_class) + 1)
    return value


def _earlier(items: list[SchemeIndicator]) -> dict[str, dict[str, list[float]]]:
    """For indicators filled from the past: the last year with a figure, and the figure, by region code."""
    asked = {i.indicator_id: i for i in items if i.filling == SchemeIndicator.Filling.LAST_KNOWN}
    known: dict[str, dict[str, list[float]]] = {item.indicator.code: {} for item in asked.values()}
    rows = IndicatorValue.objects.current().filter(indicator__in=asked, state=IndicatorValue.State.OBSERVED)
    for row in rows.select_related("region").order_by("year"):
        item = asked[row.indicator_id]
        number = _number(row.value, row.value_class, item.indicator.classes)
        if row.year < item.year and number is not None:
            known[item.indicator.code][row.region.code] = [row.year, number]
    return known
