"""A plan with its links followed once, for all rules of one check."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from gerakan.engine.plan.rules.yardsticks import DEFAULT, Yardsticks
from gerakan.engine.plan.structure import Money, Plan, PlanIndicator, Programme
from gerakan.engine.plan.totals import Budget


class Reading:
    """Indexes are made when a rule first asks."""

    def __init__(self, plan: Plan, yardsticks: Yardsticks = DEFAULT) -> None:
        self.plan = plan
        self.yardsticks = yardsticks

    @cached_property
    def programmes(self) -> Mapping[str, Programme]:
        """Of every level, by code."""
        return {one.code: one for one in self.plan.programmes}

    @cached_property
    def roots(self) -> tuple[Programme, ...]:
        """Programmes proper, without activities."""
        return tuple(one for one in self.plan.programmes if one.kind == "programme")

    @cached_property
    def children(self) -> Mapping[str, tuple[Programme, ...]]:
        """Of each programme or activity."""
        found: dict[str, list[Programme]] = defaultdict(list)
        for one in self.plan.programmes:
            if one.parent:
                found[one.parent].append(one)
        return {code: tuple(own) for code, own in found.items()}

    def family(self, root: Programme) -> Iterator[Programme]:
        """A programme and everything below it; a ring of parents is walked once."""
        seen, waiting = {root.code}, [root]
        while waiting:
            one = waiting.pop()
            yield one
            fresh = [child for child in self.children.get(one.code, ()) if child.code not in seen]
            seen.update(child.code for child in fresh)
            waiting += fresh

    @cached_property
    def budget(self) -> Budget:
        """Its money, added up."""
        return Budget(self.plan.programmes, self.plan.money)

    @cached_property
    def money(self) -> Mapping[str, tuple[Money, ...]]:
        """Rows of money of each programme or activity."""
        return self.budget.own

    @cached_property
    def indicators(self) -> Mapping[str, tuple[PlanIndicator, ...]]:
        """By what they measure."""
        found: dict[str, list[PlanIndicator]] = defaultdict(list)
        for one in self.plan.indicators:
            found[one.of].append(one)
        return {code: tuple(own) for code, own in found.items()}

    @cached_property
    def schemes(self) -> Mapping[str, frozenset[str]]:
        """Schemes that each programme refers to."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.plan.references:
            found[one.programme].add(one.scheme)
        return {code: frozenset(own) for code, own in found.items()}

    @cached_property
    def answered(self) -> frozenset[str]:
        """Problems that a programme names."""
        return frozenset(code for one in self.plan.programmes for code in one.problems)
