"""Where a rule begins and where it ends, on small plans."""

from dataclasses import replace
from typing import Any

import pytest

from gerakan.engine.plan import Finding, Pace, Place, Plan, Yardsticks, check
from gerakan.engine.plan.prose import filler
from gerakan.engine.plan.rules.yardsticks import DEFAULT
from gerakan.engine.plan.sentences import sentence
from gerakan.engine.plan.structure import (
    Ceiling,
    Citation,
    Gap,
    Milestone,
    Money,
    Participation,
    Passage,
    PlanIndicator,
    Programme,
    QuickWin,
    Reference,
    Risk,
    Step,
    Waiver,
)

WORK = Programme(
    "P-1",
    name="Bank sampah",
    starts=2026,
    ends=2028,
    innovation="technology",
    beneficiaries="warga",
    beneficiaries_number=9,
)
PART = Programme("P-1.1", "activity", "P-1", "Persiapan", problems=("M-1",), starts=2026, ends=2028)
MEASURE = PlanIndicator(
    "I-1", "P-1.1", "Sampah terpilah", "persen", "up", "x", "y", 2024, 10.0, {2026: 20.0, 2028: 30.0}
)
PLAN = Plan("35.29", starts=2025, years=10, rpjmd=(2025, 2029), programmes=(WORK, PART), indicators=(MEASURE,))


def said(code: str, plan: Plan = PLAN, yardsticks: Yardsticks = DEFAULT, **sheets: Any) -> tuple[Finding, ...]:
    return check(replace(plan, **sheets), yardsticks, only={code}).findings


def test_a_year_of_nothing_is_no_money():
    assert said("R-117", money=(Money("P-1", 2026, "APBD", "running", 0),))
    assert not said("R-305", money=(Money("P-1", 2026, "APBD", "running", 0),))


def test_a_programme_has_what_its_activities_have():
    money = (Money("P-1.1", 2026, "APBD", "investment", 5),)

    assert [said(code, money=money) for code in ("R-112", "R-114", "R-117", "R-124")] == [(), (), (), ()]


@pytest.mark.parametrize(("year", "is_found"), [(2025, True), (2026, False), (2028, False), (2029, True)])
def test_investment_stays_within_its_programme(year, is_found):
    assert bool(said("R-304", money=(Money("P-1", year, "APBD", "investment", 5),))) is is_found


@pytest.mark.parametrize(("year", "is_found"), [(2025, True), (2029, False), (2034, False), (2035, True)])
def test_running_money_may_outlast_its_programme_but_not_the_plan(year, is_found):
    assert bool(said("R-304", money=(Money("P-1", year, "APBD", "running", 5),))) is is_found


@pytest.mark.parametrize(("amount", "is_found"), [(9, True), (10, False), (11, False)])
def test_a_ceiling_may_be_reached(amount, is_found):
    money = (Money("P-1", 2026, "APBD", "investment", 7), Money("P-1", 2026, "CSR", "investment", 3))

    assert bool(said("R-301", money=money, ceilings=(Ceiling(2026, amount),))) is is_found
    assert bool(said("R-301", money=money, ceilings=(Ceiling(2026, amount - 3, "APBD"),))) is is_found


def test_what_is_built_in_the_last_year_needs_no_running_money_yet():
    money = Money("P-1", 2028, "APBD", "investment", 5)

    assert said("R-302", money=(money, Money("P-1", 2028, "APBD", "running", 1)))  # the same year is not afterwards
    assert not said("R-302", money=(money, Money("P-1.1", 2029, "APBD", "running", 1)))
    assert not said("R-302", money=(money,), years=4)
    assert said("R-302", money=(money, Money("P-1", 2029, "APBD", "running", 0)))
    assert not said("R-302", money=(replace(money, amount=0),))


@pytest.mark.parametrize(("starts", "is_found"), [(2027, True), (2028, False), (2029, False)])
def test_a_successor_may_start_in_the_year_its_predecessor_ends(starts, is_found):
    after = Programme("P-2", name="Kompos", starts=starts, ends=2030, depends_on=("P-1",))

    assert bool(said("R-407", programmes=(WORK, after))) is is_found


@pytest.mark.parametrize(("year", "is_found"), [(2025, False), (2026, True), (2027, True)])
def test_a_baseline_is_older_than_the_first_target(year, is_found):
    assert bool(said("R-204", indicators=(replace(MEASURE, baseline_year=year),))) is is_found


def test_indicators_without_a_name_are_not_taken_for_one():
    nameless = (replace(MEASURE, name=""), replace(MEASURE, code="I-2", name="", unit="orang"))

    assert not said("R-205", indicators=nameless)
    assert said("R-205", indicators=tuple(replace(one, definition="D-1") for one in nameless))


