"""What a region will do: programmes with their indicators, money, milestones, risks, references; quick wins.

`row` is the code of the row that something stands in, where its sheet gives codes to rows; a row of money may hold many
years, which then share it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, an activity of it or a sub-activity of that; parent: code of the level above, empty for a programme.

    problems, depends_on: codes; owner: official name of the agency; beneficiaries: who uses it, in words;
    cluster_share: this region's share (0-1) of a programme that several regions carry, None for its own.
    """

    code: str
    kind: str = "programme"
    parent: str = ""
    name: str = ""
    pillar: str = ""
    subdimension: str = ""
    strategy: str = ""
    problems: tuple[str, ...] = ()
    innovation: str = ""
    field: str = ""
    owner: str = ""
    partners: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    beneficiaries: str = ""
    beneficiaries_number: int | None = None
    budget_code: str = ""
    starts: int | None = None
    ends: int | None = None
    legal_basis: str = ""
    rtrw_checked: bool = False
    depends_on: tuple[str, ...] = ()
    flagship: bool = False
    cluster_share: float | None = None

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Joint:
    """A programme that several regions carry; amount: rupiah of this region's share over all years.

    own_code: the programme of this plan whose money already holds the share, empty when it stands outside this plan.
    """

    code: str
    name: str = ""
    cluster: str = ""
    amount: int = 0
    own_code: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """How one goal, programme or quick win (of: its code) is measured; targets by year.

    definition: code in the shared library of indicators, empty for one of the region's own.
    """

    code: str
    of: str = ""
    name: str = ""
    unit: str = ""
    direction: str = "up"
    formula: str = ""
    source: str = ""
    baseline_year: int | None = None
    baseline: float | None = None
    targets: Mapping[int, float] = field(default_factory=dict)
    definition: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Money:
    """Rupiah of one programme (or activity), year, source and kind."""

    programme: str = ""
    year: int = 0
    source: str = ""
    kind: str = "investment"
    amount: int = 0
    row: str = ""

    @property
    def key(self) -> str:
        """Its row, or else programme/year/source/kind."""
        return self.row or f"{self.programme}/{self.year}/{self.source}/{self.kind}"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a year's budget allows, together with others of that year and source; source: empty for all money."""

    year: int
    amount: int = 0
    source: str = ""
    row: str = ""

    @property
    def key(self) -> str:
        """Its row, or else the year or year/source."""
        return self.row or (f"{self.year}/{self.source}" if self.source else str(self.year))


@dataclass(frozen=True, slots=True)
class Milestone:
    """What stands at the end of one year of a programme."""

    programme: str = ""
    year: int | None = None
    text: str = ""
    row: str = ""

    @property
    def key(self) -> str:
        """Its row, or else programme/year."""
        return self.row or f"{self.programme}/{self.year}"


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong with a programme; likelihood and impact 1-5."""

    code: str
    programme: str = ""
    statement: str = ""
    cause: str = ""
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str = ""
    owner: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Reference:
    """What a programme carries out of another plan; code: in the list of that scheme."""

    programme: str = ""
    scheme: str = ""
    code: str = ""
    row: str = ""

    @property
    def key(self) -> str:
        """Its row, or else programme/scheme/code."""
        return self.row or f"{self.programme}/{self.scheme}/{self.code}"


@dataclass(frozen=True, slots=True)
class Step:
    """What is done in one month of a quick win; month: 1 is its first."""

    month: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class QuickWin:
    """Felt by the public within a year; starts_month: YYYY-MM; months: how long; indicators: in words or codes."""

    code: str
    name: str = ""
    pillar: str = ""
    subdimension: str = ""
    programme: str = ""
    problems: tuple[str, ...] = ()
    idea: str = ""
    novelty: str = ""
    beneficiaries_number: int | None = None
    owner: str = ""
    starts_month: str = ""
    months: int | None = None
    steps: tuple[Step, ...] = ()
    indicators: tuple[str, ...] = ()
    sustainability: str = ""

    @property
    def key(self) -> str:
        """Its code."""
        return self.code
