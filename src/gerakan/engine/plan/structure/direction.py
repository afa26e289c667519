"""Where a region wants to go and why: missions, goals, strategies, problems, SWOT, gaps, waivers, evidence.

Every row has a `key`, unique in its sheet: its code, or what identifies it where it has none.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mission:
    """One mission under the vision."""

    code: str
    text: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached; mission: code."""

    code: str
    text: str = ""
    mission: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Strategy:
    """How a goal is reached in one sub-dimension; kind: SO, WO, ST, WT or empty."""

    code: str
    pillar: str = ""
    subdimension: str = ""
    goal: str = ""
    text: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong today; evidence: codes."""

    code: str
    pillar: str = ""
    subdimension: str = ""
    statement: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Swot:
    """A strength, weakness, opportunity or threat of one readiness component; strategies: codes that use or answer it."""

    code: str
    component: str = ""
    kind: str = ""
    statement: str = ""
    evidence: tuple[str, ...] = ()
    weight: float | None = None
    strategies: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Gap:
    """The distance between what is and what should be in one sub-dimension; priority: 1 is first."""

    code: str
    subdimension: str = ""
    present: str = ""
    desired: str = ""
    gap: str = ""
    cause: str = ""
    recommendation: str = ""
    priority: int | None = None
    evidence: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Waiver:
    """A sub-dimension that the plan leaves out on purpose."""

    subdimension: str
    reason: str = ""
    row: str = ""

    @property
    def key(self) -> str:
        """The code of its row, or else the sub-dimension."""
        return self.row or self.subdimension


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a problem, a gap or a sentence rests on; dated: YYYY-MM-DD; quotation: the words of page."""

    code: str
    kind: str = ""
    text: str = ""
    dated: str = ""
    page: str = ""
    quotation: str = ""
    is_stale: bool = False
    withdrawn: bool = False

    @property
    def key(self) -> str:
        """Its code."""
        return self.code
