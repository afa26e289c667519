"""A frozen scheme, as plain values, becomes the engine's specification of one list."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, cast

from gerakan.engine.index import Group, IndexSpec, Indicator, Missing, Normalisation, Treatment

ROOT = "indeks"
Item = Group | Indicator
SHARES = frozenset({"percentile_rank", "minmax", "goalposts", "distance_to_best", "share_of_maximum"})
"""Methods that end on 0 to 1 and so may stand beside each other; people read them from 0 to 100."""


def points_per_unit(parameters: Mapping[str, Any]) -> int:
    """What a score is multiplied by before people read it."""
    is_share = parameters["normalisation"] in SHARES and parameters["aggregation"] != "copeland"
    return 100 if is_share else 1


def spec_of(parameters: Mapping[str, Any], absent: Collection[str] = ()) -> IndexSpec:
    """The whole tree without the indicators that do not exist in this list; their weight is handed on by the scheme's rule."""
    indicators = tuple(_indicator(item) for item in parameters["indicators"])
    groups = (Group(ROOT, aggregation=parameters["aggregation"]), *(_group(item) for item in parameters["groups"]))
    items = _pruned([*groups, *indicators], set(absent), parameters["missing"])
    return IndexSpec(
        indicators=tuple(item for item in items if isinstance(item, Indicator)),
        groups=tuple(item for item in items if isinstance(item, Group)),
        treatment=Treatment(parameters["treatment"], parameters["max_winsorised"]),
        normalisation=_normalisation(parameters["normalisation"]),
        missing=Missing(parameters["missing"]),
    )


def nominal_shares(spec: IndexSpec) -> dict[str, float]:
    """Every indicator's share of the index when all values are there: the product along its path."""
    everything: list[Item] = [*spec.groups, *spec.indicators]
    items = {item.code: item for item in everything}
    totals: dict[str | None, float] = {}
    for item in items.values():
        totals[item.parent] = totals.get(item.parent, 0.0) + item.weight

    def share(code: str) -> float:
        item = items[code]
        return 1.0 if item.parent is None else item.weight / totals[item.parent] * share(item.parent)

    return {code: share(code) for code in spec.codes}


def _indicator(item: Mapping[str, Any]) -> Indicator:
    return Indicator(
        code=item["code"],
        parent=item["group"] or ROOT,
        weight=item["weight"],
        direction=item["direction"],
        normalisation=_normalisation(item["normalisation"]) if item["normalisation"] else None,
        low=item["low"],
        high=item["high"],
    )


def _group(item: Mapping[str, Any]) -> Group:
    return Group(item["code"], item["parent"] or ROOT, item["weight"], item["aggregation"])


def _normalisation(method: str) -> Normalisation:
    return Normalisation(cast("Any", method), lower=0.0, upper=1.0)


def _pruned(items: list[Item], absent: set[str], rule: str) -> list[Item]:
    """Take the absent away, then every group that this leaves empty, and so on upward."""
    while gone := [item for item in items if item.code in absent]:
        items = [item for item in items if item.code not in absent]
        for item in gone:
            items = _handed_on(items, item, rule)
        parents = {item.parent for item in items}
        absent = {item.code for item in items if isinstance(item, Group) and item.code not in parents}
    return items


def _handed_on(items: list[Item], gone: Item, rule: str) -> list[Item]:
    """Equal share adds the same to every sibling; a proportional rule needs nothing, weights are relative."""
    siblings = [item for item in items if item.parent == gone.parent]
    if rule != "equal_share" or not siblings:
        return items
    more = gone.weight / len(siblings)
    return [replace(item, weight=item.weight + more) if item in siblings else item for item in items]
