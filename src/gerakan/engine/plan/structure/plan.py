"""A whole plan: one tuple of rows per sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from gerakan.engine.plan.structure.action import (
    Ceiling,
    Joint,
    Milestone,
    Money,
    PlanIndicator,
    Programme,
    QuickWin,
    Reference,
    Risk,
)
from gerakan.engine.plan.structure.direction import Evidence, Gap, Goal, Mission, Problem, Strategy, Swot, Waiver
from gerakan.engine.plan.structure.people import Participation, Stakeholder
from gerakan.engine.plan.structure.texts import Passage


class Row(Protocol):
    """A row of any sheet."""

    @property
    def key(self) -> str:
        """Unique in its sheet; of money and ceilings together with the year."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A region's masterplan.

    region: code; starts: first year; rpjmd: first and last year of the RPJMD in force, None when unknown;
    known_codes: codes in force by scheme, a missing scheme cannot be checked; agencies and places: official names,
    empty when unknown; known_names: official names of agencies and places that are known although not all of them are.
    """

    region: str
    name: str = ""
    starts: int = 2025
    years: int = 10
    rpjmd: tuple[int, int] | None = None
    vision: str = ""
    keywords: tuple[str, ...] = ()
    missions: tuple[Mission, ...] = ()
    goals: tuple[Goal, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    problems: tuple[Problem, ...] = ()
    programmes: tuple[Programme, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    money: tuple[Money, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    references: tuple[Reference, ...] = ()
    quick_wins: tuple[QuickWin, ...] = ()
    swot: tuple[Swot, ...] = ()
    gaps: tuple[Gap, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    participation: tuple[Participation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    passages: tuple[Passage, ...] = ()
    joint: tuple[Joint, ...] = ()
    known_codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    known_names: tuple[str, ...] = ()
    region_name: str = ""

    @property
    def ends(self) -> int:
        """Its last year."""
        return self.starts + self.years - 1


SHEETS = (
    "missions",
    "goals",
    "strategies",
    "problems",
    "programmes",
    "indicators",
    "money",
    "ceilings",
    "milestones",
    "risks",
    "references",
    "quick_wins",
    "swot",
    "gaps",
    "stakeholders",
    "participation",
    "waivers",
    "evidence",
    "passages",
    "joint",
)
"""Fields of a plan that hold rows; a `Place` names one of them, or "plan" for the head of it."""


def rows(plan: Plan, sheet: str) -> tuple[Row, ...]:
    """The rows of one sheet."""
    found: tuple[Row, ...] = getattr(plan, sheet)
    return found
