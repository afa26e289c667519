"""Why given times leave a seat empty: the cut of a flow, as a rule about times that every plan must keep.

Given the times, the seats of one background are a flow: region -> assessor at that time -> assessor on that day.
Where it is too small, the cut (Ford & Fulkerson 1956) names assessors who are all that some regions have; what it says of
these regions at these times holds for all regions at all times (Hall 1935), and the search for times goes on with it.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from gerakan.engine.timetable.grid import Grid
from gerakan.engine.timetable.model import Model

Node = tuple[str, int, int]
SOURCE: Node = ("source", 0, 0)
SINK: Node = ("sink", 0, 0)


@dataclass(slots=True)
class Flow:
    """A network of whole capacities; what is left of each arc."""

    left: dict[Node, dict[Node, int]] = field(default_factory=dict)

    def arc(self, tail: Node, head: Node, capacity: int) -> None:
        """Add an arc once."""
        self.left.setdefault(tail, {}).setdefault(head, capacity)
        self.left.setdefault(head, {}).setdefault(tail, 0)

    def fill(self) -> int:
        """Augment along shortest paths until none is left; the amount."""
        amount = 0
        while path := self._path():
            for tail, head in path:
                self.left[tail][head] -= 1
                self.left[head][tail] += 1
            amount += 1
        return amount

    def _path(self) -> list[tuple[Node, Node]]:
        came = self.reached()
        path, node = [], SINK
        while node in came and node != SOURCE:
            path.append((came[node], node))
            node = came[node]
        return path

    def reached(self) -> dict[Node, Node]:
        """Nodes that the source still reaches, each with the one before it; empty-handed at the cut."""
        came, waiting = {SOURCE: SOURCE}, deque([SOURCE])
        while waiting and SINK not in came:
            node = waiting.popleft()
            for head, capacity in self.left.get(node, {}).items():
                if capacity and head not in came:
                    came[head] = node
                    waiting.append(head)
        return came


@dataclass(frozen=True, slots=True)
class Shortage:
    """Assessors of one background who are not enough: on whole days, or at single times."""

    background: str
    on_days: frozenset[tuple[int, int]]
    at_times: frozenset[tuple[int, int]]


def shortages(grid: Grid, times: Mapping[int, int]) -> list[Shortage]:
    """One for each background whose seats cannot all be filled at these times; panels of exact composition only."""
    names = sorted({name for r in grid.regions for name in grid.seats(r)})
    found = (_shortage(grid, times, name) for name in names)
    return [shortage for shortage in found if shortage]


def _shortage(grid: Grid, times: Mapping[int, int], background: str) -> Shortage | None:
    flow, wanted = Flow(), 0
    pool = set(grid.of_background(background))
    for r, t in times.items():
        seats = grid.seats(r).get(background, 0)
        wanted += seats
        flow.arc(SOURCE, ("region", r, 0), seats)
        for a in pool.intersection(grid.able[r]):
            if t in grid.free[a]:
                day = grid.day(t)
                flow.arc(("region", r, 0), ("time", a, t), 1)
                flow.arc(("time", a, t), ("day", a, day), 1)
                flow.arc(("day", a, day), SINK, grid.limit[a][day])
    if flow.fill() == wanted:
        return None
    cut = flow.reached()
    days = frozenset((a, d) for kind, a, d in cut if kind == "day")
    return Shortage(
        background,
        days,
        frozenset((a, t) for kind, a, t in cut if kind == "time" and (a, grid.day(t)) not in days),
    )


def add_shortage(model: Model, shortage: Shortage) -> None:
    """Seats that only these assessors can fill are no more than what they can do."""
    grid = model.grid
    pool = grid.of_background(shortage.background)
    room = len(shortage.at_times) + sum(grid.limit[a][d] for a, d in shortage.on_days)
    here = {t: {a for a in pool if _short(grid, shortage, a, t)} for t in range(len(grid.times))}
    needed = (_needed(grid, shortage, (r, t), here[t], pool) * var for (r, t), var in model.at.items())
    model.cp.add(sum(needed) <= room)
    if not shortage.on_days:
        _at_other_times(model, shortage, pool)


def _at_other_times(model: Model, shortage: Shortage, pool: list[int]) -> None:
    """What holds of some assessors at one time holds of them at every time."""
    grid = model.grid
    for group in {frozenset(a for a, t in shortage.at_times if t == when) for _, when in shortage.at_times}:
        for t in range(len(grid.times)):
            own = [
                _needed(grid, shortage, (r, t), set(group), pool) * model.at[r, t]
                for r in grid.regions
                if (r, t) in model.at
            ]
            model.cp.add(sum(own) <= sum(t in grid.free[a] for a in group))


def _short(grid: Grid, shortage: Shortage, a: int, t: int) -> bool:
    return (a, t) in shortage.at_times or (a, grid.day(t)) in shortage.on_days


def _needed(grid: Grid, shortage: Shortage, at: tuple[int, int], short: set[int], pool: list[int]) -> int:
    """Seats of a region that only the short ones can fill, at a time: `at` is both."""
    r, t = at
    others = sum(a not in short and t in grid.free[a] and a in grid.able[r] for a in pool)
    return max(0, grid.seats(r).get(shortage.background, 0) - others)
