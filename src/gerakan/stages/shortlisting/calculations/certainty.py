"""How sure one list is: chances, intervals, and what drives it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import IndexResult, IndexSpec, Missing, Normalisation, compute, prepare, rerank
from gerakan.engine.index.importance import effective_importance
from gerakan.engine.index.uncertainty import RobustnessPlan, RobustnessResult, SobolIndex, robustness
from gerakan.engine.index.uncertainty.plan import without
from gerakan.stages.shortlisting.calculations.index import plain
from gerakan.stages.shortlisting.calculations.pools import Pool
from gerakan.stages.shortlisting.models import Standing

FEWEST_SETS, MOST_SETS, DRAWS_PER_SET = 5, 20, 500
"""Completed sets when something was not reported: twenty at the usual ten thousand draws, fewer for a quick look."""
HALF_POWER = 0.5
"""Exponent of the alternative mean: lets a strength pay for a weakness less than the arithmetic one, and bears zeros."""
ALTERNATIVES = (Normalisation("percentile_rank"), Normalisation("minmax", 0.0, 1.0), Normalisation("zscore"))
HISTOGRAM_BINS = 20


def plan_of(pool: Pool, parameters: Mapping[str, Any], draws: int) -> RobustnessPlan:
    """Every choice that somebody else might have made in the same good faith."""
    own = pool.spec.normalisation
    others = tuple(other for other in ALTERNATIVES if other.method != own.method)
    has_holes = bool((np.isnan(imputable(pool)) & pool.data.applicable).any())
    hands_on = not pool.data.applicable.all()
    return RobustnessPlan(
        weights=parameters["weight_spread"],
        normalisations=(own, *others),
        aggregations=_aggregations(pool.spec),
        missing=(Missing("proportional"), Missing("equal_share")) if hands_on else (),
        leave_one_out=bool(parameters["leaves_one_out"]) and len(pool.spec.indicators) > 2,
        imputations=min(max(draws // DRAWS_PER_SET, FEWEST_SETS), MOST_SETS) if has_holes else 0,
    )


def how_sure(pool: Pool, parameters: Mapping[str, Any], *, draws: int, seed: int, places: int) -> RobustnessResult:
    """The rank distribution of one list."""
    return _asked(
        pool, parameters, plan_of(pool, parameters, draws), draws=draws, seed=seed, places=places, sobol=False
    )


def what_drives(
    pool: Pool, parameters: Mapping[str, Any], *, draws: int, seed: int, places: int
) -> tuple[SobolIndex, ...]:
    """Which choice moves the ranks, and which decides every contested place."""
    plan = plan_of(pool, parameters, draws)
    fewer = replace(plan, imputations=min(plan.imputations, FEWEST_SETS))
    return _asked(pool, parameters, fewer, draws=draws, seed=seed, places=places, sobol=True).sobol


def _asked(
    pool: Pool, parameters: Mapping[str, Any], plan: RobustnessPlan, *, draws: int, seed: int, places: int, sobol: bool
) -> RobustnessResult:
    groups = tuple(replace(group, p=HALF_POWER) for group in pool.spec.groups)
    return robustness(
        replace(pool.data, values=imputable(pool)),
        replace(pool.spec, groups=groups),
        plan,
        draws=draws,
        seed=seed,
        top=places,
        certain=max(parameters["certain_from"], 1 - parameters["out_until"]),
        sobol=sobol,
    )


def imputable(pool: Pool) -> FloatArray:
    """Last year's figure stays; every other filling is opened again, for it is a choice."""
    values = pool.data.values.copy()
    for i, filled in enumerate(pool.filled):
        for code, put in filled.items():
            if put[0] != "last_known":
                values[i, pool.data.codes.index(code)] = np.nan
    return values


def _aggregations(spec: IndexSpec) -> tuple[Any, ...]:
    methods = {group.aggregation for group in spec.groups}
    if len(methods) > 1:
        return ()
    return (*methods, "generalised" if methods == {"arithmetic"} else "arithmetic")


def zone_of(chance: float, parameters: Mapping[str, Any]) -> str:
    """Certainly in, contested, certainly out, by the scheme's own limits."""
    if chance >= parameters["certain_from"]:
        return Standing.Zone.CERTAIN
    return Standing.Zone.OUT if chance <= parameters["out_until"] else Standing.Zone.GREY


