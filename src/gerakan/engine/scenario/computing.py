"""From assumptions to paths with a range, chances of targets, and contributions that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.scenario.drawing import carried_out, drawn
from gerakan.engine.scenario.question import Assumption, Question, check
from gerakan.engine.scenario.sharing import shares_of_product

Verdict = Literal["reached", "open", "missed"]
Band = tuple[float, float, float]
"""Lower end, middle (median), upper end."""
LEVEL, ALMOST = 0.9, 1e-9


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the path: without and with the programmes; where there is a target, the chance that it is reached."""

    year: int
    without: Band
    value: Band
    mean: float
    target: float | None = None
    chance: float | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What one row adds to the indicator in the last year, in its unit and with its sign; means add up exactly."""

    code: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Weight:
    """How strongly the result of the last year follows an assumption: rank correlation, -1 to 1."""

    code: str
    correlation: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The mean of the last year is start + trend + the sum of `added`.

    beyond: share of draws in which the last year lies past the bound (rule "sum"; never with "gap").
    """

    years: tuple[Year, ...]
    start: float
    trend: float
    added: tuple[Added, ...]
    weights: tuple[Weight, ...]
    beyond: float
    draws: int


def scenario(
    question: Question, assumptions: Sequence[Assumption], *, draws: int = 4000, seed: int = 0, level: float = LEVEL
) -> Outcome:
    """Monte Carlo over the assumptions. Raises InputError; see `Assumption` and `Question` for units.

    The order of rows changes nothing. Contributions: with "sum" each programme's own effect, with "gap" its Shapley
    share of the distance that all of them close together (`shares_of_product`).

    >>> rows = [Assumption("a", "baseline", 10, 10, 10), Assumption("b", "trend", 1, 1, 1),
    ...         Assumption("P-1", "programme", 4, 4, 4, 1.0, 2026, 2027)]
    >>> [year.mean for year in scenario(Question(2025, 2027), rows, draws=10).years]
    [10.0, 13.0, 16.0]

    Metropolis & Ulam (1949), JASA 44; Vose (2008), Risk Analysis, ch. 14 (elicited triangles).
    """
    check(question, assumptions)
    rows = sorted(assumptions, key=lambda one: (one.kind, one.code))
    values = drawn(rows, draws=draws, seed=seed, correlation=question.correlation)
    programmes = [at for at, one in enumerate(rows) if one.kind == "programme"]
    own = [rows[at] for at in programmes]
    effects = values[programmes] * carried_out(own, draws=draws, seed=seed)
    values[programmes] = effects
    base, trend = (values[[one.kind for one in rows].index(kind)] for kind in ("baseline", "trend"))
    years, last, without = [], base, base
    for year in question.years:
        without = _without(question, base, trend, year)
        last = without + question.sign * _gained(question, effects * _grown(own, year), without)
        years.append(_year(question, year, without, last, level))
    parts = _parts(question, effects * _grown(own, question.until), without)
    tails = ((1 - level) / 2, (1 + level) / 2)
    added = tuple(
        Added(one.code, float(part.mean()), *(float(end) for end in np.quantile(part, tails)))
        for one, part in zip(own, parts, strict=True)
    )
    past = question.bound is not None and question.sign * (last - question.bound) > ALMOST
    return Outcome(
        tuple(years), float(base.mean()), float((without - base).mean()), added,
        _weights(rows, values, last), float(np.mean(past)), draws,
    )  # fmt: skip


def verdict(low: float, high: float, target: float, direction: Literal["up", "down"]) -> Verdict:
    """Reached when the whole range is on the good side of the target, missed when none of it is, open between.

    >>> verdict(61, 70, 60, "up"), verdict(58, 70, 60, "up"), verdict(58, 59, 60, "up"), verdict(58, 59, 60, "down")
    ('reached', 'open', 'missed', 'reached')
    """
    worst, best = (low, high) if direction == "up" else (-high, -low)
    asked = target if direction == "up" else -target
    if worst >= asked:
        return "reached"
    return "missed" if best < asked else "open"


def _without(question: Question, base: FloatArray, trend: FloatArray, year: int) -> FloatArray:
    """The path without programmes; with "gap" it does not pass the bound either."""
    path: FloatArray = base + trend * (year - question.base_year)
    if question.rule == "sum" or question.bound is None:
        return path
    better = np.minimum if question.direction == "up" else np.maximum
    bounded: FloatArray = better(path, question.bound)
    return bounded


def _grown(rows: Sequence[Assumption], year: int) -> FloatArray:
    """How much of its full effect each programme has in a year, shape (rows, 1)."""
    steps = [(year - one.starts + 1) / (one.full - one.starts + 1) for one in rows]
    grown: FloatArray = np.clip(np.array(steps, dtype=float), 0, 1)[:, None]
    return grown


def _room(question: Question, without: FloatArray) -> FloatArray:
    room: FloatArray = question.sign * ((question.bound or 0.0) - without)
    return room


def _gained(question: Question, effects: FloatArray, without: FloatArray) -> FloatArray:
    """The improvement by all programmes together, at least in the sense of direction; shape (draws,)."""
    gained: FloatArray = effects.sum(axis=0)
    if question.rule == "gap":
        gained = _room(question, without) * (1 - np.prod(1 - effects, axis=0))
    return gained


def _parts(question: Question, effects: FloatArray, without: FloatArray) -> FloatArray:
    """The same gain by programme, shape (programmes, draws), with the indicator's own sign."""
    if question.rule == "gap":
        return question.sign * _room(question, without) * shares_of_product(effects)
    return question.sign * effects


def _year(question: Question, year: int, without: FloatArray, value: FloatArray, level: float) -> Year:
    before, after, mean = _band(without, level), _band(value, level), float(value.mean())
    target = question.targets.get(year)
    if target is None:
        return Year(year, before, after, mean)
    chance = float(np.mean(question.sign * (value - target) >= -ALMOST))
    return Year(year, before, after, mean, target, chance, verdict(after[0], after[2], target, question.direction))


def _band(path: FloatArray, level: float) -> Band:
    low, middle, high = np.quantile(path, ((1 - level) / 2, 0.5, (1 + level) / 2)).tolist()
    return low, middle, high


def _weights(rows: Sequence[Assumption], values: FloatArray, last: FloatArray) -> tuple[Weight, ...]:
    """Spearman's rank correlation of each uncertain row with the last year, the strongest first."""
    if np.ptp(last) == 0:
        return ()
    ranked = scipy.stats.rankdata(last)
    found = [
        Weight(one.code, float(np.corrcoef(scipy.stats.rankdata(own), ranked)[0, 1]))
        for one, own in zip(rows, values, strict=True)
        if np.ptp(own) > 0
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.correlation), one.code)))
