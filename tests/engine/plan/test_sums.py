"""Completeness, money by year, numbers in words, likeness: against answers worked out by hand."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gerakan.engine.plan import Others, OtherText, Place, Plan, check
from gerakan.engine.plan.affordability import affordability
from gerakan.engine.plan.completeness import completeness
from gerakan.engine.plan.numbers import read_number
from gerakan.engine.plan.pillars import GIFFINGER, PILLARS, SUBDIMENSIONS, giffinger_of
from gerakan.engine.plan.prose import PROSE
from gerakan.engine.plan.rules.catalogue import RULES
from gerakan.engine.plan.rules.rings import rings
from gerakan.engine.plan.sentences import FIELD_NAMES, PART_NAMES, SENTENCES, SHEET_NAMES, sentence
from gerakan.engine.plan.specimen import specimen
from gerakan.engine.plan.structure import Ceiling, Money, Programme, rows
from gerakan.engine.plan.totals import Budget
from tests.engine.plan import later_planters, planters
from tests.engine.plan.planting import edit, without

CLEAN = specimen(programmes=18)
FILLER = ("-", "TBD", "asdfgh jkl", "data data data data", "menyusul", "aaaaa bbbbb")


def blanked(plan: Plan, cells: list[tuple[str, int, str]], text: str) -> Plan:
    """Words put into some cells."""
    for sheet, number, field in cells:
        own = rows(plan, sheet)
        key = own[number % len(own)].key
        plan = edit(plan, sheet, key, **{field: text})
    return plan


CELLS = some.sampled_from([(sheet, field) for sheet, own in PROSE.items() if rows(CLEAN, sheet) for field in own])
MANY = some.lists(
    some.tuples(CELLS, some.integers(0, 99)).map(lambda at: (at[0][0], at[1], at[0][1])), min_size=1, max_size=12
)


@settings(max_examples=20)
@given(MANY, some.sampled_from(FILLER))
def test_filler_raises_completeness_no_more_than_an_empty_cell(cells, text):
    empty, filled = (completeness(blanked(CLEAN, cells, words)) for words in ("", text))

    assert filled.share <= empty.share <= completeness(CLEAN).share == 1.0


def test_the_same_sentence_in_every_cell_of_a_column_counts_for_nothing():
    worn = replace(
        CLEAN, risks=tuple(replace(one, mitigation="Meningkatkan koordinasi dengan semua pihak") for one in CLEAN.risks)
    )

    risks = next(part for part in completeness(worn).parts if part.name == "risks")

    assert (risks.met, risks.needed) == (0, 19)


def test_what_is_missing_is_named_by_its_place():
    holes = edit(CLEAN, "programmes", "P-003", owner="", legal_basis="")
    holes = without(holes, "milestones", lambda row: row.programme == "P-004")

    missing = {part.name: part.missing for part in completeness(holes).parts if part.missing}

    assert missing == {
        "programmes": (Place("programmes", "P-003", "owner"), Place("programmes", "P-003", "legal_basis")),
        "roadmap": (Place("programmes", "P-004"),),
    }


SMALL = Plan(
    "35.29",
    starts=2025,
    years=3,
    programmes=(
        Programme("P-1", name="Layanan desa", pillar="society"),
        Programme("P-1.1", "activity", "P-1", "Persiapan"),
        Programme("P-2", name="Bakau teluk", pillar="environment"),
        Programme("P-2.1", "activity", "P-2", "Penanaman"),
        Programme("P-2.2", "activity", "P-2", "Perawatan"),
    ),
    money=(
        Money("P-1", 2025, "APBD", "investment", 100),
        Money("P-1.1", 2025, "APBD", "investment", 100),  # counted with its programme
        Money("P-2.1", 2025, "CSR", "investment", 30),
        Money("P-2.2", 2026, "APBD", "running", 7),
        Money("P-2.2", 2027, "APBD", "running", 9),
        Money("P-404", 2025, "APBD", "running", 1_000),  # of no programme
    ),
    ceilings=(Ceiling(2025, 120), Ceiling(2025, 105, "APBD"), Ceiling(2026, 10)),
)


def test_money_counts_once_whether_it_stands_on_a_programme_or_below_it():
    budget = Budget(SMALL.programmes, SMALL.money)

    assert budget.lines == {
        (2025, "APBD", "investment"): 100,
        (2025, "CSR", "investment"): 30,
        (2026, "APBD", "running"): 7,
        (2027, "APBD", "running"): 9,
    }
    assert budget.by_pillar == {
        ("society", 2025): 100,
        ("environment", 2025): 30,
        ("environment", 2026): 7,
        ("environment", 2027): 9,
    }
    assert (budget.total(), budget.total(year=2025), budget.total(source="APBD", kind="running")) == (146, 130, 16)


def test_a_year_is_set_beside_its_tightest_ceiling():
    told = affordability(SMALL)

    assert [(one.year, one.total, one.room) for one in told.years] == [(2025, 130, -10), (2026, 7, 3), (2027, 9, None)]
    assert told.tail == 9
    assert [one.about("year") for one in check(SMALL, only={"R-301"}).findings] == [2025]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250.000", "1250000"), ("12,5", "12.5"), ("Rp2,5 miliar", "2500000000"), ("2.500 juta", "2500000000"),
        ("Rp. 750 ribu", "750000"), ("1,2 triliun", "1200000000000"), ("82,37 persen", "82.37"), ("40%", "40"), ("-3", "-3"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_indonesians_write_them(text, value):
    written = read_number(text)

    assert written is not None
    assert written.value == Decimal(value)


@pytest.mark.parametrize("text", ["dua", "1.25.000", "12,5,1", "", "3 unit", "1.250.00"])
def test_what_is_no_number_is_not_read_as_one(text):
    assert read_number(text) is None


def test_a_number_stands_for_what_it_is_rounded_from_and_nothing_else():
    written = read_number("2,5 miliar")

    assert written is not None
    assert written.stands_for(2_549_999_999)
    assert not written.stands_for(2_551_000_000)
    assert not read_number("40").stands_for(40.4)  # type: ignore[union-attr]


def test_likeness_is_the_share_of_runs_of_three_words():
    words = [f"kata{number}" for number in range(30)]
    others = Others(
        [
            OtherText("a", "passages", "1", "text", " ".join(words[10:])),
            OtherText("b", "passages", "2", "text", " ".join(words)),
        ]
    )

    other, share = others.likest(" ".join([*words[:25], "lain"])) or (None, 0.0)

    assert other is not None
    assert (other.plan, share) == ("b", pytest.approx(23 / 24))
    assert others.likest(" ".join(words[:10])) is None  # too short to say


@given(some.dictionaries(some.sampled_from("abcdef"), some.lists(some.sampled_from("abcdef"), max_size=3)))
def test_rings_are_rings_and_none_is_overlooked(waits):
    found = rings(waits)

    for ring in found:
        assert all(to in waits[one] for one, to in zip(ring, (*ring[1:], ring[0]), strict=True))
    left = {one: [to for to in others if to in waits] for one, others in waits.items()}
    while loose := [one for one, others in left.items() if not [to for to in others if to in left]]:
        left = {one: others for one, others in left.items() if one not in loose}
    assert bool(found) == bool(left)


def test_six_pillars_hold_eighteen_subdimensions_and_giffinger_maps_all_but_four():
    assert [len(codes) for codes in PILLARS.values()] == [3] * 6
    assert len(set(SUBDIMENSIONS)) == 18
    assert {code for code in SUBDIMENSIONS if giffinger_of(code) is None} == {*PILLARS["branding"], "security"}
    assert {code for codes in GIFFINGER.values() for code in codes} <= set(SUBDIMENSIONS)


def test_every_rule_has_a_title_and_a_sentence_that_its_values_fill():
    assert set(SENTENCES) == set(RULES)
    for code, sowing in (planters.SOWINGS | later_planters.SOWINGS).items():
        planted = sowing.plant(CLEAN, 2)
        said = [sentence(one) for one in check(planted.plan, planted.yardsticks).findings if one.rule == code]
        assert said, code
        assert all("{" not in one and "None" not in one and one.endswith((".", "?")) for one in said), said


def test_every_row_of_a_plan_has_a_key():
    assert all(row.key for field in fields(Plan) if field.name in PROSE for row in rows(CLEAN, field.name))


def test_whatever_a_finding_names_has_a_word():
    places = [
        place
        for sowing in (planters.SOWINGS | later_planters.SOWINGS).values()
        for planted in [sowing.plant(CLEAN, 1)]
        for one in check(planted.plan, planted.yardsticks).findings
        for place in one.places
    ]

    assert {place.sheet for place in places} - set(SHEET_NAMES) == {"35.10:passages"}  # of another plan
    assert {place.field for place in places} - set(FIELD_NAMES) == {""}
    assert tuple(PART_NAMES) == tuple(part.name for part in completeness(CLEAN).parts)
