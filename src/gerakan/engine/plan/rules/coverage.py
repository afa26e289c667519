"""R-111 to R-127: nothing that a plan must say is left out."""

from collections.abc import Iterator, Mapping

from gerakan.engine.plan.pillars import PILLAR_OF, SUBDIMENSIONS
from gerakan.engine.plan.prose import says_nothing
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import Programme
from gerakan.engine.plan.structure.words import TERMS


@rule("R-111", Severity.SEVERE, "problems", "programmes")
def unanswered_problem(reading: Reading) -> Iterator[Found]:
    """No programme answers a problem."""
    for one in reading.plan.problems:
        if one.code not in reading.answered:
            yield found(Place("problems", one.code), Place("programmes", "", "problems"), problem=one.statement)


@rule("R-112", Severity.SEVERE, "programmes")
def programme_without_problem(reading: Reading) -> Iterator[Found]:
    """A programme answers no problem, neither itself nor by an activity."""
    for one in reading.roots:
        if not any(member.problems for member in reading.family(one)):
            yield found(Place("programmes", one.code, "problems"), name=one.name)


@rule("R-113", Severity.SEVERE, "programmes")
def no_pillar(reading: Reading) -> Iterator[Found]:
    """A programme has no pillar or no sub-dimension."""
    for one in reading.roots:
        for field in ("pillar", "subdimension"):
            if not getattr(one, field):
                yield found(Place("programmes", one.code, field), name=one.name, field=field)


@rule("R-114", Severity.SEVERE, "programmes", "indicators")
def no_indicator(reading: Reading) -> Iterator[Found]:
    """A programme has no indicator, neither itself nor by an activity."""
    for one in reading.roots:
        if not any(member.code in reading.indicators for member in reading.family(one)):
            yield found(Place("programmes", one.code), Place("indicators", "", "of"), name=one.name)


@rule("R-115", Severity.SEVERE, "programmes", version=2)
def no_owner(reading: Reading) -> Iterator[Found]:
    """A programme has no owner."""
    yield from _empty(reading.roots, "owner")


@rule("R-116", Severity.SEVERE, "programmes")
def no_years(reading: Reading) -> Iterator[Found]:
    """A programme has no first or no last year."""
    for field in ("starts", "ends"):
        yield from _empty(reading.roots, field)


@rule("R-117", Severity.SEVERE, "programmes", "money")
def no_money(reading: Reading) -> Iterator[Found]:
    """A programme has no money in any year."""
    for one in reading.roots:
        rows = (row for member in reading.family(one) for row in reading.money.get(member.code, ()))
        if not any(row.amount > 0 for row in rows):
            yield found(Place("programmes", one.code), Place("money", "", "programme"), name=one.name)


@rule("R-118", Severity.SEVERE, "money")
def no_source(reading: Reading) -> Iterator[Found]:
    """Money comes from no source."""
    bare = {one.key: one.programme for one in reading.plan.money if not one.source}
    for key, programme in bare.items():
        amount = sum(one.amount for one in reading.plan.money if one.key == key)
        yield found(Place("money", key, "source"), programme=programme, amount=amount)


@rule("R-119", Severity.WARNING, "programmes", version=2)
def no_legal_basis(reading: Reading) -> Iterator[Found]:
    """A programme names no legal basis."""
    yield from _empty(reading.roots, "legal_basis")


@rule("R-120", Severity.WARNING, "programmes", version=2)
def no_budget_code(reading: Reading) -> Iterator[Found]:
    """A programme, activity or sub-activity has no budget code."""
    yield from _empty(reading.plan.programmes, "budget_code")


def _empty(programmes: tuple[Programme, ...], field: str) -> Iterator[Found]:
    for one in programmes:
        if says_nothing(getattr(one, field)):
            yield found(Place("programmes", one.code, field), name=one.name)


