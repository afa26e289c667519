"""R-701 to R-712: risks that somebody minds, quick wins that can begin."""

from collections import Counter
from collections.abc import Iterator

from gerakan.engine.plan.months import month_number
from gerakan.engine.plan.pillars import PILLARS
from gerakan.engine.plan.prose import says_nothing
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule

NEEDED = ("name", "pillar", "subdimension", "programme", "problems", "owner", "months", "steps", "beneficiaries_number")


@rule("R-701", Severity.SEVERE, "risks", version=2)
def nobody_minds_it(reading: Reading) -> Iterator[Found]:
    """A risk has no owner or no mitigation."""
    for one in reading.plan.risks:
        for field in ("owner", "mitigation"):
            if says_nothing(getattr(one, field)):
                yield found(Place("risks", one.code, field), statement=one.statement, field=field)


@rule("R-702", Severity.WARNING, "risks")
def unweighed_risk(reading: Reading) -> Iterator[Found]:
    """Likelihood or impact of a risk is not given from 1 to 5."""
    for one in reading.plan.risks:
        for field in ("likelihood", "impact"):
            value = getattr(one, field)
            if value is None or not 1 <= value <= 5:
                yield found(Place("risks", one.code, field), statement=one.statement, field=field)


@rule("R-703", Severity.HINT, "programmes", "risks")
def nothing_can_go_wrong(reading: Reading) -> Iterator[Found]:
    """A programme has no risk."""
    risky = {one.programme for one in reading.plan.risks}
    for one in reading.roots:
        if not any(member.code in risky for member in reading.family(one)):
            yield found(Place("programmes", one.code), Place("risks", "", "programme"), name=one.name)


@rule("R-711", Severity.SEVERE, "quick_wins", "indicators")
def unready_quick_win(reading: Reading) -> Iterator[Found]:
    """A quick win lacks what it needs to begin."""
    for one in reading.plan.quick_wins:
        lacking = [field for field in NEEDED if not getattr(one, field)]
        lacking += [] if month_number(one.starts_month) is not None else ["starts_month"]
        lacking += [] if one.indicators or one.code in reading.indicators else ["indicators"]
        yield from (found(Place("quick_wins", one.code, field), name=one.name, field=field) for field in lacking)


@rule("R-712", Severity.WARNING, "quick_wins")
def pillar_without_quick_win(reading: Reading) -> Iterator[Found]:
    """A pillar has fewer quick wins than the edition asks for."""
    counts = Counter(one.pillar for one in reading.plan.quick_wins)
    for pillar in PILLARS:
        if counts[pillar] < reading.yardsticks.quick_wins_each:
            yield found(
                Place("quick_wins", "", "pillar"),
                pillar=pillar,
                count=counts[pillar],
                needed=reading.yardsticks.quick_wins_each,
            )


RULES = (nobody_minds_it, unweighed_risk, nothing_can_go_wrong, unready_quick_win, pillar_without_quick_win)
