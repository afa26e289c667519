"""What of a tree shows and counts in one region, by rules over facts and answers; nothing is hidden in code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.models import Condition
from gerakan.foundation.instruments.tree import Branch, Item, Part, Rule, Tree
from gerakan.foundation.regions.models import Kind, Province, Region

Subject, Test = Condition.Subject, Condition.Test
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """The latest figure of an indicator; a class alone counts by its place, 1 the lowest."""

    value: float | None
    value_class: str
    year: int
    source: str


@dataclass(frozen=True)
class Facts:
    """What rules may ask about a region."""

    kind: str
    island_group: str
    province: str
    is_autonomous: bool
    population: int
    area_km2: float
    indicators: Mapping[str, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Does the part show; when not, because of which rule of which part; is it for lack of a figure or an answer?"""

    shows: bool
    rule: Rule | None = None
    part: str = ""
    is_unknown: bool = False


SHOWN = Verdict(shows=True)


def facts_of(regions: Iterable[Region], tree: Tree | None = None) -> dict[int, Facts]:
    """By primary key of the region, in three queries; with a tree, only the indicators that it names."""
    wanted = list(regions)
    provinces = {province.pk: province for province in Province.objects.all()}
    figures = _figures(wanted, indicator_codes(tree) if tree else None)
    return {region.pk: _facts(region, provinces[region.province_id], figures.get(region.pk, {})) for region in wanted}


def indicator_codes(tree: Tree) -> set[str]:
    """Named by a rule, or filled in beforehand."""
    asked = {rule.about for part in tree.parts() for rule in part.rules if rule.subject == Subject.INDICATOR}
    return asked | {item.prefill_code for item in tree.items() if item.prefill_code}


def _facts(region: Region, province: Province, figures: Mapping[str, Known]) -> Facts:
    return Facts(
        region.kind, province.island_group, province.code, region.is_autonomous, region.population,
        float(region.area_km2), figures,
    )  # fmt: skip


def _figures(regions: Sequence[Region], codes: set[str] | None) -> dict[int, dict[str, Known]]:
    rows = IndicatorValue.objects.current().filter(state=IndicatorValue.State.OBSERVED)
    if codes is not None:
        rows = rows.filter(indicator__code__in=codes)
    if len(regions) < MANY:
        rows = rows.filter(region__in=[region.pk for region in regions])
    found: dict[int, dict[str, Known]] = {}
    names = ("region_id", "indicator__code", "indicator__classes", "value", "value_class", "year", "source")
    for region, code, classes, value, said, year, source in rows.order_by("year").values_list(*names):
        place = float(classes.index(said) + 1) if value is None and said in classes else value
        found.setdefault(region, {})[code] = Known(place, said, year, source)
    return found


MANY = 200  # beyond it all regions are read: a list of keys has an end in both databases


def for_region(tree: Tree, facts: Facts, answers: Answers | None = None) -> Tree:
    """The tree as it shows and counts there: parts whose conditions hold, weights of the kind of region."""
    verdicts = verdicts_of(tree, facts, answers)
    kept = [_kept(element, facts.kind, verdicts) for element in tree.elements]
    return replace(tree, elements=tuple(element for element in kept if isinstance(element, Branch)))


def for_kind(tree: Tree, kind: str) -> Tree:
    """The tree with the weights of a kind of region, without what its conditions on the kind exclude."""
    kept = [_of_kind(element, kind) for element in tree.elements]
    return replace(tree, elements=tuple(element for element in kept if isinstance(element, Branch)))


def _of_kind(part: Part, kind: str) -> Part | None:
    if any(compares(kind, rule) is False for rule in part.rules if rule.subject == Subject.KIND):
        return None
    if isinstance(part, Item):
        return replace(part, weight=weight_for(part, kind))
    below = [_of_kind(child, kind) for child in part.children]
    children = tuple(child for child in below if child is not None)
    return replace(part, weight=weight_for(part, kind), children=children)


