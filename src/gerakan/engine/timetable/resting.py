"""How little even loads and short days can cost together: a proven bound.

With 6 rooms and 7 assessors of a background somebody rests at every hour. Rests at the edges of a day are free, but whoever takes long
ones works less than the others. Assessors of one background are alike here, ties and absences left out, so that the true cost is
never lower. Columns (one assessor's hours) are generated until none helps (Dantzig & Wolfe 1960); the bound itself is
Lagrange's, valid for any prices, so that an early end costs strength and never truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, gcd

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.timetable.grid import Grid

COLUMNS = 6
"""Hours that are kept each time new ones are sought."""
WORK = 400_000
"""How often they are sought: so much, divided by the slots of each day cubed; two days of 14 slots need 45 rounds of 72."""
MISSING = 1e4
"""Price of a place that the columns so far cannot fill."""
NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Pool:
    """People of one background: how many, seats to fill, places at each slot of each day, most interviews a day."""

    people: int
    seats: int
    places: tuple[tuple[int, ...], ...]
    limit: int


def least_rest(grid: Grid, weights: Mapping[str, int]) -> int:
    """What uneven loads and idle slots cost at least, taken together; nothing is claimed of panels with open seats."""
    if any(grid.size(r) > sum(grid.seats(r).values()) for r in grid.regions):
        return 0
    pools = (_pool(grid, name) for name in sorted({name for r in grid.regions for name in grid.seats(r)}))
    return sum(pool_bound(pool, weights["load"], weights["idle"]) for pool in pools)


def _pool(grid: Grid, background: str) -> Pool:
    people, seats = grid.of_background(background), [grid.seats(r).get(background, 0) for r in grid.regions]
    rooms = {grid.times[t]: count for t, count in enumerate(grid.rooms) if grid.times[t] not in grid.instance.blocked}
    most = max(seats, default=0)
    places = tuple(
        tuple(min(most * rooms.get((d, s), 0), len(people)) for s in range(len(day.slots)))
        for d, day in enumerate(grid.instance.days)
    )
    limit = max((limit for a in people for limit in grid.limit[a]), default=0)
    return Pool(len(people), sum(seats), places, limit)


@lru_cache(maxsize=64)
def pool_bound(pool: Pool, load: int, idle: int) -> int:
    """Of one background; 0 when nobody is asked, or when the seats cannot be filled at all.

    >>> pool_bound(Pool(2, 3, ((1, 1, 1),), 3), 2, 2)
    0
    >>> pool_bound(Pool(3, 8, ((2, 2, 2, 2),), 4), 2, 2)
    2
    """
    if not pool.seats or not pool.people or pool.seats > sum(map(sum, pool.places)):
        return 0
    master, best, step = _Master(pool, load, idle), 0, max(gcd(load, idle), 1)
    for _ in range(WORK // max(sum(len(day) ** 3 for day in pool.places), 1)):
        reached, prices = master.prices()
        by_count = _cheapest(pool, prices, load, idle)
        cost = min(told for told, _hours in by_count.values())
        best = max(best, _whole(pool.people * cost + _given_away(pool, prices) - load * _even(pool), step))
        fresh = [master.add(hours) for told, hours in sorted(by_count.values())[:COLUMNS]]
        if best >= _whole(reached - load * _even(pool), step) or not any(fresh):
            break
    return best


def _whole(cost: float, step: int) -> int:
    """Costs are whole numbers of these steps."""
    return max(step * ceil(cost / step - NEARLY), 0)


def _even(pool: Pool) -> int:
    each, rest = divmod(pool.seats, pool.people)
    return rest * (each + 1) ** 2 + (pool.people - rest) * each**2


def _given_away(pool: Pool, prices: FloatArray) -> float:
    """The seats at the times that pay most, for the seats are there to be filled: least total of price times seats."""
    left, total = pool.seats, 0.0
    for price, places in sorted(zip(prices.tolist(), (n for day in pool.places for n in day), strict=True)):
        taken = min(left, places)
        left, total = left - taken, total + price * taken
    return total


Hours = tuple[int, ...]


def _cheapest(pool: Pool, prices: FloatArray, load: int, idle: int) -> dict[int, tuple[float, Hours]]:
    """By number of interviews: one person's hours of least cost less what they earn at these prices."""
    best: dict[int, tuple[float, Hours]] = {0: (0.0, ())}
    start = 0
    for day in pool.places:
        own = _of_day(day, prices[start : start + len(day)].tolist(), pool.limit, idle, start)
        start += len(day)
        sums: dict[int, tuple[float, Hours]] = {}
        for count, (cost, hours) in best.items():
            for more, (further, others) in own.items():
                told = cost + further, hours + others
                if count + more not in sums or told[0] < sums[count + more][0]:
                    sums[count + more] = told
        best = sums
    return {count: (cost + load * count**2, hours) for count, (cost, hours) in best.items()}


