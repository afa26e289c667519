"""Questions about indicators and their values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Max, Q

from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorQuerySet, IndicatorValue
from gerakan.foundation.indicators.preview import Key, Known
from gerakan.foundation.regions.models import Region

State = IndicatorValue.State


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known of one indicator in one region; `value_id` is None where no row says anything.

    A class without a figure counts by its place among the indicator's classes, 1 the lowest.
    """

    state: str
    value: float | None = None
    value_class: str = ""
    standard_error: float | None = None
    source: str = ""
    year: int | None = None
    status: str = ""
    value_id: int | None = None

    @property
    def is_observed(self) -> bool:
        """There is a figure to compute with."""
        return self.value is not None


@dataclass(frozen=True)
class ValueTable:
    """Regions by indicators, both in the order asked; every pair has an observation."""

    region_ids: list[int]
    indicator_ids: list[int]
    observations: Mapping[tuple[int, int], Observation] = field(repr=False)

    def at(self, region_id: int, indicator_id: int) -> Observation:
        """One cell."""
        return self.observations[region_id, indicator_id]

    @cached_property
    def values(self) -> npt.NDArray[np.float64]:
        """Shape (regions, indicators); nan where nothing was observed."""
        rows = [[self.at(r, i).value for i in self.indicator_ids] for r in self.region_ids]
        return np.array(rows, dtype=np.float64).reshape(len(self.region_ids), len(self.indicator_ids))

    @cached_property
    def applies(self) -> npt.NDArray[np.bool_]:
        """Shape (regions, indicators); false where the indicator does not exist for the region."""
        rows = [[self.at(r, i).state != State.NOT_APPLICABLE for i in self.indicator_ids] for r in self.region_ids]
        return np.array(rows, dtype=np.bool_).reshape(len(self.region_ids), len(self.indicator_ids))

    @property
    def value_ids(self) -> list[int]:
        """Every row that was used; freeze these with a run."""
        return sorted(item.value_id for item in self.observations.values() if item.value_id is not None)


def values_for(
    years: Mapping[Indicator, int], regions: Sequence[Region], *, look_back: int = 0, verified_only: bool = False
) -> ValueTable:
    """Each indicator in its own year for these regions, in one query.

    look_back: how many earlier years may answer where the asked one has no figure; the observation says its year.
    """
    rows = IndicatorValue.objects.current().filter(_wanted(years, look_back))
    if verified_only:
        rows = rows.filter(status=IndicatorValue.Status.VERIFIED)
    best: dict[tuple[int, int], IndicatorValue] = {}
    for row in rows.order_by("year"):
        before = best.get((row.region_id, row.indicator_id))
        if before is None or row.state == State.OBSERVED or before.state != State.OBSERVED:
            best[row.region_id, row.indicator_id] = row
    found = {
        (region.pk, indicator.pk): _observation(indicator, region, best.get((region.pk, indicator.pk)))
        for region in regions
        for indicator in years
    }
    return ValueTable([region.pk for region in regions], [indicator.pk for indicator in years], found)


def _wanted(years: Mapping[Indicator, int], look_back: int) -> Q:
    wanted = Q(pk__in=[])
    for indicator, year in years.items():
        wanted |= Q(indicator=indicator, year__range=(year - look_back, year))
    return wanted


def _observation(indicator: Indicator, region: Region, row: IndicatorValue | None) -> Observation:
    if row is None:
        return Observation(State.NOT_REPORTED if indicator.applies(region.kind) else State.NOT_APPLICABLE)
    return Observation(
        state=row.state,
        value=row.value if row.value is not None else _place_of_class(indicator, row.value_class),
        value_class=row.value_class,
        standard_error=row.standard_error,
        source=row.source,
        year=row.year,
        status=row.status,
        value_id=row.pk,
    )


def _place_of_class(indicator: Indicator, name: str) -> float | None:
    return float(indicator.classes.index(name) + 1) if name in indicator.classes else None