def test_a_target_may_equal_the_baseline_and_the_year_before():
    assert not said("R-201", indicators=(replace(MEASURE, targets={2026: 10.0}),))
    assert not said("R-207", indicators=(replace(MEASURE, targets={2026: 20.0, 2028: 20.0}),))
    assert said("R-201", indicators=(replace(MEASURE, direction="down"),))
    assert said("R-207", indicators=(replace(MEASURE, targets={2026: 20.0, 2028: 10.0}),))  # back to where it began
    assert not said("R-207", indicators=(replace(MEASURE, targets={2026: 20.0, 2028: 9.0}),))  # R-201 says it


def test_pace_is_counted_a_year_and_in_the_better_direction():
    tenth = Yardsticks(peers={"persen": Pace({0.9: 5.0}, "absolute", 30)})
    share = Yardsticks(peers={"I": Pace({0.9: 0.41}, "relative", 30)})
    falling = replace(MEASURE, direction="down", targets={2026: 5.0})
    from_nothing = (
        replace(MEASURE, definition="I", baseline=0.0),
        replace(MEASURE, definition="I", targets={2026: 0.0}),
    )

    assert not said("R-202", yardsticks=share, indicators=from_nothing)  # a share of nothing cannot be told

    assert not said("R-202", yardsticks=tenth)  # 10 to 20 in two years is 5 a year
    (found,) = said("R-202", yardsticks=tenth, indicators=(replace(MEASURE, targets={2026: 20.1, 2034: 30.0}),))
    assert found.place == Place("indicators", "I-1", "targets", 2026)
    (found,) = said("R-202", yardsticks=share, indicators=(replace(MEASURE, definition="I"),))
    assert found.about("pace") == pytest.approx(2**0.5 - 1)
    assert not said("R-202", yardsticks=tenth, indicators=(replace(MEASURE, targets={2024: 99.0}),))
    (found,) = said("R-202", yardsticks=Yardsticks(peers={"persen": Pace({0.9: 0.2})}), indicators=(falling,))
    assert found.about("pace") == pytest.approx(1 - 0.5**0.5)


@pytest.mark.parametrize(("months", "begins", "late", "long"), [
    (12, "2026-01", False, False), (12, "2026-02", True, False), (13, "2025-01", False, True), (1, "2024-12", True, False),
])  # fmt: skip
def test_a_quick_win_takes_a_year_within_the_first_two(months, begins, late, long):
    wins = (QuickWin("Q-1", starts_month=begins, months=months),)

    assert (bool(said("R-410", quick_wins=wins)), bool(said("R-409", quick_wins=wins))) == (late, long)


@pytest.mark.parametrize(("month", "is_found"), [(0, True), (1, False), (6, False), (7, True)])
def test_steps_lie_within_the_months(month, is_found):
    assert bool(said("R-411", quick_wins=(QuickWin("Q-1", months=6, steps=(Step(month),)),))) is is_found


@pytest.mark.parametrize(("year", "is_found"), [(2025, True), (2026, False), (2028, False), (2029, True)])
def test_a_milestone_stands_in_the_years_of_its_programme(year, is_found):
    assert bool(said("R-408", milestones=(Milestone("P-1", year, "Berdiri"),))) is is_found


def test_years_at_the_edge_of_plan_and_rpjmd_are_within():
    edges = (replace(WORK, starts=2025, ends=2034), replace(WORK, code="P-2", starts=2029, ends=2029))
    later = replace(WORK, starts=2030, ends=2031)

    assert not said("R-401", programmes=edges)
    assert {one.place.code for one in said("R-403", programmes=(*edges, replace(later, code="P-3")))} == {"P-1", "P-2"}
    assert not said("R-402", programmes=(later,), references=(Reference("P-1", "RPJPN", "IE-1"),))
    assert [one.about("last") for one in said("R-402", programmes=(*edges, later))] == [2029, 2029]
    assert not said("R-412", rpjmd=(2030, 2034))  # the second RPJMD of a plan of ten years
    assert not said("R-412", rpjmd=(2021, 2025))
    assert said("R-412", rpjmd=(2035, 2039))
    assert said("R-412", rpjmd=(2020, 2024))


@pytest.mark.parametrize(
    ("ends", "lacking"), [(2025, {5, 10}), (2026, {1, 10}), (2029, {1, 10}), (2030, {1, 5}), (2034, {1, 5})]
)
def test_terms_are_one_five_and_ten_years(ends, lacking):
    found = said("R-123", programmes=(replace(WORK, starts=2025, ends=ends),))

    assert {one.about("term") for one in found} == lacking


