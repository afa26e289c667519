"""The hard rules as a CP-SAT model: when each region comes, and who sits for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gerakan.engine.timetable.grid import Grid

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    Var = cp_model.IntVar

Draft = dict[int, tuple[int, tuple[int, ...]]]
"""Time and panel of each region, as positions in the grid; rooms come later, since any room serves."""


@dataclass(slots=True)
class Model:
    """Variables by position: `at[r, t]` region r comes at time t, `sits[r, a]` assessor a is on its panel."""

    grid: Grid
    cp: "cp_model.CpModel"
    at: "dict[tuple[int, int], Var]" = field(default_factory=dict)
    sits: "dict[tuple[int, int], Var]" = field(default_factory=dict)
    meets: "dict[tuple[int, int, int], Var]" = field(default_factory=dict)

    def times_of(self, region: int) -> "list[Var]":
        """Its possible times."""
        return [self.at[region, t] for t in self.grid.open[region]]

    def panel_of(self, region: int) -> "list[Var]":
        """Its possible assessors."""
        return [self.sits[region, a] for a in self.grid.able[region]]


def empty_model(grid: Grid) -> Model:
    """No rule yet."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  slow to load, and most pages plan nothing

    return Model(grid, cp_model.CpModel())


def times_model(grid: Grid) -> Model:
    """Only when each region comes; panels are counted by background, not named: a relaxation that is quick to refute."""
    model = empty_model(grid)
    add_times(model)
    return model


def panels_model(grid: Grid, times: Mapping[int, int]) -> Model:
    """Only who sits, the times being given."""
    model = empty_model(grid)
    add_panels(model)
    for a in grid.assessors:
        own = {r: model.sits[r, a] for r in grid.regions if (r, a) in model.sits}
        for t in sorted({times[r] for r in own}):
            here = [var for r, var in own.items() if times[r] == t]
            if t not in grid.free[a]:
                model.cp.add(sum(here) == 0)
            elif len(here) > 1:
                model.cp.add_at_most_one(here)
        for day, limit in enumerate(grid.limit[a]):
            model.cp.add(sum(var for r, var in own.items() if grid.day(times[r]) == day) <= limit)
    return model


def whole_model(grid: Grid) -> Model:
    """Times and panels together: complete, and slower."""
    model = empty_model(grid)
    add_times(model)
    add_panels(model)
    _one_place_at_a_time(model)
    return model


def add_times(model: Model) -> None:
    """Every region comes once, at a time that suits it, where a room and enough assessors of each background are free."""
    grid, cp = model.grid, model.cp
    for r in grid.regions:
        for t in grid.open[r]:
            model.at[r, t] = cp.new_bool_var(f"at {r} {t}")
        cp.add_exactly_one(model.times_of(r))
        if r in grid.pins:
            cp.add(sum(model.at[r, t] for t in grid.open[r] if t == grid.pins[r][0]) == 1)
    for t in range(len(grid.times)):
        cp.add(sum(model.at[r, t] for r in grid.regions if (r, t) in model.at) <= grid.rooms[t])
    _enough_assessors(model)
    _together(model)
    _one_delegation_once(model)


def _enough_assessors(model: Model) -> None:
    """Counting by background: at every time, and on every day; implied by the panels, but seen at once by the solver."""
    grid = model.grid
    seats = [grid.seats(r) for r in grid.regions]
    for background in sorted({name for own in seats for name in own}):
        pool = grid.of_background(background)
        _count(model, [own.get(background, 0) for own in seats], pool)
    _count(model, [grid.size(r) for r in grid.regions], list(grid.assessors))


def _count(model: Model, seats: Sequence[int], pool: Sequence[int]) -> None:
    grid = model.grid
    for t in range(len(grid.times)):
        here = sum(t in grid.free[a] for a in pool)
        model.cp.add(sum(seats[r] * model.at[r, t] for r in grid.regions if (r, t) in model.at) <= here)
    for day in range(len(grid.instance.days)):
        most = sum(grid.limit[a][day] for a in pool)
        own = [seats[r] * var for (r, t), var in model.at.items() if grid.day(t) == day]
        model.cp.add(sum(own) <= most)


