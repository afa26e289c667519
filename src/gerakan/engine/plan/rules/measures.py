"""R-201 to R-209: indicators that can be measured and targets that can be reached."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from gerakan.engine.plan.prose import same
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.rules.yardsticks import Basis
from gerakan.engine.plan.structure import PlanIndicator


def _target(one: PlanIndicator, year: int) -> Place:
    return Place("indicators", one.code, "targets", year)


def _sign(one: PlanIndicator) -> int:
    return -1 if one.direction == "down" else 1


@rule("R-201", Severity.SEVERE, "indicators")
def backward_target(reading: Reading) -> Iterator[Found]:
    """A target is worse than the baseline."""
    for one in reading.plan.indicators:
        if one.baseline is None:
            continue
        for year, value in sorted(one.targets.items()):
            if (value - one.baseline) * _sign(one) < 0:
                yield found(
                    _target(one, year),
                    Place("indicators", one.code, "baseline"),
                    name=one.name,
                    year=year,
                    target=value,
                    baseline=one.baseline,
                )


@rule("R-202", Severity.WARNING, "indicators", needs=lambda reading: bool(reading.yardsticks.peers))
def faster_than_peers(reading: Reading) -> Iterator[Found]:
    """A target asks for a pace that few peers reached."""
    quantile = reading.yardsticks.pace_quantile
    for one in reading.plan.indicators:
        pace = reading.yardsticks.peers.get(one.definition) or reading.yardsticks.peers.get(one.unit)
        if pace is None or quantile not in pace.quantiles or not one.targets:
            continue
        year, own = max(
            ((year, _pace(one, year, pace.basis)) for year in sorted(one.targets)), key=lambda item: (item[1], -item[0])
        )
        if own > pace.quantiles[quantile]:
            yield found(
                _target(one, year),
                Place("indicators", one.code, "baseline"),
                name=one.name,
                year=year,
                pace=own,
                reached=pace.quantiles[quantile],
                quantile=quantile,
                peers=pace.peers,
                basis=pace.basis,
            )


def _pace(one: PlanIndicator, year: int, basis: Basis) -> float:
    """Betterment a year from the baseline to a target; nothing where it cannot be told."""
    if one.baseline is None or one.baseline_year is None or year <= one.baseline_year:
        return float("-inf")
    years, value = year - one.baseline_year, one.targets[year]
    if basis == "absolute":
        return (value - one.baseline) / years * _sign(one)
    if one.baseline <= 0 or value <= 0:
        return float("-inf")
    return float(((value / one.baseline) ** (1 / years) - 1) * _sign(one))


@rule("R-203", Severity.SEVERE, "indicators")
def no_baseline_or_target(reading: Reading) -> Iterator[Found]:
    """An indicator has no unit, no baseline, no year of it, or no target."""
    for one in reading.plan.indicators:
        for field in ("unit", "baseline", "baseline_year", "targets"):
            if getattr(one, field) in ("", None) or (field == "targets" and not one.targets):
                yield found(Place("indicators", one.code, field), name=one.name, field=field)


@rule("R-204", Severity.SEVERE, "indicators")
def late_baseline(reading: Reading) -> Iterator[Found]:
    """The baseline is not older than the first target."""
    for one in reading.plan.indicators:
        first = min(one.targets, default=None)
        if first is not None and one.baseline_year is not None and one.baseline_year >= first:
            yield found(
                Place("indicators", one.code, "baseline_year"),
                _target(one, first),
                name=one.name,
                baseline_year=one.baseline_year,
                year=first,
            )


SIGNS = {
    "%": "persen",
    "‰": "permil",
    "km": "kilometer",
    "km2": "kilometer persegi",
    "km²": "kilometer persegi",
    "ha": "hektare",
    "hektar": "hektare",
}
SIGNS |= {
    "m": "meter",
    "m2": "meter persegi",
    "m²": "meter persegi",
    "kg": "kilogram",
    "org": "orang",
    "kk": "keluarga",
}
"""Short ways of writing a unit."""


@lru_cache(maxsize=5_000)
def unit_of(text: str) -> str:
    """A unit whatever its letters, spaces and abbreviation.

    >>> unit_of(" % "), unit_of("Ribu  Orang"), unit_of("Ha.")
    ('persen', 'ribu orang', 'hektare')
    """
    words = [word.strip(".()") for word in text.casefold().split()]
    return " ".join(SIGNS.get(word, word) for word in words if word)


@rule("R-205", Severity.SEVERE, "indicators", version=2)
def two_units(reading: Reading) -> Iterator[Found]:
    """One indicator, by definition or by name, has two units or two directions."""
    groups: dict[str, list[PlanIndicator]] = defaultdict(list)
    for one in reading.plan.indicators:
        if one.definition or one.name.strip():
            groups[one.definition or same(one.name)].append(one)
    for group in groups.values():
        for field in ("unit", "direction"):
            given = [one for one in group if getattr(one, field)]
            for other in given[1:]:
                said, before = getattr(other, field), getattr(given[0], field)
                if unit_of(said) != unit_of(before):
                    places = Place("indicators", other.code, field), Place("indicators", given[0].code, field)
                    yield found(*places, name=other.name, here=said, there=before)


@rule("R-206", Severity.WARNING, "indicators")
def target_outside_plan(reading: Reading) -> Iterator[Found]:
    """A target stands in a year that the plan does not cover."""
    plan = reading.plan
    for one in plan.indicators:
        for year in sorted(one.targets):
            if not plan.starts <= year <= plan.ends:
                yield found(
                    _target(one, year),
                    Place("plan", "", "starts"),
                    name=one.name,
                    year=year,
                    starts=plan.starts,
                    ends=plan.ends,
                )


@rule("R-207", Severity.WARNING, "indicators")
def target_slides_back(reading: Reading) -> Iterator[Found]:
    """A target is worse than that of an earlier year."""
    for one in reading.plan.indicators:
        for (before, earlier), (year, later) in pairwise(sorted(one.targets.items())):
            if (later - earlier) * _sign(one) < 0 and not _behind_baseline(one, later):
                yield found(
                    _target(one, year),
                    _target(one, before),
                    name=one.name,
                    year=year,
                    target=later,
                    before=before,
                    earlier=earlier,
                )


def _behind_baseline(one: PlanIndicator, value: float) -> bool:
    """R-201 says so already."""
    return one.baseline is not None and (value - one.baseline) * _sign(one) < 0


@rule("R-208", Severity.WARNING, "indicators")
def no_formula_or_source(reading: Reading) -> Iterator[Found]:
    """An indicator does not say how it is computed or where it comes from."""
    for one in reading.plan.indicators:
        for field in ("formula", "source"):
            if not getattr(one, field).strip():
                yield found(Place("indicators", one.code, field), name=one.name, field=field)


LEAP = 100
"""A value so many times the one before was probably written in another unit: thousands, millions, a share for a percentage."""


@rule("R-209", Severity.HINT, "indicators", certain=False)
def leap_of_scale(reading: Reading) -> Iterator[Found]:
    """A value is a hundred times, or a hundredth of, the one before it."""
    for one in reading.plan.indicators:
        first = [] if one.baseline is None else [(Place("indicators", one.code, "baseline"), one.baseline)]
        told = [*first, *((_target(one, year), value) for year, value in sorted(one.targets.items()))]
        known = [(place, value) for place, value in told if value]
        for (before, earlier), (place, later) in pairwise(known):
            if not 1 / LEAP < abs(later / earlier) < LEAP:
                yield found(place, before, name=one.name, target=later, earlier=earlier)


RULES = (
    backward_target,
    faster_than_peers,
    no_baseline_or_target,
    late_baseline,
    two_units,
    target_outside_plan,
    target_slides_back,
    no_formula_or_source,
    leap_of_scale,
)
