"""Panels whose truth is known: for tests, benchmarks and demonstrations."""

from dataclasses import dataclass

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.design import check_design
from gerakan.engine.panel.marks import Marks, make_marks


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes and spreads, in marks. ties: interviews of the first rater with a tied unit, whose marks get `bonus` more.

    order: slope per place in the day; hour: slope per hour of the clock, 8 to 16, drawn per unit. levels: highest mark (0 is the lowest); None leaves marks continuous.
    """

    units: int = 80
    raters: int = 20
    per_unit: int = 2
    items: int = 30
    unit_sd: float = 0.5
    severity_sd: float = 0.3
    item_sd: float = 0.3
    halo_sd: float = 0.5
    taste_sd: float = 0.15
    error_sd: float = 0.6
    bonus: float = 0.0
    ties: int = 0
    order: float = 0.0
    hour: float = 0.0
    levels: int | None = 4


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """Marks and the truth behind them, in the order of the names in `marks`.

    units: expected mark over all raters and items of the panel, halo averaged out. severity, difficulty: minus the effects,
    against their averages, before rounding.
    """

    marks: Marks
    units: FloatArray
    severity: FloatArray
    difficulty: FloatArray
    bonus: float
    order: float


def simulate(recipe: Recipe, seed: int) -> Simulated:
    """One panel: a linked, balanced, random design, and marks drawn from the crossed model; same seed, same bits.

    >>> panel = simulate(Recipe(units=6, raters=3, items=2), seed=1)
    >>> len(panel.marks), panel.units.shape
    (24, (6,))
    """
    generator = np.random.default_rng(seed)
    unit, rater = _interviews(recipe, generator)
    level = _level(recipe, generator)
    severity = generator.normal(0, recipe.severity_sd, recipe.raters)
    taste = generator.normal(0, recipe.taste_sd, (recipe.raters, recipe.items))
    tied = _tied(recipe, unit, rater)
    place = generator.permuted(np.arange(len(unit)) % 8).astype(float)
    halo = generator.normal(0, recipe.halo_sd, len(unit))
    hour = np.random.default_rng([seed, 1]).integers(8, 17, recipe.units)[unit].astype(float)
    own = recipe.bonus * tied + recipe.order * (place - place.mean()) + recipe.hour * (hour - 12) + halo
    centre = level[unit] - severity[rater][:, None] + taste[rater] + own[:, None]
    marks = _rounded(centre + generator.normal(0, recipe.error_sd, centre.shape), recipe)
    return Simulated(
        marks=_named(recipe, (unit, rater), marks, (place, hour), tied),
        units=_expected(recipe, level, severity, taste),
        severity=_against_average(severity - taste.mean(axis=1)),
        difficulty=_against_average(-level.mean(axis=0) - taste.mean(axis=0)),
        bonus=recipe.bonus,
        order=recipe.order,
    )


def _interviews(recipe: Recipe, generator: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Who meets whom: loads differ by at most one, redrawn until everybody is linked."""
    for _attempt in range(100):
        load = np.zeros(recipe.raters)
        rater = []
        for _unit in range(recipe.units):
            chosen = np.lexsort((generator.random(recipe.raters), load))[: recipe.per_unit]
            load[chosen] += 1
            rater.append(chosen)
        at = np.repeat(np.arange(recipe.units), recipe.per_unit)
        flat = np.concatenate(rater)
        if check_design([str(u) for u in at], [str(r) for r in flat]).connected:
            return at, flat
    raise ValueError("no linked design of this size was found")


def _level(recipe: Recipe, generator: np.random.Generator) -> FloatArray:
    """True level of every unit on every item, around the middle of the scale; shape (units, items)."""
    middle = (recipe.levels or 4) / 2
    units = generator.normal(0, recipe.unit_sd, recipe.units)
    return middle + units[:, None] + generator.normal(0, recipe.item_sd, recipe.items)


def _tied(recipe: Recipe, unit: IntArray, rater: IntArray) -> IntArray:
    tied = np.zeros(len(unit), dtype=np.int64)
    tied[np.flatnonzero(rater == 0)[: recipe.ties]] = 1
    return tied


def _rounded(values: FloatArray, recipe: Recipe) -> FloatArray:
    return values if recipe.levels is None else np.asarray(np.clip(np.rint(values), 0, recipe.levels))


def _expected(recipe: Recipe, level: FloatArray, severity: FloatArray, taste: FloatArray) -> FloatArray:
    """Mean over raters and items of the expected mark, rounding and ends of the scale included; shape (units,)."""
    if recipe.levels is None:
        return np.asarray(level.mean(axis=1) + (taste - severity[:, None]).mean())
    spread = float(np.hypot(recipe.halo_sd, recipe.error_sd))
    steps = np.arange(1, recipe.levels + 1) - 0.5
    told = [
        scipy.special.ndtr((level[None, :, :, None] + (taste - severity[:, None])[r, None, :, None] - steps) / spread)
        .sum(axis=3)
        .mean(axis=(0, 2))
        for r in range(len(severity))
    ]
    return np.asarray(np.mean(told, axis=0))


def _named(
    recipe: Recipe,
    interviews: tuple[IntArray, IntArray],
    marks: FloatArray,
    times: tuple[FloatArray, FloatArray],
    tied: IntArray,
) -> Marks:
    (unit, rater), (place, hour) = interviews, times
    width = [len(str(count - 1)) for count in (recipe.units, recipe.raters, recipe.items)]
    items = [f"i{i:0{width[2]}d}" for i in range(recipe.items)]
    each = recipe.items
    return make_marks(
        [f"u{u:0{width[0]}d}" for u in np.repeat(unit, each)],
        [f"r{r:0{width[1]}d}" for r in np.repeat(rater, each)],
        items * len(unit),
        marks.ravel().tolist(),
        order=np.repeat(place, each).tolist() if recipe.order else None,
        hour=np.repeat(hour, each).tolist() if recipe.hour else None,
        tie=["home" if own else "" for own in np.repeat(tied, each)] if recipe.ties else (),
    )


def _against_average(values: FloatArray) -> FloatArray:
    return np.asarray(values - values.mean())
