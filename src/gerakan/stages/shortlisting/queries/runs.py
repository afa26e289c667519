"""What the screens ask about frozen calculations."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.indicators.uses import Use
from gerakan.stages.shortlisting.models import Run, Scheme, Standing
from gerakan.stages.shortlisting.models.runs import RunQuerySet
from gerakan.stages.shortlisting.queries.inputs import TOGETHER

LISTS = {"kota": _("Kota"), "kabupaten": _("Kabupaten"), TOGETHER: _("Kota dan kabupaten")}
FROZEN = (
    "pool", "score", "rank", "tied_count", "coverage_share", "filled_share", "filled", "group_scores",
    "contributions", "rank_median", "rank_low", "rank_high", "chance", "zone",
)  # fmt: skip
"""Columns of a standing that its fingerprint covers."""


@dataclass(frozen=True, slots=True)
class PoolSummary:
    """One list of a run in figures."""

    name: str
    places: int
    count: int
    certain: int
    grey: int
    out: int
    cut_score: float | None
    tied_at_cut: int

    @property
    def label(self) -> str:
        """As people call it."""
        return str(LISTS[self.name])

    @property
    def is_cut_by_lottery(self) -> bool:
        """More regions share the last place than there are places left."""
        return self.tied_at_cut > 0


def light_runs() -> RunQuerySet:
    """Runs without their large frozen values; ask for those where they are needed."""
    related = Run.objects.select_related("scheme__edition", "computed_by")
    return related.defer("inputs", "parameters", "results")


def runs_of(edition: Edition) -> RunQuerySet:
    """Every calculation of an edition, newest first."""
    return light_runs().filter(scheme__edition=edition)


def next_run_number(scheme: Scheme) -> int:
    """The number of the next run of this scheme."""
    return (scheme.runs.aggregate(last=Max("number"))["last"] or 0) + 1


def ranking(run: Run, pool: str) -> QuerySet[Standing]:
    """One list in the order of its ranks, the unranked last."""
    rows = Standing.objects.filter(run=run, pool=pool).select_related("region__province")
    return rows.order_by(F("rank").asc(nulls_last=True), "region__code")


def pool_summaries(run: Run) -> list[PoolSummary]:
    """Every list of the run with its zones and its cut; one query."""
    zones = {f"zone_{zone}": Count("pk", filter=Q(zone=zone)) for zone in Standing.Zone.values}
    within = {f"cut_{pool}": Min("score", filter=Q(pool=pool, rank__lte=places)) for pool, places in run.places.items()}
    above = {f"in_{pool}": Count("pk", filter=Q(pool=pool, rank__lte=places)) for pool, places in run.places.items()}
    rows = run.standings.order_by().values("pool").annotate(count=Count("rank"), **zones, **within, **above)
    found = {row["pool"]: row for row in rows}
    return [_summary(pool, places, dict(found[pool])) for pool, places in run.places.items() if pool in found]


def _summary(pool: str, places: int, row: dict[str, Any]) -> PoolSummary:
    return PoolSummary(
        name=pool,
        places=places,
        count=row["count"],
        certain=row["zone_certain"],
        grey=row["zone_grey"],
        out=row["zone_out"],
        cut_score=row[f"cut_{pool}"],
        tied_at_cut=max(row[f"in_{pool}"] - places, 0),
    )


def frozen_standings(run: Run) -> list[dict[str, Any]]:
    """The rows of a run as its fingerprint reads them: by list, then by code."""
    rows = run.standings.select_related("region").order_by("pk")
    return [{"code": row.region.code} | {name: getattr(row, name) for name in FROZEN} for row in rows]


def uses_of_values(values: QuerySet[IndicatorValue]) -> list[Use]:
    """Calculations in which one of these values is frozen; indicators asks before it undoes an import."""
    asked = set(values.values_list("pk", flat=True))
    runs = Run.objects.select_related("scheme").defer("results", "parameters")
    frozen = (run for run in runs.iterator(chunk_size=20) if not asked.isdisjoint(_frozen_values(run)))
    return [Use(str(run), reverse("shortlisting:ranking", args=[run.pk])) for run in frozen]


def _frozen_values(run: Run) -> set[int]:
    return {key for row in run.inputs["value_ids"] for key in row if key}
