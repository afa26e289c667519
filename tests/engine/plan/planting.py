"""Small edits of a plan, for those who plant errors."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gerakan.engine.plan import Place, Plan, Yardsticks
from gerakan.engine.plan.rules.yardsticks import DEFAULT
from gerakan.engine.plan.structure import Programme, Row, rows


@dataclass(frozen=True)
class Planted:
    """A plan with one error, and where it is to be found."""

    plan: Plan
    place: Place
    yardsticks: Yardsticks = DEFAULT


Planter = Callable[[Plan, int], Planted]


@dataclass(frozen=True)
class Sowing:
    """A planter, and the rules that rightly speak too."""

    plant: Planter
    consequences: frozenset[str] = frozenset()


def edit(plan: Plan, sheet: str, key: str, **changes: Any) -> Plan:
    """Change one row."""
    return replace(plan, **{sheet: tuple(_with(row, key, changes) for row in rows(plan, sheet))})


def _with(row: Any, key: str, changes: dict[str, Any]) -> Any:
    return replace(row, **changes) if row.key == key else row


def add(plan: Plan, sheet: str, *new: Row) -> Plan:
    """Append rows."""
    return replace(plan, **{sheet: (*rows(plan, sheet), *new)})


def without(plan: Plan, sheet: str, goes: Callable[[Any], bool]) -> Plan:
    """Take rows away."""
    return replace(plan, **{sheet: tuple(row for row in rows(plan, sheet) if not goes(row))})


def nth(things: Any, n: int) -> Any:
    """Any of them; the same for the same number."""
    things = tuple(things)
    return things[n % len(things)]


def root(plan: Plan, n: int, suits: Callable[[Programme], bool] = lambda _: True) -> Programme:
    """A programme proper that suits."""
    return nth((one for one in plan.programmes if one.kind == "programme" and suits(one)), n)


def childless(plan: Plan) -> Callable[[Programme], bool]:
    """Without activities."""
    parents = {one.parent for one in plan.programmes}
    return lambda one: one.code not in parents


def changed(sheet: str, field: str, value: Any) -> Planter:
    """One field of any row of a sheet."""

    def plant(plan: Plan, n: int) -> Planted:
        row = nth(rows(plan, sheet), n)
        return Planted(edit(plan, sheet, row.key, **{field: value}), Place(sheet, row.key, field))

    return plant


def of_a_programme(field: str, value: Any, suits: Callable[[Programme], bool] = lambda _: True) -> Planter:
    """One field of a programme proper."""

    def plant(plan: Plan, n: int) -> Planted:
        one = root(plan, n, suits)
        return Planted(edit(plan, "programmes", one.code, **{field: value}), Place("programmes", one.code, field))

    return plant
