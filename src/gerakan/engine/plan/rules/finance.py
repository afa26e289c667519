"""R-301 to R-309: money that is there, adds up, lasts, and is counted once."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import median_low

from gerakan.engine.plan.prose import same
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import Money, Programme
from gerakan.engine.plan.totals import limits

LEAST_PLAUSIBLE = 1_000_000
"""Rupiah; a smaller amount was probably written in thousands or millions."""
FEWEST, SMALLER, LARGER, LARGEST_SMALL = 12, 30, 2_000, 10_000_000
"""With so many amounts, one so many times smaller than the middle one (but below this) or larger looks like another unit."""


@rule("R-301", Severity.SEVERE, "programmes", "money", "ceilings", needs=lambda reading: bool(reading.plan.ceilings))
def above_ceiling(reading: Reading) -> Iterator[Found]:
    """A year's money is more than its ceiling."""
    first = {(one.year, one.source): one for one in reversed(reading.plan.ceilings)}
    for (year, source), allowed in limits(reading.plan.ceilings).items():
        amount = reading.budget.total(year=year, source=source)
        if amount > allowed:
            places = Place("ceilings", first[year, source].key, "amount", year), Place("money", "", "amount", year)
            over = {"amount": amount, "amount_allowed": allowed, "amount_over": amount - allowed}
            yield found(*places, year=year, source=source, **over)


@rule("R-302", Severity.WARNING, "programmes", "money")
def nothing_to_run_it(reading: Reading) -> Iterator[Found]:
    """What is built has no running money in any later year, although the plan goes on."""
    for one in reading.roots:
        counted = [
            row for member in reading.family(one) for row in reading.money.get(member.code, ()) if row.amount > 0
        ]
        built = max((row for row in counted if row.kind == "investment"), key=lambda row: row.year, default=None)
        if built is None or built.year >= reading.plan.ends:
            continue
        if not any(row.kind == "running" and row.year > built.year for row in counted):
            yield found(
                Place("money", built.key, "amount", built.year),
                Place("programmes", one.code, "ends"),
                name=one.name,
                year=built.year,
                amount=built.amount,
            )


@rule("R-303", Severity.SEVERE, "programmes", "money")
def sum_unlike_parts(reading: Reading) -> Iterator[Found]:
    """A programme's own money is not the sum of its activities' in some year."""
    for one in reading.plan.programmes:
        own, below = reading.money.get(one.code, ()), tuple(reading.budget.below(one.code))
        if own and below:
            yield from _unlike(one, own, below)


def _unlike(one: Programme, own: tuple[Money, ...], below: tuple[Money, ...]) -> Iterator[Found]:
    said, parts = _by_year(own), _by_year(below)
    for year in sorted({*said, *parts}):
        if said.get(year, 0) != parts.get(year, 0):
            mine = next((row.key for row in own if row.year == year), "")
            part = next((row.key for row in below if row.year == year), "")
            yield found(
                Place("money", mine, "amount", year),
                Place("money", part, "amount", year),
                code=one.code,
                name=one.name,
                year=year,
                amount=said.get(year, 0),
                amount_parts=parts.get(year, 0),
            )


def _by_year(money: tuple[Money, ...]) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for row in money:
        sums[row.year] += row.amount
    return sums


@rule("R-304", Severity.SEVERE, "programmes", "money")
def money_outside_years(reading: Reading) -> Iterator[Found]:
    """Money stands in a year in which its programme does not run; running money may outlast it within the plan."""
    for row in reading.plan.money:
        span = _span(reading, row.programme)
        if span is None:
            continue
        one, starts, ends = span
        last = max(ends, reading.plan.ends) if row.kind == "running" else ends
        if not starts <= row.year <= last:
            places = Place("money", row.key, "amount", row.year), Place("programmes", one.code, "ends")
            yield found(*places, code=one.code, name=one.name, year=row.year, starts=starts, ends=ends)


def _span(reading: Reading, code: str) -> tuple[Programme, int, int] | None:
    """The years of a programme, or of the nearest above it that says them; None when they are not in order."""
    seen: set[str] = set()
    while code in reading.programmes and code not in seen:
        one = reading.programmes[code]
        if one.starts is not None and one.ends is not None:
            return (one, one.starts, one.ends) if one.starts <= one.ends else None
        seen.add(code)
        code = one.parent
    return None


@rule("R-305", Severity.SEVERE, "money", "ceilings")
def negative_amount(reading: Reading) -> Iterator[Found]:
    """An amount is less than nothing."""
    for row in reading.plan.money:
        if row.amount < 0:
            yield found(Place("money", row.key, "amount", row.year), amount=row.amount)
    for one in reading.plan.ceilings:
        if one.amount < 0:
            yield found(Place("ceilings", one.key, "amount", one.year), amount=one.amount)


@rule("R-306", Severity.HINT, "money", certain=False, version=2)
def thousands_or_millions(reading: Reading) -> Iterator[Found]:
    """An amount is so small, by itself or beside the others, that it was probably written in thousands or millions."""
    amounts = [row.amount for row in reading.plan.money if row.amount > 0]
    usual = int(median_low(amounts)) if len(amounts) >= FEWEST else 0
    least = max(LEAST_PLAUSIBLE, min(usual // SMALLER, LARGEST_SMALL))
    small = [row for row in reading.plan.money if 0 < row.amount < least]
    large = [row for row in reading.plan.money if usual and row.amount > usual * LARGER]
    for size, own in (("small", small), ("large", large)):
        places = [Place("money", row.key, "amount", row.year) for row in own]
        if len(own) > FEWEST:
            yield found(*places, size=size, count=len(own), amount=own[0].amount)
        else:
            yield from (found(at, amount=row.amount, size=size) for at, row in zip(places, own, strict=True))


@rule("R-307", Severity.WARNING, "programmes")
def no_share(reading: Reading) -> Iterator[Found]:
    """The share of a programme of several regions is not above 0 and at most 1."""
    for one in reading.plan.programmes:
        if one.cluster_share is not None and not 0 < one.cluster_share <= 1:
            yield found(Place("programmes", one.code, "cluster_share"), name=one.name, share=one.cluster_share)


@rule("R-308", Severity.WARNING, "programmes", "joint")
def joint_programme_twice(reading: Reading) -> Iterator[Found]:
    """A programme of a cluster stands among the region's own too and is not marked as the same, so it counts twice."""
    for one in reading.plan.joint:
        twins = [row for row in reading.roots if one.name and same(row.name) == same(one.name)]
        if twins and not one.own_code:
            yield found(
                Place("programmes", twins[0].code),
                Place("joint", one.code, "own_code"),
                name=one.name,
                cluster=one.cluster,
            )


@rule("R-309", Severity.WARNING, "programmes", "money", "joint")
def joint_share_without_money(reading: Reading) -> Iterator[Found]:
    """The programme that is said to hold the region's share of a programme of a cluster has less money than it, or is not there."""
    for one in reading.plan.joint:
        if not one.own_code:
            continue
        amount = sum(row.amount for row in reading.budget.counted(one.own_code))
        if amount < one.amount:
            places = Place("joint", one.code, "amount"), Place("programmes", one.own_code)
            yield found(*places, name=one.name, cluster=one.cluster, amount=amount, amount_share=one.amount)


RULES = (
    above_ceiling,
    nothing_to_run_it,
    sum_unlike_parts,
    money_outside_years,
    negative_amount,
    thousands_or_millions,
    no_share,
    joint_programme_twice,
    joint_share_without_money,
)