def test_a_waiver_covers_what_nobody_serves():
    served = replace(WORK, subdimension="waste")
    found = said("R-121", programmes=(served,), waivers=(Waiver("energy", "Listrik diurus pusat"),))

    assert len(found) == 16
    assert [
        one.about("why")
        for one in said("R-122", programmes=(served,), waivers=(Waiver("waste", "x"), Waiver("energy")))
    ] == [
        "served",
        "unreasoned",
    ]


def test_two_sides_must_be_heard():
    one = Participation("L-1", helix="community")

    assert said("R-608", participation=(one, replace(one, code="L-2")))
    assert not said("R-608", participation=(one, replace(one, code="L-2", helix="media")))


@pytest.mark.parametrize(("share", "is_found"), [(0.0, True), (0.01, False), (1.0, False), (1.01, True)])
def test_a_share_of_a_cluster_is_more_than_nothing_and_at_most_all(share, is_found):
    assert bool(said("R-307", programmes=(replace(WORK, cluster_share=share),))) is is_found


@pytest.mark.parametrize(("amount", "is_found"), [(999_999, True), (1_000_000, False)])
def test_less_than_a_million_looks_like_another_unit(amount, is_found):
    assert bool(said("R-306", money=(Money("P-1", 2026, "APBD", "running", amount),))) is is_found


def test_a_citation_may_name_a_sum_a_count_or_a_target():
    money = (Money("P-1", 2026, "APBD", "investment", 2_512_000_000), Money("P-1", 2027, "CSR", "running", 300_000_000))
    cited = (
        Citation("Rp2,8 miliar", "totals", "money"),
        Citation("300 juta", "totals", "money/CSR", "", 2027),
        Citation("1", "totals", "programmes"),
        Citation("30", "indicators", "I-1", "targets", 2028),
    )
    text = "Dana Rp2,8 miliar, di antaranya 300 juta dari CSR, untuk 1 program sampai 30 persen terpilah, atau 40 %."
    plan = replace(PLAN, money=money, passages=(Passage("2.1", text, citations=cited),))

    assert (said("R-604", plan), said("R-605", plan)) == ((), ())
    assert [one.about("written") for one in said("R-610", plan)] == ["40 %"]
    wrong = replace(plan, passages=(Passage("2.1", text, citations=(replace(cited[0], row="money/CSR"), cited[3])),))
    assert [one.about("value") for one in said("R-604", wrong)] == [300_000_000.0]


@pytest.mark.parametrize("text", [
    "Sampah pasar menumpuk sampai siang", "Antrean DPMPTSP lebih dari 3 jam", "Stunting masih 23 persen", "Indeks SPBE 2,9 pada 2024",
    "Guru honorer dan guru kontrak belum tersebar ke sekolah pulau", "Kawasan Waterfront dan strengthening UMKM belum tertata",
])  # fmt: skip
def test_what_people_really_write_is_no_filler(text):
    assert filler(text, 4) == ""


LINE = tuple(Money("P-1", year, "", "running", 3_000_000, row="A-001") for year in (2026, 2027))


def test_a_row_of_money_holds_many_years_and_is_told_once():
    (found,) = said("R-118", money=LINE)
    late = said("R-304", money=tuple(replace(one, year=one.year + 8) for one in LINE))

    assert (found.place, found.about("amount")) == (Place("money", "A-001", "source"), 6_000_000)
    (loose,) = said("R-118", money=(replace(LINE[0], programme=""),))
    assert sentence(loose) == "Anggaran sebesar Rp3.000.000 belum menyebut sumber dana.", (
        "no gap where no programme stands"
    )
    assert not said("R-101", money=LINE)
    assert said("R-101", money=(*LINE, LINE[0]))
    assert [one.place for one in late] == [Place("money", "A-001", "amount", 2035)]
    assert (
        len(said("R-102", programmes=(), indicators=(), money=LINE))
        == len(said("R-108", money=(replace(LINE[0], programme=""),)))
        == 1
    )


def test_a_citation_finds_the_year_of_a_row_that_holds_many():
    lines = (replace(LINE[0], amount=1_000_000), LINE[1])
    cited = (Citation("3 juta", "money", "A-001", "amount", 2027), Citation("1 juta", "money", "A-001", "amount", 2026))
    plan = replace(PLAN, money=lines, passages=(Passage("2.1", "Dari 1 juta menjadi 3 juta.", citations=cited),))

    assert (said("R-604", plan), said("R-605", plan)) == ((), ())


