"""Many-facet Rasch model by joint maximum likelihood: full Newton steps, the units eliminated by a Schur complement."""

from dataclasses import dataclass, replace

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.errors import InputError
from gerakan.engine.panel.ladder import Ladder, Steps, first_ladder
from gerakan.engine.panel.marks import Marks

ROUNDS, CLOSE, LONGEST = 100, 1e-10, 2.0
RIDGE, FAR = 0.02, 60.0
"""Pull towards zero when the marks are perfectly separated, and the measure at which that is certain."""
EXTREME = 0.3
"""Part of a level by which a perfect or a zero score is moved inwards, so that its measure is finite (as Facets does)."""


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """Measures in logits: units (U,), raters (R,), positive for the strict, items (I,), positive for the hard; the ladder.

    separated: the marks set everybody perfectly apart, and a small pull towards zero keeps the measures finite.
    """

    units: FloatArray
    raters: FloatArray
    items: FloatArray
    ladder: Ladder
    separated: bool = False

    def eta(self, marks: Marks) -> FloatArray:
        """Where every mark stands; shape (marks,)."""
        return self.units[marks.unit] - self.raters[marks.rater] - self.items[marks.item]


def fit_joint(marks: Marks, steps: Steps, lowest: int) -> tuple[Facets, tuple[str, ...]]:
    """Joint estimates, and the names of elements with extreme scores.

    Extreme elements inform nobody: they are set aside, the rest is estimated, and they are placed afterwards at the score
    that misses the extreme by 0.3. Severities and difficulties each average zero. Linacre (1989), Many-Facet Rasch
    Measurement; Wright & Masters (1982), Rating Scale Analysis.
    """
    keep = moderate(marks, steps, lowest)
    if not keep.any():
        raise InputError(
            "semua nilai ekstrem: model Rasch tidak dapat ditaksir", place="data", row="semua", column="mark"
        )
    core = marks.taken(keep)
    ladder = first_ladder(core, steps, lowest)
    free = _newton(core, ladder, 0.0)
    found = free or _newton(core, ladder, RIDGE)
    if found is None:
        said = "model Rasch tidak menemukan titik tetap: nilai terlalu sedikit"
        raise InputError(said, place="data", row="semua", column="mark")
    whole, extreme = _with_extremes(marks, core, found, steps)
    return replace(whole, separated=free is None), extreme


def moderate(marks: Marks, steps: Steps, lowest: int) -> BoolArray:
    """Marks that remain when elements with only lowest or only highest marks are set aside, again and again; (marks,)."""
    keep = np.ones(len(marks), dtype=bool)
    while keep.any():
        ladder = first_ladder(marks, steps, lowest) if keep.all() else _ladder_of(marks, keep, steps, lowest)
        low, high = (ends[ladder.group[marks.item]] for ends in ladder.ends())
        level = np.rint(marks.mark) - lowest
        drop = np.zeros(len(marks), dtype=bool)
        for at in (marks.unit, marks.rater, marks.item):
            for end in (low, high):
                inside = np.bincount(at[keep], weights=(level != end)[keep].astype(float), minlength=at.max() + 1)
                drop |= keep & (inside[at] == 0)
        if not drop.any():
            break
        keep &= ~drop
    return keep


def _ladder_of(marks: Marks, keep: BoolArray, steps: Steps, lowest: int) -> Ladder:
    """Ladder of some of the marks, with a row for every item; an item without marks borrows all levels."""
    level = np.rint(marks.mark).astype(np.int64) - lowest
    whole = first_ladder(marks, steps, lowest)
    seen = np.zeros(whole.height.shape, dtype=bool)
    seen[whole.group[marks.item[keep]], level[keep]] = True
    seen[~seen.any(axis=1)] = True
    return replace(whole, height=np.where(seen, 0.0, np.inf))


