"""The final ranking of a plenary: parts weighed, ties broken by a stated rule, places under quotas, and how sure each is.

Two doubts are kept apart and never mixed into one number: the noise of the parts (would a repeated marking choose the same?)
and the choice of weights (would every acceptable weighting?).
"""

import functools
import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.choice import Candidates, Choice, Infeasible, Price, Quota, choose, selection_chances
from gerakan.engine.choice.weighings import acceptable_weights
from gerakan.engine.errors import InputError

LOT = "lot"
"""The last resort of every tie rule; decided by the seed that was stated before the run, never by row or alphabet."""
SPLIT = 1e-6
"""Points within which scores count as equal in a repetition."""
LEVEL = 0.90
"""Share of the repetitions that a rank interval covers."""


@dataclass(frozen=True, slots=True)
class FinalRule:
    """How parts become a decision, as published before marking begins.

    weights: part to per cent, sum 100. ranges: part to the lowest and highest weight that is still acceptable.
    ties: parts or further figures, compared in this order, more is better; then by lot.
    """

    weights: Mapping[str, float]
    count: int
    reserve: int = 0
    quotas: tuple[Quota, ...] = ()
    ties: tuple[str, ...] = ()
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    certain: float = 0.90
    out: float = 0.10
    draws: int = 2000
    seed: int = 0

    def __post_init__(self) -> None:
        if abs(sum(self.weights.values()) - 100) > 1e-9:
            raise InputError(
                f"jumlah bobot {sum(self.weights.values()):g}, seharusnya 100", row="weights", column="sum"
            )
        if not 0 <= self.out < self.certain <= 1:
            raise InputError("batas zona: 0 <= luar < pasti <= 1", row="zones", column="certain")


@dataclass(frozen=True, slots=True, eq=False)
class Finalists:
    """Who may be chosen, in any order. parts, figures: name to values of shape (units,), more is better.

    noise: part to repetitions of its values, shape (draws, units); a part without noise is taken as exact.
    attributes: column of the quotas to one value per unit. barred: units that are ranked and cannot be chosen.
    """

    units: tuple[str, ...]
    parts: Mapping[str, FloatArray]
    noise: Mapping[str, FloatArray]
    attributes: Mapping[str, Sequence[str]]
    figures: Mapping[str, FloatArray] = field(default_factory=dict)
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Certainty:
    """Arrays of shape (units,). chance: share of repetitions of the marking that choose the unit, with its simulation error.

    weighings: share of the acceptable weightings that choose it. low, high: ranks between which it lies in 90 % of the
    repetitions. zone: certain only when both views say so, out only when both do.
    """

    chance: FloatArray
    error: FloatArray
    weighings: FloatArray
    low: IntArray
    high: IntArray
    zone: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Final:
    """Arrays of shape (units,) in the order of the finalists; names best first.

    points: part to its points of the score. rank: 1 is best and no two are equal; tied: what set a unit apart from others
    of the same score ("" for a score of its own, the name of a tie rule's figure, or LOT).
    """

    score: FloatArray
    points: Mapping[str, FloatArray]
    rank: IntArray
    tied: tuple[str, ...]
    chosen: tuple[str, ...]
    reserve: tuple[str, ...]
    prices: tuple[Price, ...]
    certainty: Certainty


def decide_finally(rule: FinalRule, finalists: Finalists) -> Final | Infeasible:
    """Rank everybody, choose under the quotas, and say how sure that is.

    >>> rule = FinalRule({"marks": 80, "index": 20}, count=1, draws=10)
    >>> people = Finalists(
    ...     ("a", "b"), {"marks": np.array([70.0, 60.0]), "index": np.array([50.0, 100.0])}, {}, {},
    ... )
    >>> done = decide_finally(rule, people)
    >>> done.score.tolist(), done.chosen, done.certainty.zone
    ([66.0, 68.0], ('b',), ('out', 'certain'))
    """
    _refuse(rule, finalists)
    points = {name: rule.weights[name] / 100 * finalists.parts[name] for name in rule.weights}
    score = _sum(points.values())
    order, tied = _stated_order(rule, finalists, score)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(1, len(order) + 1)
    made = _choose(rule, finalists, score, order)
    if isinstance(made, Infeasible):
        return made
    certainty = _certainty(rule, finalists)
    return Final(
        score, points, rank, tied, made.chosen, _reserve(rule, finalists, order, made.chosen), made.prices, certainty
    )


def next_in_line(rule: FinalRule, finalists: Finalists, *, chosen: Sequence[str], reserve: Sequence[str]) -> str | None:
    """The first of the reserve, in its order, with whom the `chosen` that remain keep every quota; None when nobody does."""
    at = {unit: i for i, unit in enumerate(finalists.units)}
    for unit in reserve:
        together = [at[name] for name in (*chosen, unit)]
        if all(_kept(quota, finalists.attributes[quota.column], together) for quota in rule.quotas):
            return unit
    return None


def _kept(quota: Quota, column: Sequence[str], chosen: Sequence[int]) -> bool:
    found = sum(column[i] == quota.value for i in chosen)
    return (quota.min or 0) <= found <= (len(column) if quota.max is None else quota.max)


def _refuse(rule: FinalRule, finalists: Finalists) -> None:
    for name in (*rule.weights, *rule.ties):
        if name not in finalists.parts and name not in finalists.figures:
            raise InputError(f"bagian '{name}' tidak ada", place="data", row="semua", column=name)
    for name, values in finalists.parts.items():
        for i in np.flatnonzero(~np.isfinite(values)):
            raise InputError(f"bagian '{name}' kosong", place="data", row=finalists.units[i], column=name)