@rule("R-121", Severity.SEVERE, "programmes", "waivers")
def unserved_subdimension(reading: Reading) -> Iterator[Found]:
    """A sub-dimension has neither a programme nor a waiver."""
    covered = {one.subdimension for one in reading.plan.programmes}
    covered |= {one.subdimension for one in reading.plan.waivers}
    for code in SUBDIMENSIONS:
        if code not in covered:
            yield found(
                Place("programmes", "", "subdimension"),
                Place("waivers", "", "subdimension"),
                subdimension=code,
                pillar=PILLAR_OF[code],
            )


@rule("R-122", Severity.WARNING, "programmes", "waivers")
def idle_waiver(reading: Reading) -> Iterator[Found]:
    """A sub-dimension is waived without a reason, or waived although a programme serves it."""
    serving = {one.subdimension: one.code for one in reversed(reading.plan.programmes)}
    for one in reading.plan.waivers:
        programme = serving.get(one.subdimension, "")
        if programme or not one.reason.strip():
            serving_one = (Place("programmes", programme, "subdimension"),) if programme else ()
            why = "served" if programme else "unreasoned"
            yield found(Place("waivers", one.key, "reason"), *serving_one, subdimension=one.subdimension, why=why)


@rule("R-123", Severity.WARNING, "programmes")
def no_such_term(reading: Reading) -> Iterator[Found]:
    """No programme ends within the first year, within five years, or after five."""
    present = {_term(one.ends - reading.plan.starts + 1) for one in reading.roots if one.ends is not None}
    for term in TERMS:
        if term not in present and term <= max(reading.plan.years, 1):
            yield found(Place("programmes", "", "ends"), term=term)


def _term(years: int) -> int:
    """The shortest term within which so many years end."""
    return next((term for term in TERMS if years <= term), TERMS[-1])


@rule("R-124", Severity.SEVERE, "programmes", "indicators", version=2)
def technology_first(reading: Reading) -> Iterator[Found]:
    """A technology programme comes before its problem, its users or its indicator."""
    for one in reading.roots:
        if one.innovation == "technology":
            lacking = [field for field, given in _asked_first(reading, one).items() if not given]
            if lacking:
                yield found(
                    *(Place("programmes", one.code, field) for field in lacking),
                    name=one.name,
                    lacking=", ".join(lacking),
                )


def _asked_first(reading: Reading, one: Programme) -> Mapping[str, bool]:
    family = tuple(reading.family(one))
    return {
        "problems": any(member.problems for member in family),
        "beneficiaries": not says_nothing(one.beneficiaries),
        "beneficiaries_number": bool(one.beneficiaries_number),
        "indicators": any(member.code in reading.indicators for member in family),
    }


@rule("R-125", Severity.WARNING, "goals", "indicators")
def unmeasured_goal(reading: Reading) -> Iterator[Found]:
    """A goal has no indicator."""
    for one in reading.plan.goals:
        if one.code not in reading.indicators:
            yield found(Place("goals", one.code), Place("indicators", "", "of"), goal=one.text)


@rule("R-126", Severity.WARNING, "goals", "strategies", "programmes")
def loose_end(reading: Reading) -> Iterator[Found]:
    """A goal serves no mission, a strategy no goal, or a programme no strategy."""
    ends = (("goals", reading.plan.goals, "mission"), ("strategies", reading.plan.strategies, "goal"))
    for sheet, own, field in (*ends, ("programmes", reading.roots, "strategy")):
        for row in own:
            if not getattr(row, field):
                yield found(Place(sheet, row.key, field), code=row.key)


@rule("R-127", Severity.WARNING, "strategies", "programmes")
def idle_strategy(reading: Reading) -> Iterator[Found]:
    """No programme carries out a strategy."""
    carried = {one.strategy for one in reading.plan.programmes}
    for one in reading.plan.strategies:
        if one.code not in carried:
            yield found(Place("strategies", one.code), Place("programmes", "", "strategy"), strategy=one.text)


RULES = (
    unanswered_problem,
    programme_without_problem,
    no_pillar,
    no_indicator,
    no_owner,
    no_years,
    no_money,
    no_source,
    no_legal_basis,
    no_budget_code,
    unserved_subdimension,
    idle_waiver,
    no_such_term,
    technology_first,
    unmeasured_goal,
    loose_end,
    idle_strategy,
)