def test_ceilings_of_one_year_and_source_add_up():
    ceilings = (Ceiling(2026, 2_000_000, row="PG-1"), Ceiling(2026, 1_000_000, row="PG-2"))

    assert not said("R-301", money=LINE, ceilings=ceilings)
    (found,) = said("R-301", money=LINE, ceilings=(ceilings[0], replace(ceilings[1], amount=999_999)))
    assert (found.place, found.about("amount_over")) == (Place("ceilings", "PG-1", "amount", 2026), 1)


@pytest.mark.parametrize(
    ("field", "nothing"), [("unit", ""), ("baseline", None), ("baseline_year", None), ("targets", {})]
)
def test_an_indicator_needs_unit_baseline_its_year_and_a_target(field, nothing):
    found = said("R-203", indicators=(replace(MEASURE, **{field: nothing}),))

    assert [one.place for one in found] == [Place("indicators", "I-1", field)]
    assert not said("R-203", indicators=(replace(MEASURE, baseline=0.0),))


def test_an_unknown_pillar_and_a_foreign_one_are_told_apart():
    places = [
        (one.place.field, one.about("right"))
        for changes in ({"pillar": "sport"}, {"subdimension": "sport"}, {"pillar": "economy", "subdimension": "waste"})
        for one in said("R-103", programmes=(replace(WORK, **changes),))  # type: ignore[arg-type]
    ]

    assert places == [("pillar", ""), ("subdimension", ""), ("subdimension", "environment")]


@pytest.mark.parametrize(("weight", "is_found"), [(None, True), (0, True), (1, False), (5, False), (6, True)])
def test_risks_are_weighed_from_one_to_five(weight, is_found):
    risks = (Risk("R-1", likelihood=weight, impact=weight),)

    assert [one.place.field for one in said("R-702", risks=risks)] == (["likelihood", "impact"] if is_found else [])


@pytest.mark.parametrize(("said", "is_found"), [("%", False), (" Persen ", False), ("ribu persen", True)])
def test_one_unit_may_be_written_in_several_ways_and_two_units_are_two(said, is_found):
    found = check(replace(PLAN, indicators=(MEASURE, replace(MEASURE, code="I-2", unit=said))), only={"R-205"}).findings
    assert bool(found) is is_found


def test_amounts_beside_others_give_another_unit_away_and_a_whole_plan_of_them_is_one_finding():
    usual = tuple(Money("P-1", 2026, "APBD", "running", 400_000_000, row=f"A-{number}") for number in range(12))
    odd = (
        Money("P-1", 2027, "APBD", "running", 1_250_000, row="A-90"),
        Money("P-1", 2027, "CSR", "running", 10**12, row="A-91"),
    )

    assert [(one.place.code, one.about("size")) for one in said("R-306", money=(*usual, *odd))] == [
        ("A-90", "small"),
        ("A-91", "large"),
    ]
    (found,) = said("R-306", money=tuple(replace(one, amount=450) for one in (*usual, *usual)))
    assert found.about("count") == 24


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("Dinkes", "Dinas Kesehatan", True), ("Dinas Kesehatn", "Dinas Kesehatan", True), ("Dinas A & B", "Dinas A dan B", True),
        ("Kec. Tomia", "Kecamatan Tomia", True), ("Kecamatan Tomia", "Kecamatan Tomia Timur", False),
        ("Kelurahan Mandati I", "Kelurahan Mandati II", False), ("Dinas Pertanian", "Dinas Pertanahan", False),
        ("RW 01", "RW 02", False),
    ],
)  # fmt: skip
def test_one_name_is_written_in_one_way_and_two_names_stay_two(one, other, is_found):
    rows = (replace(WORK, owner=other), replace(WORK, code="P-2", owner=other), replace(WORK, code="P-3", owner=one))
    told = said("R-505", replace(PLAN, agencies=(), places=(), programmes=rows))

    assert [row.place.code for row in told] == (["P-3"] if is_found else [])


@pytest.mark.parametrize(
    ("code", "is_found"), [("11.6", False), ("11.6.1", False), ("17.19", False), ("7.4", True), ("18.1", True)]
)
def test_targets_of_the_sdg_are_those_of_the_united_nations(code, is_found):
    plan = replace(PLAN, known_codes={}, references=(Reference("P-1", "SDG", code),))

    assert bool(said("R-501", plan)) is is_found


def test_a_cell_that_says_what_its_neighbour_says_raises_nothing():
    gap = Gap("K-1", "waste", "Sampah pasar menumpuk", "Pasar bersih pagi", recommendation="Sampah pasar menumpuk!")
    (found,) = (one for one in said("R-611", gaps=(gap,)) if one.about("why") == "echo")

    assert [place.field for place in found.places] == ["recommendation", "present"]