def _newton(marks: Marks, ladder: Ladder, ridge: float) -> Facets | None:
    """Newton steps to the maximum; None when the marks are so well separated that it lies at infinity."""
    level = np.rint(marks.mark) - ladder.lowest
    units = _first_units(marks, level, ladder)
    at = Facets(units, np.zeros(len(marks.raters)), np.zeros(len(marks.items)), ladder)
    for _round in range(ROUNDS):
        step, heights = _step(marks, at, level, ridge)
        longest = max(float(np.abs(step).max()), float(np.abs(heights).max(initial=0.0)))
        shrink = min(1.0, LONGEST / longest) if longest > 0 else 1.0
        moved = _moved(at, step * shrink, heights * shrink)
        while (
            longest > 0.5 and shrink > 1e-6 and _height(marks, moved, level, ridge) < _height(marks, at, level, ridge)
        ):
            shrink /= 2
            moved = _moved(at, step * shrink, heights * shrink)
        at = moved
        if longest < CLOSE:
            return at
        if not longest < FAR or np.abs(at.units).max() > FAR:
            break
    return None


def _height(marks: Marks, at: Facets, level: FloatArray, ridge: float) -> float:
    """Log-likelihood, less the pull of the ridge."""
    chances = at.ladder.chances(at.eta(marks), at.ladder.group[marks.item])
    own = np.log(np.maximum(chances[np.arange(len(level)), level.astype(np.int64)], 1e-300)).sum()
    pulled = _pulled(at)
    return float(own) - ridge / 2 * float(pulled @ pulled)


def _pulled(at: Facets) -> FloatArray:
    """What a ridge pulls towards zero; units towards their mean, so that nothing is shifted."""
    return np.concatenate([at.units - at.units.mean(), at.raters, at.items, at.ladder.height[at.ladder.free]])


def _first_units(marks: Marks, level: FloatArray, ladder: Ladder) -> FloatArray:
    low, high = (ends[ladder.group[marks.item]] for ends in ladder.ends())
    reached = np.bincount(marks.unit, weights=level - low) + 0.5
    possible = np.bincount(marks.unit, weights=(high - low).astype(float)) + 1.0
    return np.log(reached / (possible - reached)) / max(1.0, float((high - low).mean()) / 2)


def _moved(at: Facets, step: FloatArray, heights: FloatArray) -> Facets:
    u, r = len(at.units), len(at.raters)
    raters, items = at.raters + step[u : u + r], at.items + step[u + r :]
    height = at.ladder.height.copy()
    height[at.ladder.free] += heights
    units = at.units + step[:u] - raters.mean() - items.mean()
    return Facets(units, raters - raters.mean(), items - items.mean(), replace(at.ladder, height=height))


def _step(marks: Marks, at: Facets, level: FloatArray, ridge: float) -> tuple[FloatArray, FloatArray]:
    """One Newton step: units, raters and items together, and the free heights."""
    ladder, group = at.ladder, at.ladder.group[marks.item]
    chances = ladder.chances(at.eta(marks), group)
    levels = np.arange(chances.shape[1])
    mean = chances @ levels
    weight = chances @ levels**2 - mean**2
    places = [marks.unit, len(at.units) + marks.rater, len(at.units) + len(at.raters) + marks.item]
    signs = [1.0, -1.0, -1.0]
    size, u = len(at.units) + len(at.raters) + len(at.items), len(at.units)
    free = np.argwhere(ladder.free)
    total = size + len(free)
    slope, curve = np.zeros(total), np.zeros((total, total))
    for place, sign in zip(places, signs, strict=True):
        slope[:size] += sign * np.bincount(place, weights=level - mean, minlength=size)
        for other, turn in zip(places, signs, strict=True):
            pair = np.bincount(place * size + other, weights=weight, minlength=size * size)
            curve[:size, :size] += sign * turn * pair.reshape(size, size)
    _add_heights((slope, curve), (chances, mean, level), group, places, free)
    curve[u : u + len(at.raters), u : u + len(at.raters)] += weight.sum()
    curve[u + len(at.raters) : size, u + len(at.raters) : size] += weight.sum()
    slope -= ridge * _pulled(at)
    curve[np.diag_indices(total)] += ridge
    step = _solved(curve, slope, u)
    return step[:size], step[size:]


