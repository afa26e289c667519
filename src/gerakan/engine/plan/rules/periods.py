"""R-401 to R-412: years and months that fit into each other."""

from collections.abc import Iterator

from gerakan.engine.plan.months import month_number, month_text
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rings import rings
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import Programme
from gerakan.engine.plan.structure.words import LONG_TERM_SCHEMES

HEAD_STARTS = Place("plan", "", "starts")
HEAD_RPJMD = Place("plan", "", "rpjmd")
UNDER_RPJMD = ("RPJMD", "RENSTRA", "RKPD")


def knows_rpjmd(reading: Reading) -> bool:
    """The years of the RPJMD in force are known."""
    return reading.plan.rpjmd is not None


def _years(one: Programme) -> tuple[int, int] | None:
    """First and last year, when both are said and in order."""
    if one.starts is None or one.ends is None or one.starts > one.ends:
        return None
    return one.starts, one.ends


@rule("R-401", Severity.SEVERE, "programmes")
def outside_plan(reading: Reading) -> Iterator[Found]:
    """A programme runs outside the years of the plan."""
    plan = reading.plan
    for one in reading.roots:
        for field, year in (("starts", one.starts), ("ends", one.ends)):
            if year is not None and not plan.starts <= year <= plan.ends:
                yield found(
                    Place("programmes", one.code, field),
                    HEAD_STARTS,
                    name=one.name,
                    year=year,
                    starts=plan.starts,
                    ends=plan.ends,
                )


@rule("R-402", Severity.WARNING, "programmes", "references", needs=knows_rpjmd)
def beyond_rpjmd(reading: Reading) -> Iterator[Found]:
    """A programme runs beyond the RPJMD and leans on no long-term plan."""
    _, last = reading.plan.rpjmd or (0, 0)
    for one in reading.roots:
        years = _years(one)
        if years and years[1] > last and not reading.schemes.get(one.code, frozenset()) & set(LONG_TERM_SCHEMES):
            yield found(Place("programmes", one.code, "ends"), HEAD_RPJMD, name=one.name, year=years[1], last=last)


@rule("R-403", Severity.SEVERE, "programmes", "references", needs=knows_rpjmd)
def without_rpjmd(reading: Reading) -> Iterator[Found]:
    """A programme runs in the years of the RPJMD and refers neither to it nor to a Renstra or RKPD under it."""
    first, last = reading.plan.rpjmd or (0, 0)
    for one in reading.roots:
        years = _years(one)
        leans = reading.schemes.get(one.code, frozenset()) & set(UNDER_RPJMD)
        if years and not leans and years[0] <= last and years[1] >= first:
            yield found(
                Place("programmes", one.code), Place("references", "", "scheme"), name=one.name, first=first, last=last
            )


@rule("R-404", Severity.SEVERE, "programmes")
def ends_before_it_starts(reading: Reading) -> Iterator[Found]:
    """A programme ends before it starts."""
    for one in reading.plan.programmes:
        if one.starts is not None and one.ends is not None and one.ends < one.starts:
            yield found(
                Place("programmes", one.code, "ends"),
                Place("programmes", one.code, "starts"),
                name=one.name,
                starts=one.starts,
                ends=one.ends,
            )


@rule("R-405", Severity.SEVERE, "programmes")
def outside_parent(reading: Reading) -> Iterator[Found]:
    """An activity runs outside the years of what it belongs to."""
    for one in reading.plan.programmes:
        parent = reading.programmes.get(one.parent)
        own, above = _years(one), _years(parent) if parent else None
        if parent is None or own is None or above is None:
            continue
        for field, year in (("starts", own[0]), ("ends", own[1])):
            if not above[0] <= year <= above[1]:
                yield found(
                    Place("programmes", one.code, field),
                    Place("programmes", parent.code, field),
                    name=one.name,
                    year=year,
                    parent=parent.name,
                    starts=above[0],
                    ends=above[1],
                )


@rule("R-406", Severity.SEVERE, "programmes")
def ring_of_dependencies(reading: Reading) -> Iterator[Found]:
    """Programmes wait for each other in a ring."""
    for ring in rings({one.code: one.depends_on for one in reading.plan.programmes}):
        yield found(*(Place("programmes", code, "depends_on") for code in ring), ring=" > ".join((*ring, ring[0])))


