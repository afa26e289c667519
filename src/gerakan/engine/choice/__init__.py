"""Choosing K of many under quotas: exact, explained, and honest when it cannot be done."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.choice.problem import Candidates, Problem, Quota, make_problem
from gerakan.engine.choice.repeated import selection_chances
from gerakan.engine.choice.solving import best, conflict

__all__ = [
    "Alternative",
    "Candidates",
    "Choice",
    "Infeasible",
    "Price",
    "Quota",
    "alternatives",
    "choose",
    "selection_chances",
]


@dataclass(frozen=True, slots=True)
class Price:
    """What one quota costs: merit that would be won without it, whom it brings in, whom it keeps out."""

    quota: Quota
    price: float
    gained: tuple[str, ...]
    displaced: tuple[str, ...]

    @property
    def binding(self) -> bool:
        """Lifting the quota would change the choice."""
        return bool(self.gained)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen, best first; their summed merit; what every quota costs; whom the quotas together changed."""

    chosen: tuple[str, ...]
    merit: float
    prices: tuple[Price, ...]
    gained: tuple[str, ...]
    displaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Infeasible:
    """The quotas contradict each other: dropping any one of `conflict` would do; empty when K exceeds the candidates."""

    conflict: tuple[Quota, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another choice that keeps all quotas: its merit, and how it differs from the best one."""

    chosen: tuple[str, ...]
    merit: float
    gained: tuple[str, ...]
    displaced: tuple[str, ...]


def choose(candidates: Candidates, quotas: Sequence[Quota], count: int) -> Choice | Infeasible:
    """The choice of exactly `count` candidates of greatest summed merit that keeps every quota.

    Equal merits are decided by the order of names, never by the order of rows.

    >>> people = Candidates(("a", "b", "c"), np.array([3.0, 2.0, 1.0]), {"kind": ("kota", "kota", "kab")})
    >>> answer = choose(people, [Quota("kind", "kab", min=1)], 2)
    >>> answer.chosen, answer.prices[0].price, answer.prices[0].displaced
    (('a', 'c'), 1.0, ('b',))
    """
    problem = make_problem(candidates, quotas, count)
    solved = best(problem)
    if solved is None:
        return Infeasible(tuple(quotas[q] for q in conflict(problem)) if count <= len(problem.units) else ())
    free = np.array([1.0] * count + [0.0] * (len(problem.units) - count))
    gained, displaced = _difference(problem, solved, free)
    prices = tuple(_price(problem, solved, quota, q) for q, quota in enumerate(quotas))
    return Choice(_names(problem, solved), float(problem.merit @ solved), prices, gained, displaced)


def _price(problem: Problem, solved: FloatArray, quota: Quota, at: int) -> Price:
    met = problem.members[at] @ solved
    if problem.low[at] < met < problem.high[at]:
        return Price(quota, 0.0, (), ())
    lifted = best(problem.without(at))
    if lifted is None or problem.merit @ lifted <= problem.merit @ solved:
        return Price(quota, 0.0, (), ())
    return Price(quota, float(problem.merit @ (lifted - solved)), *_difference(problem, solved, lifted))


def _names(problem: Problem, chosen: FloatArray) -> tuple[str, ...]:
    return tuple(problem.units[i] for i in np.flatnonzero(chosen > 0.5))


def _difference(problem: Problem, chosen: FloatArray, other: FloatArray) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is in the choice and not in the other, and the reverse."""
    return _names(problem, np.maximum(chosen - other, 0)), _names(problem, np.maximum(other - chosen, 0))


def alternatives(
    candidates: Candidates, quotas: Sequence[Quota], count: int, *, limit: int = 3, within: float = 0.01
) -> tuple[Alternative, ...]:
    """Next-best choices, at most `limit`, that lose at most the share `within` of the best one's merit. Best first."""
    problem = make_problem(candidates, quotas, count)
    first = best(problem)
    found: list[FloatArray] = []
    while first is not None and len(found) < limit:
        other = best(problem, [first, *found])
        if other is None or problem.merit @ (first - other) > within * abs(float(problem.merit @ first)):
            break
        found.append(other)
    return tuple(
        Alternative(_names(problem, other), float(problem.merit @ other), *_difference(problem, other, first))
        for other in found
        if first is not None
    )