def _add_heights(
    sums: tuple[FloatArray, FloatArray],
    expected: tuple[FloatArray, FloatArray, FloatArray],
    group: IntArray,
    places: list[IntArray],
    free: IntArray,
) -> None:
    """Rows of the heights into slope and curve; expected: chances, mean level and level of every mark."""
    (slope, curve), (chances, mean, level) = sums, expected
    size = len(slope) - len(free)
    for own, (g, k) in enumerate(free):
        row = size + own
        here = np.flatnonzero(group == g)
        p = chances[here, k]
        slope[row] = p.sum() - float((level[here] == k).sum())
        cross = -p * (k - mean[here])
        for place, sign in zip(places, (1.0, -1.0, -1.0), strict=True):
            curve[row, :size] += sign * np.bincount(place[here], weights=cross, minlength=size)
        for other, (h, j) in enumerate(free):
            if h == g:
                curve[row, size + other] = float((p * ((j == k) - chances[here, j])).sum())
    curve[:size, size:] = curve[size:, :size].T


def _solved(curve: FloatArray, slope: FloatArray, units: int) -> FloatArray:
    """Solve with the diagonal block of the units eliminated first."""
    own = np.maximum(np.diag(curve)[:units], 1e-12)
    across, rest = curve[:units, units:], curve[units:, units:]
    ratio = across / own[:, None]
    schur = rest - across.T @ ratio
    schur[np.diag_indices_from(schur)] += 1e-12 * np.trace(rest) / max(len(rest), 1)
    other = np.linalg.solve(schur, slope[units:] - ratio.T @ slope[:units])
    return np.concatenate([slope[:units] / own - ratio @ other, other])


def _with_extremes(marks: Marks, core: Marks, found: Facets, steps: Steps) -> tuple[Facets, tuple[str, ...]]:
    """Put the elements that were set aside where they belong, units last."""
    group = np.zeros(len(marks.items), dtype=np.int64)
    height = found.ladder.height
    if steps == "item":
        place = {name: i for i, name in enumerate(core.items)}
        group = np.array([place.get(name, 0) for name in marks.items])
    ladder = Ladder(found.ladder.lowest, group, height)
    values = {field: _placed(getattr(marks, field), getattr(core, field), getattr(found, field)) for field in _FIELDS}
    extreme: list[str] = []
    for field in ("items", "raters", "units"):
        missing = np.isnan(values[field])
        if missing.any():
            others = {name: np.nan_to_num(own) for name, own in values.items()}
            at = Facets(others["units"], others["raters"], others["items"], ladder)
            values[field] = np.where(missing, anchored(marks, at, field), values[field])
            extreme += [getattr(marks, field)[i] for i in np.flatnonzero(missing)]
    return Facets(values["units"], values["raters"], values["items"], ladder), tuple(extreme)


_FIELDS = ("units", "raters", "items")


def _placed(names: tuple[str, ...], known: tuple[str, ...], values: FloatArray) -> FloatArray:
    place = dict(zip(known, values.tolist(), strict=True))
    return np.array([place.get(name, np.nan) for name in names])


def anchored(marks: Marks, at: Facets, field: str) -> FloatArray:
    """Measures of one facet given the others: expected score equals score, extremes moved inwards by 0.3."""
    index = getattr(marks, field[:-1])
    sign = 1.0 if field == "units" else -1.0
    count = len(getattr(marks, field))
    group = at.ladder.group[marks.item]
    low, high = (ends[group].astype(float) for ends in at.ladder.ends())
    score = np.bincount(index, weights=np.clip(np.rint(marks.mark) - at.ladder.lowest, low, high), minlength=count)
    least, most = np.bincount(index, weights=low, minlength=count), np.bincount(index, weights=high, minlength=count)
    inside = np.minimum(EXTREME, (most - least) / 4)
    score = np.clip(score, least + inside, most - inside)
    rest = at.eta(marks) - sign * getattr(at, field)[index]
    left, right = np.full(count, -40.0), np.full(count, 40.0)
    for _halving in range(60):
        middle = (left + right) / 2
        mean, _weight = at.ladder.moments(rest + middle[index], group)
        over = np.bincount(index, weights=mean, minlength=count) > score
        left, right = np.where(over, left, middle), np.where(over, middle, right)
    return np.asarray(sign * (left + right) / 2)
