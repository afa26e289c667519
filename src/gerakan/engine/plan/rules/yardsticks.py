"""What a plan is measured against and does not hold itself: peers' pace, other plans' texts, settings of the edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gerakan.engine.plan.likeness import NO_OTHERS, Others

Basis = Literal["relative", "absolute"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast peers got better in one year, by quantile (0-1); positive is better.

    basis: relative (share of the value a year, compounded) or absolute (units a year); peers: how many regions.
    """

    quantiles: Mapping[float, float]
    basis: Basis = "relative"
    peers: int = 0


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """peers: pace by code of the shared definition, or by unit; others: texts of other plans.

    pace_quantile: a target faster than this quantile of peers is told; quick_win_months: longest;
    quick_wins_end: years of the plan within which quick wins end; quick_wins_each: how many a pillar needs.
    """

    peers: Mapping[str, Pace] = field(default_factory=dict)
    others: Others = NO_OTHERS
    pace_quantile: float = 0.9
    quick_win_months: int = 12
    quick_wins_end: int = 2
    quick_wins_each: int = 1


DEFAULT = Yardsticks()