def sureness(result: RobustnessResult, i: int, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of one region's standing that say how sure it is."""
    if not result.histogram[i].any():
        return {}
    chance = plain(result.p_top[i]) or 0.0
    return {
        "rank_median": float(result.rank_median[i]),
        "rank_low": float(result.rank_p05[i]),
        "rank_high": float(result.rank_p95[i]),
        "chance": chance,
        "zone": str(zone_of(chance, parameters)),
    }


def drivers(indices: Sequence[SobolIndex]) -> list[dict[str, Any]]:
    """Choices by their share of the movement of ranks, strongest first."""
    rows = [_driver(index) for index in indices if index.output == "rank_shift"]
    return sorted(rows, key=lambda row: -row["total"])


def membership_drivers(indices: Sequence[SobolIndex]) -> dict[str, list[dict[str, Any]]]:
    """Per contested region, the three choices that decide its place."""
    found: dict[str, list[dict[str, Any]]] = {}
    for index in indices:
        if index.output == "membership":
            found.setdefault(index.unit, []).append(_driver(index))
    return {unit: sorted(rows, key=lambda row: -row["total"])[:3] for unit, rows in found.items()}


def _driver(index: SobolIndex) -> dict[str, Any]:
    names = ("first", "first_se", "total", "total_se")
    return {"factor": index.factor} | {name: plain(getattr(index, name)) or 0.0 for name in names}


def histograms(result: RobustnessResult, grey: list[str]) -> dict[str, list[list[int]]]:
    """For contested regions: [first rank, last rank, draws] in at most twenty bins."""
    return {result.units[i]: _bins(result.histogram[i]) for i in map(result.units.index, grey)}


def _bins(counts: Any) -> list[list[int]]:
    at = np.flatnonzero(counts)
    first, last = int(at[0]), int(at[-1])
    width = -(-(last - first + 1) // HISTOGRAM_BINS)
    starts = range(first, last + 1, width)
    return [[start + 1, min(start + width, last + 1), int(counts[start : start + width].sum())] for start in starts]


def importance(result: IndexResult) -> dict[str, list[float | None]]:
    """Per indicator, the share that its weight declares and the share that it really has (Paruolo et al. 2013)."""
    found = effective_importance(result.codes, result.normalised, result.index, result.weights)
    pairs = zip(found.codes, found.nominal, found.relative, strict=True)
    return {code: [plain(nominal), plain(real)] for code, nominal, real in pairs}


def left_out(pool: Pool, result: IndexResult, places: int) -> list[dict[str, Any]]:
    """What happens to the list without each indicator: who changes place, how far ranks move; strongest first."""
    if len(pool.spec.indicators) < 2:
        return []
    rows = [
        {"code": code} | _moved(result, compute(pool.data, without(pool.spec, code)), places)
        for code in pool.spec.codes
    ]
    return sorted(rows, key=lambda row: (-row["swapped"], -row["mean_shift"]))


def other_methods(pool: Pool, result: IndexResult, places: int) -> list[dict[str, Any]]:
    """The same list under one other choice at a time."""
    spec, rows = pool.spec, []
    for other in ALTERNATIVES:
        if other.method != spec.normalisation.method:
            changed = compute(pool.data, replace(spec, normalisation=other, indicators=_plain_methods(spec)))
            rows.append({"choice": "normalisation", "level": other.method} | _moved(result, changed, places))
    prepared = prepare(pool.data, replace(spec, groups=tuple(replace(g, p=HALF_POWER) for g in spec.groups)))
    for method in _aggregations(spec)[1:]:
        _scores, ranks = rerank(prepared, aggregations={group.code: method for group in spec.groups})
        rows.append({"choice": "aggregation", "level": method} | _shift(result.rank, ranks, result.units, places))
    return rows


def _plain_methods(spec: IndexSpec) -> tuple[Any, ...]:
    return tuple(replace(indicator, normalisation=None) for indicator in spec.indicators)


def _moved(before: IndexResult, after: IndexResult, places: int) -> dict[str, Any]:
    return _shift(before.rank, after.rank, before.units, places)


def _shift(before: Any, after: Any, units: tuple[str, ...], places: int) -> dict[str, Any]:
    both = (before > 0) & (after > 0)
    was, now = (before > 0) & (before <= places), (after > 0) & (after <= places)
    moved = np.abs(before - after)[both]
    return {
        "swapped": int((now & ~was).sum()),
        "enters": [units[i] for i in np.flatnonzero(now & ~was)],
        "leaves": [units[i] for i in np.flatnonzero(was & ~now)],
        "mean_shift": plain(float(moved.mean())) if moved.size else 0.0,
        "most_shift": int(moved.max()) if moved.size else 0,
    }
