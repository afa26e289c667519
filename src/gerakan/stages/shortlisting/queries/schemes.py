"""What a scheme says: its tree, its sums, its parameters as plain values."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition
from gerakan.stages.shortlisting.models import Scheme, SchemeGroup, SchemeIndicator
from gerakan.stages.shortlisting.models.schemes import SchemeQuerySet

SETTINGS = (
    "title", "note", "ranked_together", "bridge", "only_autonomous", "treatment", "max_winsorised", "normalisation", "aggregation",
    "missing", "max_filled_share", "tie_rule", "certain_from", "out_until", "weight_spread", "leaves_one_out",
)  # fmt: skip
"""The columns of a scheme that a person writes."""

SCALE_OF = {"rank": "rank", "borda": "borda", "zscore": "zscore"}
"""Normalisations that do not end on 0 to 1."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A group (or the index itself, code "") with what hangs from it and the sum of those weights."""

    code: str
    name: str
    weight: Decimal | None
    depth: int
    indicators: tuple[SchemeIndicator, ...]
    total: Decimal


def schemes_of(edition: Edition) -> SchemeQuerySet:
    """All versions, newest first, with how often each was computed."""
    return edition.schemes.annotate(
        run_count=Count("runs", distinct=True), indicator_count=Count("indicators", distinct=True)
    )


def next_number(edition: Edition) -> int:
    """The number of the next version."""
    return (edition.schemes.aggregate(last=Max("number"))["last"] or 0) + 1


def indicators_of(scheme: Scheme) -> list[SchemeIndicator]:
    """With their library entry and group; one query."""
    return list(scheme.indicators.select_related("indicator", "group").order_by("pk"))


def branches(scheme: Scheme) -> list[Branch]:
    """The tree from the top, groups in their order; two queries."""
    groups, indicators = list(scheme.groups.order_by("pk")), indicators_of(scheme)
    children: dict[int | None, list[SchemeGroup]] = {}
    for group in groups:
        children.setdefault(group.parent_id, []).append(group)
    found: list[Branch] = []

    def visit(group: SchemeGroup | None, depth: int) -> None:
        key = group.pk if group else None
        own = tuple(item for item in indicators if item.group_id == key)
        below = children.get(key, [])
        total = sum([*(item.weight for item in own), *(each.weight for each in below)], Decimal(0))
        name, weight = (group.name, group.weight) if group else (_("Indeks"), None)
        found.append(Branch(group.code if group else "", name, weight, depth, own, total))
        for child in below:
            visit(child, depth + 1)

    visit(None, 0)
    return found


def weight_sums(scheme: Scheme) -> dict[str, Decimal]:
    """Sum of the weights below every branch, by its name."""
    return {
        f"{branch.name} ({branch.code})" if branch.code else branch.name: branch.total for branch in branches(scheme)
    }


def odd_scales(scheme: Scheme) -> list[str]:
    """Indicators whose own normalisation ends on another scale than the scheme's."""
    items = [item for item in indicators_of(scheme) if item.normalisation]
    scale = SCALE_OF.get(scheme.normalisation, "share")
    return [item.indicator.name for item in items if SCALE_OF.get(item.normalisation, "share") != scale]


def without_goalposts(scheme: Scheme) -> list[str]:
    """Indicators normalised by goalposts that have none."""
    fixed = Scheme.Normalisation.GOALPOSTS
    return [
        item.indicator.name
        for item in indicators_of(scheme)
        if (item.normalisation or scheme.normalisation) == fixed and item.goalpost_low is None
    ]


def parameters_of(scheme: Scheme) -> dict[str, Any]:
    """The whole rule as plain values: what a run freezes and the engine reads."""
    groups = list(scheme.groups.select_related("parent").order_by("pk"))
    return {
        "scheme": {"edition": scheme.edition_code, "number": scheme.number, "title": scheme.title},
        "together": scheme.ranked_together,
        "only_autonomous": scheme.only_autonomous,
        "treatment": scheme.treatment,
        "max_winsorised": scheme.max_winsorised,
        "normalisation": scheme.normalisation,
        "aggregation": scheme.aggregation,
        "missing": scheme.missing,
        "max_filled_share": float(scheme.max_filled_share),
        "certain_from": float(scheme.certain_from),
        "out_until": float(scheme.out_until),
        "weight_spread": float(scheme.weight_spread),
        "leaves_one_out": scheme.leaves_one_out,
        "groups": [_group_values(group) for group in groups],
        "indicators": [_indicator_values(item) for item in indicators_of(scheme)],
    }


def _group_values(group: SchemeGroup) -> dict[str, Any]:
    return {
        "code": group.code,
        "name": group.name,
        "parent": group.parent.code if group.parent else "",
        "weight": float(group.weight),
        "aggregation": group.aggregation,
    }


def _indicator_values(item: SchemeIndicator) -> dict[str, Any]:
    return {
        "code": item.indicator.code,
        "name": item.indicator.name,
        "unit": item.indicator.unit,
        "applies_to": item.indicator.applies_to,
        "group": item.group.code if item.group else "",
        "year": item.year,
        "weight": float(item.weight),
        "direction": item.direction,
        "normalisation": item.normalisation,
        "low": item.goalpost_low,
        "high": item.goalpost_high,
        "filling": item.filling,
    }