def verdicts_of(tree: Tree, facts: Facts, answers: Answers | None = None) -> dict[str, Verdict]:
    """For every part of the tree, by code."""
    judge = _Judge(tree, facts, answers or {})
    return {part.code: judge.verdict(part.code) for part in tree.parts()}


def weight_for(part: Part, kind: str) -> float:
    """What the part weighs in this kind of region."""
    return part.weights.get(str(Kind(kind)), part.weight)


def _kept(part: Part, kind: str, verdicts: Mapping[str, Verdict]) -> Part | None:
    if not verdicts[part.code].shows:
        return None
    if isinstance(part, Item):
        return replace(part, weight=weight_for(part, kind))
    children = [_kept(child, kind, verdicts) for child in part.children]
    left = tuple(child for child in children if child is not None)
    return replace(part, weight=weight_for(part, kind), children=left) if left else None


class _Judge:
    """Remembers what it decided; a part that waits for itself does not show."""

    def __init__(self, tree: Tree, facts: Facts, answers: Answers) -> None:
        self.facts, self.answers = facts, answers
        self.parts = {part.code: part for part in tree.parts()}
        self.above = {child.code: branch.code for branch in tree.branches() for child in branch.children}
        self.decided: dict[str, Verdict] = {}
        self.waiting: set[str] = set()

    def verdict(self, code: str) -> Verdict:
        if code not in self.decided:
            if code in self.waiting:
                return Verdict(shows=False, part=code)
            self.waiting.add(code)
            self.decided[code] = self._decide(code)
            self.waiting.discard(code)
        return self.decided[code]

    def _decide(self, code: str) -> Verdict:
        if (parent := self.above.get(code)) and not (above := self.verdict(parent)).shows:
            return above
        for rule in self.parts[code].rules:
            holds = self._holds(rule)
            if not holds:
                return Verdict(shows=False, rule=rule, part=code, is_unknown=holds is None)
        return SHOWN

    def _holds(self, rule: Rule) -> bool | None:
        """None when it is not known: what is unknown meets no condition."""
        if rule.subject == Subject.ITEM:
            item = self.parts.get(rule.about)
            asked = isinstance(item, Item) and self.verdict(rule.about).shows
            return compares(self.answers.get(rule.about) if asked else None, rule)
        return compares(fact_of(self.facts, rule), rule)


def fact_of(facts: Facts, rule: Rule) -> Any:
    """What the rule asks of the region; None when nobody knows."""
    if rule.subject == Subject.INDICATOR:
        known = facts.indicators.get(rule.about)
        return known.value if known else None
    return {
        Subject.KIND: facts.kind,
        Subject.ISLAND_GROUP: facts.island_group,
        Subject.PROVINCE: facts.province,
        Subject.AUTONOMOUS: facts.is_autonomous,
        Subject.POPULATION: facts.population,
        Subject.AREA: facts.area_km2,
    }[Subject(rule.subject)]


YES = {"ya", "true", "1"}


def compares(found: Any, rule: Rule) -> bool | None:
    """None when there is nothing to compare; several values are separated by commas."""
    if found is None or found in ("", []):
        return None
    if rule.test in {Test.AT_LEAST, Test.AT_MOST}:
        least, figure = as_number(rule.value), as_number(found)
        if least is None or figure is None:
            return None
        return figure >= least if rule.test == Test.AT_LEAST else figure <= least
    same = any(_is(found, value.strip()) for value in rule.value.split(","))
    return same if rule.test == Test.IS else not same


def _is(found: Any, value: str) -> bool:
    if isinstance(found, bool):
        return found == (value.casefold() in YES)
    if isinstance(found, int | float):
        return as_number(value) == float(found)
    return str(found).casefold() == value.casefold()


def as_number(value: Any) -> float | None:
    """A rule's value with a decimal point; None when it is no number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
