"""A plan's money by year, pillar, source and kind: one sum, cut in different ways, beside the ceiling."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from gerakan.stages.masterplans.models import YEAR_FIELDS, Ceiling, Masterplan, MoneyLine
from gerakan.stages.masterplans.queries.plans import counted_money
from gerakan.stages.mentoring.models import Pillar
from gerakan.stages.roadmaps.queries.spans import pillar_name

PATHS = ("programme__pillar", "programme__parent__pillar", "programme__parent__parent__pillar")
NOT_SAID = ""


@dataclass(frozen=True)
class Amounts:
    """One line of a table: what it is of, rupiah a year, their sum."""

    key: str
    name: str
    years: tuple[int, ...]

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.years)


@dataclass(frozen=True)
class Year:
    """What a year costs beside what the region can spend; no ceiling is not a ceiling of nothing."""

    year: int
    cost: int
    ceiling: int | None
    per_head: float | None

    @property
    def left(self) -> int | None:
        """Below the ceiling; negative when it is passed."""
        return None if self.ceiling is None else self.ceiling - self.cost

    @property
    def is_over(self) -> bool:
        """More than the region can spend."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True)
class Budget:
    """Every table adds up to the same years."""

    years: tuple[Year, ...]
    by_pillar: tuple[Amounts, ...]
    by_source: tuple[Amounts, ...]
    by_kind: tuple[Amounts, ...]
    total: Amounts

    @property
    def over(self) -> list[int]:
        """Years that pass their ceiling."""
        return [one.year for one in self.years if one.is_over]


def budget_of(plan: Masterplan) -> Budget:
    """Two queries: the counted lines summed, the ceilings."""
    cells = list(_cells(plan))
    total = _summed("", _("Jumlah"), (years for _key, years in cells), plan.years)
    return Budget(
        years=tuple(_years(plan, total)),
        by_pillar=_cut(cells, 0, plan.years, [(one, pillar_name(one)) for one in (*Pillar.values, NOT_SAID)]),
        by_source=_cut(cells, 1, plan.years, _choices(MoneyLine.Source.choices, _("Tanpa sumber"))),
        by_kind=_cut(cells, 2, plan.years, _choices(MoneyLine.Kind.choices, _("Tanpa jenis"))),
        total=total,
    )


@dataclass(frozen=True)
class Cell:
    """Money of one year, pillar, source and kind."""

    year: int
    pillar: str
    source: str
    kind: str
    amount: int


def cells_of(plan: Masterplan) -> list[Cell]:
    """Every cell with money in it, in the order of the years."""
    names = [
        dict(_choices(MoneyLine.Source.choices, _("Tanpa sumber"))),
        dict(_choices(MoneyLine.Kind.choices, _("Tanpa jenis"))),
    ]
    sums: Counter[tuple[int, str, str, str]] = Counter()
    for (pillar, source, kind), years in _cells(plan):
        for year, amount in zip(plan.all_years, years, strict=True):
            sums[year, pillar, source, kind] += amount
    return [
        Cell(year, pillar_name(pillar), names[0].get(source, source), names[1].get(kind, kind), amount)
        for (year, pillar, source, kind), amount in sorted(sums.items()) if amount
    ]  # fmt: skip


def _cells(plan: Masterplan) -> Iterator[tuple[tuple[str, str, str], tuple[int, ...]]]:
    fields = YEAR_FIELDS[: plan.years]
    rows = counted_money(plan).values(*PATHS, "source", "kind").annotate(**{f"sum_{one}": Sum(one) for one in fields})
    for row in rows:
        pillar = next((row[path] for path in PATHS if row[path]), NOT_SAID)
        yield (pillar, row["source"], row["kind"]), tuple(row[f"sum_{one}"] or 0 for one in fields)


def _cut(
    cells: Sequence[tuple[tuple[str, str, str], tuple[int, ...]]], at: int, count: int, names: Sequence[tuple[str, str]]
) -> tuple[Amounts, ...]:
    """By one of pillar, source and kind; keys without money are left out."""
    found = Counter(key[at] for key, _years in cells)
    return tuple(
        _summed(key, name, (years for own, years in cells if own[at] == key), count)
        for key, name in names
        if found[key]
    )


def _summed(key: str, name: str, rows: Iterable[Sequence[int]], count: int) -> Amounts:
    sums = [0] * count
    for row in rows:
        sums = [so_far + more for so_far, more in zip(sums, row, strict=True)]
    return Amounts(key, name, tuple(sums))


def _choices(choices: Iterable[tuple[Any, Any]], missing: str) -> list[tuple[str, str]]:
    return [*((str(key), str(name)) for key, name in choices), (NOT_SAID, missing)]


def _years(plan: Masterplan, total: Amounts) -> Iterator[Year]:
    fields = YEAR_FIELDS[: plan.years]
    most = Ceiling.objects.filter(plan=plan).aggregate(**{field: Sum(field) for field in fields})
    people = plan.region.population
    for year, field, cost in zip(plan.all_years, fields, total.years, strict=True):
        yield Year(year, cost, most[field], cost / people if people else None)
