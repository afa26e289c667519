"""What goes along when programmes move: milestones, money and targets, year for year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, Milestone, MoneyLine, PlanIndicator
from gerakan.stages.masterplans.queries.plans import counted_money
from gerakan.stages.roadmaps.queries.money import Year, budget_of

Shifts = Mapping[int, int]
"""Years later, by the key of the programme."""


@dataclass(frozen=True)
class Along:
    """Rows that move with their programmes; `lost` would leave the plan's last year, `staying` are targets that would."""

    milestones: Sequence[Milestone]
    money: Sequence[MoneyLine]
    targets: Sequence[PlanIndicator]
    lost: Sequence[Any]
    staying: Sequence[PlanIndicator]


def along(plan: Masterplan, shifts: Shifts) -> Along:
    """Everything that hangs on programmes that move."""
    milestones = list(_of(Milestone, plan, shifts).exclude(year__isnull=True))
    money = list(_of(MoneyLine, plan, shifts))
    targets = list(_of(PlanIndicator, plan, shifts))
    late = [row for row in milestones if (row.year or 0) + shifts[row.programme_id] > plan.all_years[-1]]
    lost = [*late, *(row for row in money if not fits(plan, row, shifts))]
    staying = [row for row in targets if not fits(plan, row, shifts)]
    return Along(milestones, money, [row for row in targets if row not in staying], lost, staying)


def fits(plan: Masterplan, row: Any, shifts: Shifts) -> bool:
    """No figure would leave the plan."""
    fields = YEAR_FIELDS[: plan.years]
    by = shifts[row.programme_id]
    return all(getattr(row, field) is None for field in fields[max(0, len(fields) - by) :])


def shifted(fields: Sequence[str], by: int) -> Iterable[tuple[str, str | None]]:
    """(where a figure will stand, where it stands now)."""
    return ((field, fields[at - by] if at >= by else None) for at, field in enumerate(fields))


def years_after(plan: Masterplan, shifts: Shifts) -> list[Year]:
    """What every year would cost then."""
    budget = budget_of(plan)
    fields = YEAR_FIELDS[: plan.years]
    cost = [one.cost for one in budget.years]
    for row in counted_money(plan).filter(programme__in=list(shifts)):
        amounts = [getattr(row, field) or 0 for field in fields]
        by = shifts[row.programme_id]  # type: ignore[index]
        cost = [so_far - now for so_far, now in zip(cost, amounts, strict=True)]
        cost = [so_far + (amounts[at - by] if at >= by else 0) for at, so_far in enumerate(cost)]
    people = plan.region.population
    return [Year(one.year, then, one.ceiling, then / people if people else None) for one, then in zip(budget.years, cost, strict=True)]  # fmt: skip


def _of(model: Any, plan: Masterplan, shifts: Shifts) -> Any:
    return model.objects.filter(plan=plan, programme__in=list(shifts)).order_by("position", "pk")