def _together(model: Model) -> None:
    """Regions that travel together come on one day."""
    grid, cp = model.grid, model.cp
    parties: dict[str, list[int]] = {}
    for r, region in enumerate(grid.instance.regions):
        if region.travels:
            parties.setdefault(region.travels, []).append(r)
    for name, members in parties.items():
        for day in range(len(grid.instance.days)):
            here = cp.new_bool_var(f"{name} on {day}")
            for r in members:
                cp.add(sum(model.at[r, t] for t in grid.open[r] if grid.day(t) == day) == here)


def _one_delegation_once(model: Model) -> None:
    """Several interviews of the same people are at different times."""
    grid = model.grid
    people: dict[str, list[int]] = {}
    for r, region in enumerate(grid.instance.regions):
        people.setdefault(region.people, []).append(r)
    for members in people.values():
        for t in range(len(grid.times)) if len(members) > 1 else ():
            model.cp.add_at_most_one([model.at[r, t] for r in members if (r, t) in model.at])


def add_panels(model: Model) -> None:
    """Every panel has its backgrounds and its size, and nobody with a tie."""
    grid, cp = model.grid, model.cp
    for r in grid.regions:
        for a in grid.able[r]:
            model.sits[r, a] = cp.new_bool_var(f"sits {r} {a}")
        seats = grid.seats(r)
        for background, count in seats.items():
            own = [model.sits[r, a] for a in grid.of_background(background) if (r, a) in model.sits]
            cp.add(sum(own) == count if grid.size(r) == sum(seats.values()) else sum(own) >= count)
        cp.add(sum(model.panel_of(r)) == grid.size(r))
        if r in grid.pins:
            cp.add(sum(model.sits[r, a] for a in grid.able[r] if a in grid.pins[r][1]) == len(grid.pins[r][1]))


def _one_place_at_a_time(model: Model) -> None:
    """A variable per region, assessor and time: the tightest form; an assessor has one of them at a time, and few a day."""
    grid, cp = model.grid, model.cp
    for r in grid.regions:
        for t in grid.open[r]:
            here = {a: cp.new_bool_var(f"{r} {a} {t}") for a in grid.able[r] if t in grid.free[a]}
            model.meets.update({(r, a, t): var for a, var in here.items()})
            _seats_here(model, r, t, here)
        for a in grid.able[r]:
            cp.add(sum(model.meets[r, a, t] for t in grid.open[r] if t in grid.free[a]) == model.sits[r, a])
    _limits(model)


def _limits(model: Model) -> None:
    """One place at a time, and so many a day."""
    grid, cp = model.grid, model.cp
    busy: dict[tuple[int, int], list[Var]] = {}
    a_day: dict[tuple[int, int], list[Var]] = {}
    for (_, a, t), var in model.meets.items():
        busy.setdefault((a, t), []).append(var)
        a_day.setdefault((a, grid.day(t)), []).append(var)
    for own in busy.values():
        cp.add_at_most_one(own)
    for (a, day), own in a_day.items():
        if grid.limit[a][day] < sum(grid.day(t) == day for t in grid.free[a]):
            cp.add(sum(own) <= grid.limit[a][day])


def _seats_here(model: Model, region: int, time: int, here: "Mapping[int, Var]") -> None:
    """The region is here exactly when a full panel of it is."""
    grid, cp = model.grid, model.cp
    seats, at = grid.seats(region), model.at[region, time]
    cp.add(sum(here.values()) == grid.size(region) * at)
    for background, count in seats.items():
        own = [var for a, var in here.items() if grid.instance.assessors[a].background == background]
        cp.add(sum(own) >= count * at)


def read_times(model: Model, value: "cp_model.CpSolver") -> dict[int, int]:
    """The solved time of each region."""
    return {r: t for (r, t), var in model.at.items() if value.boolean_value(var)}


def read_panels(model: Model, value: "cp_model.CpSolver") -> dict[int, tuple[int, ...]]:
    """The solved panel of each region."""
    return {
        r: tuple(a for a in model.grid.able[r] if value.boolean_value(model.sits[r, a])) for r in model.grid.regions
    }