def current_values(indicator_ids: Iterable[int], years: Iterable[int]) -> dict[Key, Known]:
    """What holds now for these indicators and years."""
    rows = IndicatorValue.objects.current().filter(indicator__in=set(indicator_ids), year__in=set(years))
    fields = ("indicator_id", "region_id", "year", "pk", "state", "value", "value_class")
    return {Key(*row[:3]): Known(*row[3:]) for row in rows.values_list(*fields).iterator(chunk_size=5000)}


def library() -> IndicatorQuerySet:
    """Indicators with how much is known: `value_count`, `latest_year`."""
    current = Q(values__is_current=True)
    return Indicator.objects.select_related("owner", "region").annotate(
        value_count=Count("values", filter=current), latest_year=Max("values__year", filter=current)
    )


def indicators_of(batch: ImportBatch) -> list[Indicator]:
    """What this sender may deliver: its own indicators, or all when the secretariat sends."""
    known = Indicator.objects.national().select_related("owner")
    return list(known if batch.organisation_id is None else known.filter(owner_id=batch.organisation_id))


@dataclass(frozen=True)
class Coverage:
    """How complete one year of an indicator is."""

    year: int
    observed: int
    not_reported: int
    suppressed: int
    verified: int
    provisional: int
    expected: int

    @property
    def share(self) -> float:
        """Observed of those for whom the indicator exists, 0 to 1."""
        return self.observed / self.expected if self.expected else 0.0


def coverage(indicator: Indicator) -> list[Coverage]:
    """Year by year, the newest first."""
    expected = _expected(indicator)
    rows = indicator.values.filter(is_current=True).values("year").order_by("-year")
    counted = rows.annotate(
        observed=Count("pk", filter=Q(state=State.OBSERVED)),
        not_reported=Count("pk", filter=Q(state=State.NOT_REPORTED)),
        suppressed=Count("pk", filter=Q(state=State.SUPPRESSED)),
        verified=Count("pk", filter=Q(status=IndicatorValue.Status.VERIFIED)),
        provisional=Count("pk", filter=Q(status=IndicatorValue.Status.PROVISIONAL)),
    )
    return [Coverage(**row, expected=expected) for row in counted]


def _expected(indicator: Indicator) -> int:
    if indicator.region_id:
        return 1
    regions = Region.objects.all()
    if indicator.applies_to != Indicator.Reach.BOTH:
        regions = regions.filter(kind=indicator.applies_to)
    return regions.count()


@dataclass(frozen=True)
class Distribution:
    """Five figures and a histogram of one year."""

    count: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    edges: list[float]
    heights: list[int]

    @property
    def bars(self) -> list[tuple[float, float, int]]:
        """From, to, number of regions."""
        return list(zip(self.edges[:-1], self.edges[1:], self.heights, strict=True))


def distribution(indicator: Indicator, year: int, *, bars: int = 16) -> Distribution | None:
    """None when fewer than two regions have a figure."""
    rows = indicator.values.filter(is_current=True, year=year, value__isnull=False)
    figures = np.array(rows.values_list("value", flat=True), dtype=np.float64)
    if figures.size < 2:
        return None
    heights, edges = np.histogram(figures, bins=bars)
    low, lower, median, upper, high = np.quantile(figures, [0, 0.25, 0.5, 0.75, 1]).tolist()
    return Distribution(figures.size, low, lower, median, upper, high, edges.tolist(), heights.tolist())


def values_of_region(region: Region) -> dict[Indicator, list[IndicatorValue]]:
    """What holds for a region: every indicator with its years, the newest first."""
    rows = region.indicator_values.filter(is_current=True).select_related("indicator__owner", "batch")
    found: dict[Indicator, list[IndicatorValue]] = defaultdict(list)
    for row in rows.order_by("indicator__name", "-year"):
        found[row.indicator].append(row)
    return dict(found)


def earlier_decisions(batch: ImportBatch) -> dict[str, str]:
    """What this sender's earlier deliveries decided on names, the latest first to count."""
    earlier = ImportBatch.objects.filter(organisation=batch.organisation, state=ImportBatch.State.APPLIED)
    decided: dict[str, str] = {}
    for decisions in earlier.exclude(pk=batch.pk).order_by("applied_at").values_list("decisions", flat=True):
        decided.update(decisions)
    return decided
