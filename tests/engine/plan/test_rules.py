"""Every rule finds its error where it was planted, says nothing of a clean plan, and reads only what it says it reads."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gerakan.engine.plan import RULES, Checker, Plan, check
from gerakan.engine.plan.rules.checking import HEAD
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.specimen import specimen
from tests.engine.plan import later_planters, planters
from tests.engine.plan.planting import Planted, Sowing, edit

SOWINGS: dict[str, Sowing] = planters.SOWINGS | later_planters.SOWINGS
CLEAN, SMALL = specimen(), specimen(programmes=18)
SEEDS, SIZES = some.integers(0, 999), some.integers(18, 110)


def test_every_rule_has_its_planter():
    assert set(SOWINGS) == set(RULES)


def test_the_specimen_has_the_size_of_a_real_plan():
    programmes = [one for one in CLEAN.programmes if one.kind == "programme"]

    assert len(programmes) >= 60
    assert len(CLEAN.indicators) >= 40
    assert len({one.subdimension for one in programmes}) == 18
    assert {row.year for row in CLEAN.money} == set(range(2025, 2035))


@settings(max_examples=10)
@given(SEEDS, SIZES)
def test_nothing_is_found_in_a_clean_plan(seed, size):
    plan = specimen(seed=seed, programmes=size)
    for yardsticks in (planters.PEERS, later_planters.OTHERS):
        assert check(plan, yardsticks).findings == ()


@pytest.mark.parametrize("code", sorted(SOWINGS))
def test_a_planted_error_is_found_at_its_place_and_nothing_else_is(code):
    assert_found(code, CLEAN, 0)


@settings(max_examples=40)
@given(some.sampled_from(sorted(SOWINGS)), SEEDS, SIZES, some.integers(0, 999))
def test_it_is_found_in_plans_of_any_size_and_wherever_it_stands(code, seed, size, n):
    assert_found(code, specimen(seed=seed, programmes=size), n)


def assert_found(code: str, plan: Plan, n: int) -> None:
    sowing = SOWINGS[code]
    planted = sowing.plant(plan, n)
    findings = check(planted.plan, planted.yardsticks).findings
    assert planted.place in {place for one in findings if one.rule == code for place in one.places}
    assert {one.rule for one in findings} <= {code, *sowing.consequences}


class Only:
    """A plan that shows some of its sheets, and fails on any other."""

    def __init__(self, plan: Plan, shown: set[str]) -> None:
        for field in shown:
            setattr(self, field, getattr(plan, field))
        self.ends = plan.ends


@pytest.mark.parametrize("code", sorted(SOWINGS))
def test_a_rule_reads_only_the_sheets_that_it_names(code):
    planted: Planted = SOWINGS[code].plant(CLEAN, 1)
    rule = RULES[code]

    shown = Only(planted.plan, {*HEAD, *rule.reads})

    assert rule.findings(Reading(shown, planted.yardsticks)) != ()  # type: ignore[arg-type]
    assert set(rule.reads) <= {field.name for field in fields(Plan)}


def test_after_an_edit_the_checker_says_what_a_fresh_check_says():
    checker = Checker()
    checker.check(SMALL)
    for code, sowing in SOWINGS.items():
        planted = sowing.plant(SMALL, 3)
        assert checker.check(planted.plan, planted.yardsticks) == check(planted.plan, planted.yardsticks), code


def test_rules_whose_sheets_did_not_change_are_not_asked_again(monkeypatch):
    checker, asked = Checker(), []
    checker.check(CLEAN)
    findings = type(RULES["R-101"]).findings
    monkeypatch.setattr(
        type(RULES["R-101"]), "findings", lambda rule, reading: (asked.append(rule.code), findings(rule, reading))[1]
    )

    checker.check(specimen())
    assert asked == []

    checker.check(edit(CLEAN, "stakeholders", "PK-01", role="pengamat"))
    assert set(asked) == {code for code, rule in RULES.items() if "stakeholders" in rule.reads}


def test_only_some_rules_are_asked_and_those_without_a_yardstick_are_named():
    report = check(Plan("35.29"), only={"R-607", "R-301", "R-613"})

    assert [one.rule for one in report.findings] == ["R-607"]
    assert report.unasked == ("R-301", "R-613")
    assert report.versions == {"R-607": 1}


def test_a_finding_is_known_again_and_an_exception_lapses_with_its_values():
    def over(amount: int):
        return check(edit(CLEAN, "ceilings", "2027", amount=amount)).findings[0]

    once, again, other = over(5), over(5), over(6)

    assert (once.identity, once.fingerprint) == (again.identity, again.fingerprint)
    assert once.identity == other.identity == "R-301|ceilings:2027:amount:2027|money::amount:2027"
    assert once.fingerprint != other.fingerprint
