"""A plan as people really leave it: nothing stops the check, and every finding can still be said."""

from dataclasses import fields
from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as some

from gerakan.engine.plan import Plan, Yardsticks, check
from gerakan.engine.plan.affordability import affordability
from gerakan.engine.plan.completeness import completeness
from gerakan.engine.plan.rules.yardsticks import Pace
from gerakan.engine.plan.sentences import sentence
from gerakan.engine.plan.specimen import specimen
from gerakan.engine.plan.structure import SHEETS, Citation, Step, rows
from tests.engine.plan.later_planters import OTHERS
from tests.engine.plan.planting import edit

CLEAN = specimen(programmes=20)
CODES = ["P-001", "P-001.1", "P-002", "M-01a", "T-1", "I-001", "B-01a"]
WORDS = [
    "",
    " ",
    "-",
    "{at}",
    "{0}",
    "%s",
    "=1+1",
    "\u202eabc",
    "x" * 3_000,
    "2025-13",
    "0000-00",
    "persen",
    "tourism",
    "society",
]
TEXT = some.sampled_from(WORDS + CODES)
WHOLE = some.sampled_from([-(10**15), -1, 0, 1, 7, 2024, 2030, 9999, 10**18])
REAL = some.sampled_from([-1e9, -0.0, 0.0, 0.5, 1e300])
BY_TYPE: dict[Any, some.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    int | None: some.none() | WHOLE,
    float | None: some.none() | REAL,
    bool: some.booleans(),
    tuple[str, ...]: some.lists(TEXT, max_size=3).map(tuple),
    tuple[Step, ...]: some.lists(some.builds(Step, WHOLE, TEXT), max_size=3).map(tuple),
    tuple[Citation, ...]: some.lists(
        some.builds(
            Citation, TEXT, some.sampled_from([*SHEETS, "totals", "starts", "nowhere"]), TEXT, TEXT, some.none() | WHOLE
        ),
        max_size=3,
    ).map(tuple),
}


@some.composite
def wounds(draw: some.DrawFn) -> tuple[str, int, str, Any]:
    sheet = draw(some.sampled_from([sheet for sheet in SHEETS if rows(CLEAN, sheet)]))
    row = type(rows(CLEAN, sheet)[0])
    field = draw(some.sampled_from([field.name for field in fields(row)]))
    strategy = BY_TYPE.get(get_type_hints(row)[field], some.dictionaries(WHOLE, REAL, max_size=3))
    return sheet, draw(some.integers(0, 40)), field, draw(strategy)


@settings(max_examples=35)
@given(
    some.lists(wounds(), min_size=1, max_size=25),
    some.sampled_from([None, (2025, 2029), (2040, 2031)]),
    some.integers(1, 12),
)
def test_nothing_stops_a_check(all_wounds, rpjmd, years):
    plan = specimen(programmes=20, years=years)
    for sheet, number, field, value in all_wounds:
        own = rows(plan, sheet)
        plan = edit(plan, sheet, own[number % len(own)].key, **{field: value}) if own else plan
    plan = Plan(**{**{one.name: getattr(plan, one.name) for one in fields(Plan)}, "rpjmd": rpjmd})

    report = check(plan, Yardsticks(peers={"persen": Pace({0.9: 0.1})}, others=OTHERS.others))

    assert all(sentence(one) for one in report.findings)
    assert all(one.places[0].sheet for one in report.findings)
    assert 0 <= completeness(plan).share <= 1
    assert affordability(plan).years


def test_an_empty_plan_is_told_what_it_lacks():
    report = check(Plan("35.29"))

    assert {one.rule for one in report.findings} == {"R-121", "R-123", "R-607", "R-712"}
    assert {part.share for part in completeness(Plan("35.29")).parts} == {0.0}
