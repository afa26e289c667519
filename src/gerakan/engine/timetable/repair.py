"""Live repair: something has happened; a new plan that moves as few of the others as possible.

First only those who are hit look for a place, everybody else standing still. If that cannot be, a growing circle around them may
move, each move costing; at last everybody, staying close to the old plan.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gerakan.engine.timetable.cpsat import Outcome, Remaining, no_hurry
from gerakan.engine.timetable.dealing import deal_rooms
from gerakan.engine.timetable.disturbances import Disturbance, Situation, apply
from gerakan.engine.timetable.drafting import REGION, Wanted, first_draft
from gerakan.engine.timetable.grid import Grid, make_grid
from gerakan.engine.timetable.instance import Instance, Interview, Plan, Time
from gerakan.engine.timetable.linkage import parts
from gerakan.engine.timetable.model import Draft, Model, read_panels, read_times, whole_model
from gerakan.engine.timetable.residual import residual

CIRCLES = (0, 12, 30)
"""Untouched interviews that may move, from one attempt to the next."""

EFFORT = 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """One interview before and after; None: it is new, or it is no more."""

    region: str
    before: Interview | None
    after: Interview | None

    @property
    def assessors(self) -> frozenset[str]:
        """Who must be told, besides the region."""
        return frozenset(name for one in (self.before, self.after) if one for name in one.assessors)


@dataclass(frozen=True, slots=True)
class Repair:
    """The new instance, the plan that keeps its rules, and what changed.

    touched: regions that the disturbances hit; moved: others that had to make room; unsettled: interviews that the
    disturbances hit though they have begun or begin too soon to be changed, left to people.
    """

    instance: Instance
    plan: Plan
    changes: tuple[Change, ...]
    touched: tuple[str, ...]
    moved: tuple[str, ...]
    unsettled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unrepaired:
    """No plan; `conflict(instance)` says why when it is impossible."""

    instance: Instance
    impossible: bool


def repair(
    instance: Instance,
    plan: Plan,
    disturbances: Iterable[Disturbance],
    *,
    first_free: Time = (0, 0),
    seed: int = 0,
    remaining: Remaining = no_hurry,
) -> Repair | Unrepaired:
    """A plan for what has become of the instance. Nothing before `first_free` changes (see `hours.first_free`)."""
    situation = apply(instance, plan, disturbances, first_free)
    grid = make_grid(situation.instance)
    old = _draft(grid, situation.plan)
    touched = [r for r in grid.regions if grid.instance.regions[r].id in situation.touched]
    for size in CIRCLES:
        free = [*touched, *_circle(grid, old, touched, size, seed)]
        draft = _within(grid, old, free, touched, Wanted(grid, seed, remaining, EFFORT))
        if draft is not None:
            return _told(situation, grid, old, draft)
    outcome, draft = first_draft(Wanted(grid, seed, remaining, EFFORT * 4, wish=old))
    if outcome is Outcome.SOLVED:
        return _told(situation, grid, old, draft)
    return Unrepaired(situation.instance, outcome is Outcome.REFUTED)


def _draft(grid: Grid, plan: Plan) -> Draft:
    times = {time: t for t, time in enumerate(grid.times)}
    people = {one.id: a for a, one in enumerate(grid.instance.assessors)}
    places = plan.by_region()
    return {
        r: (times[places[region.id].time], tuple(sorted(people[name] for name in places[region.id].assessors)))
        for r, region in enumerate(grid.instance.regions)
        if region.id in places
    }


def _circle(grid: Grid, old: Draft, touched: Sequence[int], size: int, seed: int) -> list[int]:
    """Untouched regions that could make room: first those at hours that suit the touched, the most flexible ahead."""
    hours = {t for r in touched for t in grid.open[r]}
    others = [r for r in old if r not in touched and r not in grid.pins]
    random.Random(seed).shuffle(others)  # noqa: S311  a search, not a secret
    others.sort(key=lambda r: (old[r][0] not in hours, -len(grid.open[r]) // 4))
    return others[:size]


def _within(grid: Grid, old: Draft, free: Sequence[int], touched: Sequence[int], wanted: Wanted) -> Draft | None:
    """Only these look for a place; None when they find none, or when the design would fall apart."""
    fixed = {r: place for r, place in old.items() if r not in free}
    if not free:
        return fixed if not _torn(grid, fixed) else None
    small = residual(grid, fixed, free)
    model = whole_model(small)
    _stay_close(model, grid, old, list(free), set(touched))
    outcome, solver = replace(wanted, grid=small).solve(model, share=1.0)
    if outcome is not Outcome.SOLVED:
        return None
    times, panels = read_times(model, solver), read_panels(model, solver)
    draft = fixed | {r: (times[n], panels[n]) for n, r in enumerate(free)}
    return None if _torn(grid, draft) else draft


def _torn(grid: Grid, draft: Draft) -> bool:
    return grid.instance.linked and len(parts(draft)) > 1


def _stay_close(model: Model, grid: Grid, old: Draft, free: list[int], touched: set[int]) -> None:
    """Untouched regions stay if they can; the touched keep their hour and their panel as far as they can."""
    cost: list[object] = []
    cp = model.cp
    for n, r in enumerate(free):
        if r not in old:
            continue
        time, panel = old[r]
        stays = model.at.get((n, time))
        seats = [model.sits[n, a] for a in panel if (n, a) in model.sits]
        cost += [1 - seat for seat in seats]
        cost.append(4 * (1 - stays) if stays is not None else 4)
        if r not in touched:
            moved = cp.new_bool_var(f"moved {r}")
            for kept in (*seats, *([stays] if stays is not None else [])):
                cp.add(moved >= 1 - kept)
            cost.append(REGION * REGION * moved)
        else:
            cost += [abs(t - time) * model.at[n, t] for t in model.grid.open[n]]
    cp.minimize(sum(cost))  # type: ignore[arg-type]


def _told(situation: Situation, grid: Grid, old: Draft, draft: Draft) -> Repair:
    """Deal out rooms, those that stay keeping theirs; compare."""
    places = situation.plan.by_region()
    instance = situation.instance
    kept = {
        r: places[instance.regions[r].id].room
        for r, (t, _) in draft.items()
        if r in old and old[r][0] == t and _usable(instance, places[instance.regions[r].id])
    }
    plan = deal_rooms(grid, draft, kept)
    changes = _changes(situation.before, plan)
    moved = {change.region for change in changes} - set(situation.touched)
    return Repair(instance, plan, changes, tuple(sorted(situation.touched)), tuple(sorted(moved)), situation.unsettled)


def _usable(instance: Instance, one: Interview) -> bool:
    return one.room in instance.rooms and (one.room, *one.time) not in instance.shut


def _changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    old, new = before.by_region(), after.by_region()
    return tuple(
        Change(name, old.get(name), new.get(name))
        for name in sorted({*old, *new})
        if _key(old.get(name)) != _key(new.get(name))
    )


def _key(one: Interview | None) -> tuple[object, ...] | None:
    return None if one is None else (one.day, one.slot, one.room, frozenset(one.assessors))