def _sum(columns: Iterable[FloatArray]) -> FloatArray:
    """Always in the order of the rule, so that the last digit is the same on every machine."""
    return np.round(functools.reduce(np.add, columns), 9)


def _lots(rule: FinalRule, finalists: Finalists) -> list[str]:
    """A number per unit that everybody can compute from the stated seed."""
    return [hashlib.sha256(f"{rule.seed}:{unit}".encode()).hexdigest() for unit in finalists.units]


def _stated_order(rule: FinalRule, finalists: Finalists, score: FloatArray) -> tuple[list[int], tuple[str, ...]]:
    """Positions from best to worst, and per unit what set it apart from equals."""
    figures = [_figure(finalists, name) for name in rule.ties]
    lots = _lots(rule, finalists)
    keys = [(-score[i], *(-figure[i] for figure in figures), lots[i]) for i in range(len(score))]
    order = sorted(range(len(score)), key=keys.__getitem__)
    tied = [""] * len(score)
    names = ("", *rule.ties, LOT)
    for before, after in itertools.pairwise(order):
        apart = next(at for at, pair in enumerate(zip(keys[before], keys[after], strict=True)) if pair[0] != pair[1])
        for unit in (before, after):
            tied[unit] = max(tied[unit], names[apart], key=names.index)
    return order, tuple(tied)


def _figure(finalists: Finalists, name: str) -> FloatArray:
    return finalists.parts[name] if name in finalists.parts else finalists.figures[name]


def _open(finalists: Finalists) -> BoolArray:
    return np.array([unit not in finalists.barred for unit in finalists.units])


def _choose(rule: FinalRule, finalists: Finalists, score: FloatArray, order: list[int]) -> Choice | Infeasible:
    """The exact choice; candidates are named by their place in the stated order, which so decides among equal scores."""
    mine = [i for i in order if finalists.units[i] not in finalists.barred]
    names = {f"{place:06d}": finalists.units[i] for place, i in enumerate(mine)}
    attributes = {name: [column[i] for i in mine] for name, column in finalists.attributes.items()}
    made = choose(Candidates(tuple(names), score[mine], attributes), rule.quotas, rule.count)
    if isinstance(made, Infeasible):
        return made

    def named(places: Sequence[str]) -> tuple[str, ...]:
        return tuple(names[place] for place in places)

    prices = tuple(Price(one.quota, one.price, named(one.gained), named(one.displaced)) for one in made.prices)
    return Choice(named(made.chosen), made.merit, prices, named(made.gained), named(made.displaced))


def _reserve(rule: FinalRule, finalists: Finalists, order: list[int], chosen: Sequence[str]) -> tuple[str, ...]:
    waiting = [finalists.units[i] for i in order if finalists.units[i] not in finalists.barred]
    return tuple(unit for unit in waiting if unit not in set(chosen))[: rule.reserve]


def _certainty(rule: FinalRule, finalists: Finalists) -> Certainty:
    parts = {name: finalists.noise.get(name, finalists.parts[name][None, :]) for name in rule.weights}
    repeated = _sum(rule.weights[name] / 100 * values for name, values in parts.items())
    repeated = repeated if len(repeated) > 1 else np.repeat(repeated, rule.draws, axis=0)
    weights = acceptable_weights(rule.weights, rule.ranges, draws=rule.draws, seed=rule.seed)
    reweighed = _sum(weights[name][:, None] / 100 * finalists.parts[name][None, :] for name in rule.weights)
    chance, share = (_chances(rule, finalists, merits) for merits in (repeated, reweighed))
    low, high = _interval(repeated)
    return Certainty(
        chance=chance,
        error=np.sqrt(chance * (1 - chance) / len(repeated)),
        weighings=share,
        low=low,
        high=high,
        zone=tuple(_zone(rule, *both) for both in zip(chance, share, strict=True)),
    )


def _chances(rule: FinalRule, finalists: Finalists, merits: FloatArray) -> FloatArray:
    """Quotas hold inside every draw; the barred have none."""
    mine = _open(finalists)
    units = tuple(unit for unit, is_open in zip(finalists.units, mine, strict=True) if is_open)
    attributes = {
        name: [value for value, is_open in zip(column, mine, strict=True) if is_open]
        for name, column in finalists.attributes.items()
    }
    out = np.zeros(len(mine))
    own = _untied(rule, finalists, merits)[:, mine]
    out[mine] = selection_chances(Candidates(units, own[0], attributes), rule.quotas, rule.count, own)
    return out


def _untied(rule: FinalRule, finalists: Finalists, merits: FloatArray) -> FloatArray:
    """Equal scores stand by the tie rule in every draw; who is equal there too gets a new lot each time."""
    figures = np.array([_figure(finalists, name) for name in reversed(rule.ties)]).reshape(-1, len(finalists.units))
    standing = np.unique(figures, axis=1, return_inverse=True)[1].ravel() if len(figures) else np.zeros(merits.shape[1])
    lots = np.random.default_rng([rule.seed, 7]).random(merits.shape)
    return np.asarray(merits + (standing + lots) / (1 + len(finalists.units)) * SPLIT)


def _interval(repeated: FloatArray) -> tuple[IntArray, IntArray]:
    ranks = 1 + np.argsort(np.argsort(-repeated, axis=1, kind="stable"), axis=1, kind="stable")
    low, high = np.quantile(ranks, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0, method="inverted_cdf")
    return low.astype(np.int64), high.astype(np.int64)


def _zone(rule: FinalRule, chance: float, share: float) -> str:
    if min(chance, share) >= rule.certain:
        return "certain"
    return "out" if max(chance, share) < rule.out else "grey"
