"""Conditions over facts and answers."""

import pytest

from gerakan.foundation.instruments.applying import Facts, Known, facts_of, for_region, verdicts_of
from gerakan.foundation.instruments.tree import Tree
from tests.factories.accounts import a_region
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory
from tests.factories.instruments import an_element, an_item, branches
from tests.factories.regions import RegionFactory

KOTA = Facts("kota", "jawa", "35", True, 250_000, 60.0, {"ipm": Known(71.5, "", 2021, "BPS")})
KABUPATEN = Facts("kabupaten", "papua", "95", True, 90_000, 5000.0)


def tree(*elements):
    return Tree(0, "Uji", "", branches(elements))


def shown(rule, facts=KOTA, answers=None, *others):
    whole = tree(an_element("a", 100, an_item("x", rules=[rule]), *others))
    return verdicts_of(whole, facts, answers)["x"]


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        (["kind", "", "is", "kota"], True),
        (["kind", "", "is_not", "kota"], False),
        (["island_group", "", "is", "maluku, papua"], False),
        (["island_group", "", "is_not", "maluku, papua"], True),
        (["province", "", "is", "35"], True),
        (["autonomous", "", "is", "ya"], True),
        (["autonomous", "", "is", "tidak"], False),
        (["population", "", "at_least", "250000"], True),
        (["population", "", "at_most", "249999"], False),
        (["area", "", "at_most", "60"], True),
        (["indicator", "ipm", "at_least", "70"], True),
        (["indicator", "ipm", "at_least", "72"], False),
    ],
)
def test_rules_ask_facts_of_the_region(rule, holds):
    assert shown(rule).shows is holds


@pytest.mark.parametrize("test", ["at_least", "at_most", "is", "is_not"])
def test_what_nobody_knows_meets_no_condition_and_is_told_apart(test):
    said = shown(["indicator", "spbe", test, "2"])

    assert (said.shows, said.is_unknown, said.part) == (False, True, "x")


@pytest.mark.parametrize(
    ("answer", "rule", "holds"),
    [
        (True, ["item", "laut", "is", "ya"], True),
        (False, ["item", "laut", "is", "ya"], False),
        (False, ["item", "laut", "is_not", "ya"], True),
        (None, ["item", "laut", "is_not", "ya"], False),
        (3, ["item", "laut", "at_least", "3"], True),
        (3.5, ["item", "laut", "at_most", "3"], False),
        (0, ["item", "laut", "is", "0"], True),
        ("sendiri", ["item", "laut", "is", "beli, sendiri"], True),
    ],
)
def test_rules_ask_answers_of_other_items(answer, rule, holds):
    assert shown(rule, KOTA, {"laut": answer}, an_item("laut")).shows is holds


def test_an_answer_to_a_hidden_item_does_not_count():
    other = an_item("laut", rules=[["kind", "", "is", "kabupaten"]])

    assert not shown(["item", "laut", "is", "ya"], KOTA, {"laut": True}, other).shows
    assert shown(["item", "laut", "is", "ya"], KABUPATEN, {"laut": True}, other).shows


def test_rules_in_a_circle_show_nothing_and_end():
    whole = tree(
        an_element("a", 100, an_item("x", rules=[["item", "y", "is", "ya"]]), an_item("y", rules=[["item", "x", "is", "ya"]]))
    )  # fmt: skip

    assert not any(verdicts_of(whole, KOTA, {"x": True, "y": True})[code].shows for code in "xy")


def test_a_tree_is_cut_to_its_region_with_the_weights_of_its_kind():
    whole = tree(
        an_element("a", 60, an_item("x"), weights={"kota": 70}),
        an_element("b", 40, an_item("y"), weights={"kota": 30}),
        an_element("c", 0, an_item("z"), rules=[["kind", "", "is", "kabupaten"]]),
        an_element("d", 0, an_item("w", rules=[["kind", "", "is", "kabupaten"]])),
    )

    assert [(part.code, part.weight) for part in for_region(whole, KOTA).elements] == [("a", 70), ("b", 30)]
    assert [part.code for part in for_region(whole, KABUPATEN).elements] == ["a", "b", "c", "d"]
    assert for_region(whole, KABUPATEN).elements[0].weight == 60


def test_what_stands_in_a_hidden_part_is_hidden_for_the_same_reason():
    whole = tree(an_element("a", 100, an_item("x"), rules=[["kind", "", "is", "kota"]]))

    said = verdicts_of(whole, KABUPATEN)["x"]
    assert (said.shows, said.part, said.rule.value) == (False, "a", "kota")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_facts_come_in_three_queries(count, django_assert_max_num_queries):
    regions = RegionFactory.create_batch(count)
    indicators = [IndicatorFactory(code="spbe"), IndicatorFactory(code="kelas", classes=["Rendah", "Tinggi"])]
    for region in regions:
        IndicatorValueFactory(indicator=indicators[0], region=region, year=2020, value=1.5)
        IndicatorValueFactory(indicator=indicators[0], region=region, year=2021, value=2.5)
        IndicatorValueFactory(indicator=indicators[1], region=region, value=None, value_class="Tinggi")

    with django_assert_max_num_queries(3):
        facts = facts_of(regions)

    assert facts[regions[-1].pk].indicators["spbe"] == Known(2.5, "", 2021, "Sumber contoh")
    assert facts[regions[-1].pk].indicators["kelas"].value == 2


@pytest.mark.django_db
def test_facts_are_those_of_the_register():
    region = a_region("35.29", "Kabupaten Sumenep")

    assert facts_of([region])[region.pk] == Facts("kabupaten", "jawa", "35", True, 100_000, 100.0)
