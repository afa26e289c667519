"""What each year costs by source and kind, beside its ceiling, and what goes on costing after the plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from gerakan.engine.plan.structure import Plan
from gerakan.engine.plan.totals import Budget, limits


@dataclass(frozen=True, slots=True)
class Year:
    """amounts: by source and kind; ceilings: by source, of everything under an empty name."""

    year: int
    amounts: Mapping[tuple[str, str], int]
    ceilings: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.amounts.values())

    def of_kind(self, kind: str) -> int:
        """Investment, or running."""
        return sum(amount for (_, own), amount in self.amounts.items() if own == kind)

    def of_source(self, source: str) -> int:
        """From one source; of all for an empty name."""
        return sum(amount for (own, _), amount in self.amounts.items() if source in ("", own))

    @property
    def room(self) -> int | None:
        """What the tightest ceiling leaves, less than nothing when it is exceeded; None without a ceiling."""
        return min((limit - self.of_source(source) for source, limit in self.ceilings.items()), default=None)


@dataclass(frozen=True, slots=True)
class Affordability:
    """years: of the plan and any other that has money; tail: rupiah a year that run on after the plan's last year."""

    years: tuple[Year, ...]
    tail: int


def affordability(plan: Plan) -> Affordability:
    """The plan's money by year.

    >>> affordability(Plan("35.29", starts=2025, years=1)).years[0].room is None
    True
    """
    lines = Budget(plan.programmes, plan.money).lines
    allowed = limits(plan.ceilings)
    named = {year for year, _, _ in lines} | {year for year, _ in allowed}
    years = tuple(
        Year(
            year,
            {(source, kind): amount for (at, source, kind), amount in lines.items() if at == year},
            {source: amount for (at, source), amount in allowed.items() if at == year},
        )
        for year in sorted({*range(plan.starts, plan.ends + 1), *named})
    )
    return Affordability(years, next((one.of_kind("running") for one in years if one.year == plan.ends), 0))