def _of_day(
    places: Sequence[int], prices: Sequence[float], limit: int, idle: int, start: int
) -> dict[int, tuple[float, Hours]]:
    """Best hours of one day by their number; idle slots between the first and the last cost."""
    found: dict[int, tuple[float, Hours]] = {0: (0.0, ())}
    usable = [s for s, count in enumerate(places) if count]
    for first in usable:
        for last in (s for s in usable if s >= first):
            inside = sorted((s for s in usable if first < s < last), key=lambda s: -prices[s])
            hours = [first] if first == last else [first, last]
            cost = idle * (last - first + 1 - len(hours)) - sum(prices[s] for s in hours)
            for more in [None, *inside]:
                if more is not None:
                    hours = [*hours, more]
                    cost -= idle + prices[more]
                if len(hours) <= limit and (len(hours) not in found or cost < found[len(hours)][0]):
                    found[len(hours)] = cost, tuple(start + s for s in hours)
    return found


class _Master:
    """The restricted programme: known columns share the people among them."""

    def __init__(self, pool: Pool, load: int, idle: int) -> None:
        self.pool, self.load, self.idle = pool, load, idle
        self.columns: dict[frozenset[int], float] = {frozenset(): 0.0}
        self.size = sum(map(len, pool.places))

    def add(self, hours: Hours) -> bool:
        """A new column; False when it is known, which ends the search."""
        if frozenset(hours) in self.columns:
            return False
        rest, start = 0, 0
        for day in self.pool.places:
            own = [t for t in hours if start <= t < start + len(day)]
            rest += max(own) - min(own) + 1 - len(own) if own else 0
            start += len(day)
        self.columns[frozenset(hours)] = float(self.load * len(hours) ** 2 + self.idle * rest)
        return True

    def prices(self) -> tuple[float, FloatArray]:
        """What the known columns cost at best, and what one more person at each time is worth to them."""
        known, size = list(self.columns), self.size
        table = np.zeros((size + 2, len(known) + 2 * size))
        for column, hours in enumerate(known):
            table[list(hours), column] = 1.0
        table[:size, len(known) : len(known) + size] = -np.eye(size)  # seats that are offered there
        table[:size, len(known) + size :] = np.eye(size)  # seats that no column fills
        table[size, : len(known)] = 1.0
        table[size + 1, len(known) : len(known) + size] = 1.0
        places = [float(n) for day in self.pool.places for n in day]
        bounds = [(0.0, None)] * len(known) + [(0.0, n) for n in places] + [(0.0, None)] * size
        costs = [*self.columns.values(), *[0.0] * size, *[MISSING] * size]
        wanted = np.array([*[0.0] * size, float(self.pool.people), float(self.pool.seats)])
        answer = scipy.optimize.linprog(costs, A_eq=table, b_eq=wanted, bounds=bounds)
        return float(answer.fun), np.asarray(answer.eqlin.marginals[:size])
