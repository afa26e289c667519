"""One connected graph of regions and assessors: measured on a draft, and demanded of a model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gerakan.engine.timetable.model import Draft, Model

if TYPE_CHECKING:
    from gerakan.engine.timetable.model import Var


@dataclass(frozen=True, slots=True)
class Part:
    """One connected part of a design, as positions in the grid."""

    regions: frozenset[int]
    assessors: frozenset[int]


def parts(draft: Draft) -> tuple[Part, ...]:
    """The connected parts of a draft, the largest first."""
    sits_for: dict[int, list[int]] = {}
    for r, (_, panel) in draft.items():
        for a in panel:
            sits_for.setdefault(a, []).append(r)
    left, found = set(draft), []
    while left:
        found.append(_part_of(min(left), draft, sits_for))
        left -= found[-1].regions
    return tuple(sorted(found, key=lambda part: (-len(part.regions), min(part.regions))))


def _part_of(first: int, draft: Draft, sits_for: dict[int, list[int]]) -> Part:
    regions, assessors, waiting = {first}, set[int](), [first]
    while waiting:
        for a in draft[waiting.pop()][1]:
            if a not in assessors:
                assessors.add(a)
                new = [r for r in sits_for[a] if r not in regions]
                regions.update(new)
                waiting += new
    return Part(frozenset(regions), frozenset(assessors))


def add_crossings(model: Model, found: Iterable[Part]) -> None:
    """Every one of these parts must be left by somebody."""
    for part in found:
        leaving = [var for (r, a), var in model.sits.items() if (r in part.regions) != (a in part.assessors)]
        model.cp.add(sum(leaving) >= 1)


def add_tree(model: Model) -> None:
    """Exact: everybody used hangs on the first region by a chain of meetings that grows by one at each step."""
    grid, cp = model.grid, model.cp
    size = len(grid.regions) + len(grid.assessors)
    used = [cp.new_bool_var(f"used {a}") for a in grid.assessors]
    depth_r = [cp.new_int_var(0, size, f"depth of region {r}") for r in grid.regions]
    depth_a = [cp.new_int_var(0, size, f"depth of assessor {a}") for a in grid.assessors]
    up_r: list[list[Var]] = [[] for _ in grid.regions]
    up_a: list[list[Var]] = [[] for _ in grid.assessors]
    for (r, a), var in model.sits.items():
        cp.add_implication(var, used[a])
        for depth, other, ups in ((depth_r[r], depth_a[a], up_r[r]), (depth_a[a], depth_r[r], up_a[a])):
            hangs = cp.new_bool_var("")
            cp.add_implication(hangs, var)
            cp.add(depth == other + 1).only_enforce_if(hangs)
            ups.append(hangs)
    _every_one_hangs(model, up_r, up_a, used)
    seats = sum(grid.size(r) for r in grid.regions)
    cp.add(sum(used) <= seats + 1 - len(grid.regions))  # a connected graph has at least one edge fewer than nodes


def _every_one_hangs(
    model: Model, up_r: "Sequence[Sequence[Var]]", up_a: "Sequence[Sequence[Var]]", used: "Sequence[Var]"
) -> None:
    for r, ups in enumerate(up_r):
        model.cp.add(sum(ups) == (1 if r else 0))
    for a, ups in enumerate(up_a):
        own = [var for (_, b), var in model.sits.items() if b == a]
        model.cp.add(sum(ups) == used[a])
        model.cp.add(sum(own) >= used[a])
