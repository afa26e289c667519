"""A version read as values."""

import pytest

from gerakan.foundation.instruments.tree import tree_of
from tests.factories.instruments import a_draft, a_published_version, an_element, an_item

pytestmark = pytest.mark.django_db


def test_a_tree_is_read_in_four_queries_and_kept_once_published(django_assert_max_num_queries):
    version = a_published_version()

    with django_assert_max_num_queries(4):
        first = tree_of(version)
    with django_assert_max_num_queries(0):
        assert tree_of(version) is first


def test_a_draft_is_read_anew_every_time():
    version = a_draft()
    before = tree_of(version)
    version.nodes.filter(code="sdm").update(title="Aparatur")

    assert (before.item("sdm").title, tree_of(version).item("sdm").title) == ("Butir sdm", "Aparatur")


def test_thirty_items_cost_no_more_queries_than_one(django_assert_max_num_queries):
    rows = [an_element("a", 100, *(an_item(f"x{n}", rules=[["kind", "", "is", "kota"]]) for n in range(30)))]
    version = a_draft(rows)

    with django_assert_max_num_queries(4):
        tree = tree_of(version)

    assert [len(tree.items()), len(tree.item("x7").levels), len(tree.item("x7").rules)] == [30, 5, 1]


def test_items_come_in_the_order_of_the_questionnaire_and_know_their_element():
    aspect = {"code": "fisik", "title": "Fisik", "item": [an_item("jalan")]}
    tree = tree_of(a_draft([an_element("infra", 100, an_item("lain"), aspect=[aspect]), an_element("visi", 0)]))

    assert [part.code for part in tree.parts()] == ["infra", "lain", "fisik", "jalan", "visi"]
    assert tree.element_of("jalan").code == "infra"
    assert [aspect.code for aspect in tree.aspects()] == ["fisik"]


def test_marked_and_answered_items_are_told_apart():
    tree = tree_of(a_draft([an_element("a", 100, an_item("x", answer=""), an_item("y", is_marked=False))]))

    assert [item.code for item in tree.marked_items()] == ["x"]
    assert [item.code for item in tree.answered_items()] == ["y"]


@pytest.mark.parametrize(("rule", "needed"), [("never", []), ("extremes", [0, 4]), ("always", [0, 1, 2, 3, 4])])
def test_a_mark_is_explained_where_the_item_says_so(rule, needed):
    item = tree_of(a_draft([an_element("a", 100, an_item("x", reason_rule=rule))])).item("x")

    assert [level for level in range(5) if item.needs_reason(level)] == needed
    assert not item.needs_reason(None)