@rule("R-407", Severity.WARNING, "programmes")
def predecessor_too_late(reading: Reading) -> Iterator[Found]:
    """A programme starts before one that it depends on has ended."""
    ringed = {code for ring in rings({one.code: one.depends_on for one in reading.plan.programmes}) for code in ring}
    for one in reading.plan.programmes:
        for code in one.depends_on:
            before = reading.programmes.get(code)
            if before is None or {code, one.code} <= ringed:
                continue
            if before.ends is not None and one.starts is not None and before.ends > one.starts:
                yield found(
                    Place("programmes", one.code, "starts"),
                    Place("programmes", before.code, "ends"),
                    name=one.name,
                    before=before.name,
                    starts=one.starts,
                    ends=before.ends,
                )


@rule("R-408", Severity.WARNING, "programmes", "milestones")
def milestone_outside(reading: Reading) -> Iterator[Found]:
    """A milestone stands in a year in which its programme does not run."""
    for row in reading.plan.milestones:
        one = reading.programmes.get(row.programme)
        years = _years(one) if one else None
        if one and years and row.year is not None and not years[0] <= row.year <= years[1]:
            yield found(
                Place("milestones", row.key, "year", row.year),
                Place("programmes", one.code, "ends"),
                text=row.text,
                year=row.year,
                name=one.name,
                starts=years[0],
                ends=years[1],
            )


@rule("R-409", Severity.SEVERE, "quick_wins")
def too_long_for_quick(reading: Reading) -> Iterator[Found]:
    """A quick win takes longer than a year."""
    longest = reading.yardsticks.quick_win_months
    for one in reading.plan.quick_wins:
        if one.months is not None and one.months > longest:
            yield found(Place("quick_wins", one.code, "months"), name=one.name, months=one.months, longest=longest)


@rule("R-410", Severity.WARNING, "quick_wins")
def quick_win_too_late(reading: Reading) -> Iterator[Found]:
    """A quick win begins before the plan or ends after its first years."""
    plan = reading.plan
    first, last = plan.starts * 12, (plan.starts + reading.yardsticks.quick_wins_end) * 12 - 1
    for one in reading.plan.quick_wins:
        begins = month_number(one.starts_month)
        if begins is None:
            continue
        ends = begins + min(one.months or 1, reading.yardsticks.quick_win_months) - 1
        if begins < first or ends > last:
            yield found(
                Place("quick_wins", one.code, "starts_month"),
                HEAD_STARTS,
                name=one.name,
                begins=one.starts_month,
                ends=month_text(ends),
                first=month_text(first),
                last=month_text(last),
            )


@rule("R-411", Severity.WARNING, "quick_wins")
def step_outside(reading: Reading) -> Iterator[Found]:
    """A step of a quick win stands in a month that it does not have."""
    for one in reading.plan.quick_wins:
        for step in one.steps:
            if one.months is not None and not 1 <= step.month <= one.months:
                yield found(
                    Place("quick_wins", one.code, "steps"),
                    Place("quick_wins", one.code, "months"),
                    name=one.name,
                    month=step.month,
                    months=one.months,
                )


@rule("R-412", Severity.SEVERE, needs=knows_rpjmd)
def plan_and_rpjmd_apart(reading: Reading) -> Iterator[Found]:
    """No year of the plan lies in the RPJMD in force."""
    first, last = reading.plan.rpjmd or (0, 0)
    if first > reading.plan.ends or last < reading.plan.starts:
        yield found(HEAD_RPJMD, HEAD_STARTS, starts=reading.plan.starts, ends=reading.plan.ends, first=first, last=last)


RULES = (
    outside_plan,
    beyond_rpjmd,
    without_rpjmd,
    ends_before_it_starts,
    outside_parent,
    ring_of_dependencies,
    predecessor_too_late,
    milestone_outside,
    too_long_for_quick,
    quick_win_too_late,
    step_outside,
    plan_and_rpjmd_apart,
)
