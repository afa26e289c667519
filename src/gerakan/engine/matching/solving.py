"""The matching as an integer programme with three goals, one after the other.

First as few empty seats as possible, then as few changes of seats that are taken, then the lowest price of uncovered
skills, ways and uneven loads. Each goal is a programme of its own whose optimum binds the next one, so that no choice of
weights decides between them.
"""

from dataclasses import dataclass, field

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.matching.problem import Matched, Matching, Pair

ROUND = 1e-6


@dataclass
class Model:
    """Columns and rows as they are added."""

    problem: Matching
    highest: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    seat: dict[Pair, int] = field(default_factory=dict)
    empty: dict[tuple[int, str], int] = field(default_factory=dict)
    uncovered: dict[tuple[int, str], int] = field(default_factory=dict)
    load: dict[tuple[int, int], int] = field(default_factory=dict)

    def column(self, highest: float, *, whole: bool) -> int:
        """A new unknown between zero and its highest value."""
        self.highest.append(highest)
        self.whole.append(int(whole))
        return len(self.highest) - 1

    def row(self, terms: dict[int, float], low: float, high: float) -> None:
        """A new condition on a sum."""
        self.rows.append((terms, low, high))

    def goal(self, terms: dict[int, float]) -> FloatArray:
        """A sum to be made small, as a vector."""
        vector = np.zeros(len(self.highest))
        for column, weight in terms.items():
            vector[column] += weight
        return vector


def match(problem: Matching, *, seconds: float = 20.0) -> Matched:
    """Seat the guides; raises InputError when a key is used twice.

    seconds: for each of the three goals; when they run out the best found so far is returned and `is_proven` is false.
    """
    _refuse_twins(problem)
    if not problem.pairs:
        return _nothing(problem)
    model = _model(problem)
    proven, solution = True, np.zeros(0)
    for goal in (_emptiness(model), _changes(model), _price(model)):
        found = _solve(model, model.goal(goal), seconds)
        proven, solution = proven and found.status == 0, found.x
        reached = sum(weight * solution[column] for column, weight in goal.items())
        model.row(goal, -np.inf, reached + ROUND)
    return _read(model, solution, proven=proven)


def _refuse_twins(problem: Matching) -> None:
    for keys in ([row.key for row in problem.guides], [row.key for row in problem.places]):
        if len(keys) != len(set(keys)):
            raise InputError("Pembimbing atau daerah yang sama disebut dua kali.", place="data")


def _model(problem: Matching) -> Model:
    model = Model(problem)
    model.seat = {pair: model.column(1, whole=True) for pair in problem.pairs}
    _fill_seats(model)
    _one_seat_each(model)
    _loads(model)
    _cover(model)
    return model


def _fill_seats(model: Model) -> None:
    """Each seat has somebody or counts as empty."""
    for place in model.problem.places:
        for part in model.problem.parts:
            empty = model.empty[place.key, part.name] = model.column(part.count, whole=False)
            seats = {
                column: 1.0
                for pair, column in model.seat.items()
                if pair.place == place.key and pair.part == part.name
            }  # fmt: skip
            model.row({**seats, empty: 1.0}, part.count, part.count)


def _one_seat_each(model: Model) -> None:
    """Nobody sits twice at one place."""
    held: dict[tuple[int, int], list[int]] = {}
    for pair, column in model.seat.items():
        held.setdefault((pair.guide, pair.place), []).append(column)
    for columns in held.values():
        if len(columns) > 1:
            model.row(dict.fromkeys(columns, 1.0), 0, 1)


def _loads(model: Model) -> None:
    """Each further place of a guide is a step that costs more than the one before; the number of steps is the capacity."""
    for guide in model.problem.guides:
        seats = {column: 1.0 for pair, column in model.seat.items() if pair.guide == guide.key}
        if not seats:
            continue
        steps = range(min(guide.capacity, len(model.problem.places)))
        model.load.update({(guide.key, step): model.column(1, whole=False) for step in steps})
        model.row({**seats, **{model.load[guide.key, step]: -1.0 for step in steps}}, 0, 0)


def _cover(model: Model) -> None:
    """A skill that nobody at a place has is uncovered there."""
    teaching = {part.name for part in model.problem.parts if part.teaches}
    knowing: dict[tuple[int, str], dict[int, float]] = {}
    for pair, column in model.seat.items():
        if pair.part in teaching:
            for skill in model.problem.guide[pair.guide].skills:
                knowing.setdefault((pair.place, skill), {})[column] = 1.0
    for place in model.problem.places:
        for skill in place.needs:
            missing = model.uncovered[place.key, skill] = model.column(1, whole=False)
            model.row({**knowing.get((place.key, skill), {}), missing: 1.0}, 1, np.inf)


def _emptiness(model: Model) -> dict[int, float]:
    weight = {part.name: float(part.weight) for part in model.problem.parts}
    return {column: weight[part] for (_place, part), column in model.empty.items()}


def _changes(model: Model) -> dict[int, float]:
    return {column: -1.0 for pair, column in model.seat.items() if pair in model.problem.kept}


def _price(model: Model) -> dict[int, float]:
    problem, prices = model.problem, model.problem.prices
    ways = {column: problem.price_of_way(pair) for pair, column in model.seat.items()}
    steps = {column: prices.step_of_load * step for (_guide, step), column in model.load.items()}
    bare = {
        column: prices.uncovered * problem.place[place].needs[skill]
        for (place, skill), column in model.uncovered.items()
    }
    return {**ways, **steps, **bare}


def _solve(model: Model, goal: FloatArray, seconds: float) -> "scipy.optimize.OptimizeResult":
    entries = [(value, place, column) for place, row in enumerate(model.rows) for column, value in row[0].items()]
    values, places, columns = zip(*entries, strict=True)
    matrix = scipy.sparse.csr_matrix((values, (places, columns)), shape=(len(model.rows), len(model.highest)))
    conditions = scipy.optimize.LinearConstraint(matrix, [row[1] for row in model.rows], [row[2] for row in model.rows])
    found = scipy.optimize.milp(
        goal, integrality=model.whole, bounds=scipy.optimize.Bounds(0, model.highest), constraints=conditions,
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )  # fmt: skip
    if found.x is None:
        raise InputError("Pencocokan tidak selesai dalam waktunya; perkecil jumlah daerah atau pembimbing.")
    return found


def _read(model: Model, solution: FloatArray, *, proven: bool) -> Matched:
    taken = tuple(sorted(pair for pair, column in model.seat.items() if solution[column] > 0.5))
    empty = {where: round(solution[column]) for where, column in model.empty.items() if solution[column] > 0.5}
    price = float(sum(weight * solution[column] for column, weight in _price(model).items()))
    return Matched(taken, empty, model.problem.kept - set(taken), price, proven)


def _nothing(problem: Matching) -> Matched:
    empty = {(place.key, part.name): part.count for place in problem.places for part in problem.parts if part.count}
    return Matched((), empty, problem.kept, 0.0, is_proven=True)
