"""Scores worked out by hand."""

import pytest

from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.instruments.tree import Tree
from tests.factories.instruments import an_element, an_item, branches, two_elements


def tree(*elements):
    return Tree(0, "Uji", "", branches(elements or two_elements()))


FULL = {"sdm": 4, "keuangan": 2, "jaringan": 1, "aplikasi": 3}


def test_elements_are_means_and_the_total_weighs_them():
    told = score(tree(), FULL)

    assert told.by_code["struktur"].mark == pytest.approx((3 * 4 + 2) / 4)  # 3.5
    assert told.by_code["infrastruktur"].mark == pytest.approx(2.0)
    assert told.total == pytest.approx(0.6 * 3.5 + 0.4 * 2.0)  # 2.9
    assert told.hundred == pytest.approx(72.5)
    assert told.is_complete


def test_shares_add_up_to_a_hundred():
    told = score(tree(), FULL)

    assert {code: told.by_code[code].share for code in FULL} == pytest.approx(
        {"sdm": 45, "keuangan": 15, "jaringan": 20, "aplikasi": 20}
    )


def test_what_does_not_apply_gives_its_weight_to_its_siblings():
    told = score(tree(), {**FULL, "sdm": None}, {"sdm"})

    assert told.by_code["struktur"].mark == 2
    assert told.by_code["keuangan"].share == pytest.approx(60)
    assert told.by_code["struktur"].not_applicable == ("sdm",)
    assert told.total == pytest.approx(0.6 * 2 + 0.4 * 2)


def test_an_element_of_which_nothing_applies_gives_its_weight_to_the_others():
    told = score(tree(), {"sdm": 4, "keuangan": 2}, {"jaringan", "aplikasi"})

    assert told.total == pytest.approx(3.5)
    assert told.by_code["infrastruktur"].mark is None
    assert not told.by_code["infrastruktur"].applies
    assert told.is_complete


def test_what_is_missing_leaves_the_mark_empty_and_is_named():
    told = score(tree(), {"sdm": 4, "jaringan": 1, "aplikasi": 3})

    assert told.total is None
    assert told.hundred is None
    assert told.missing == ("keuangan",)
    assert told.by_code["struktur"].mark is None
    assert told.by_code["struktur"].so_far == 4
    assert told.so_far == pytest.approx(0.6 * 4 + 0.4 * 2)
    assert told.by_code["infrastruktur"].mark == 2


def test_nothing_marked_is_not_zero():
    told = score(tree(), {})

    assert (told.total, told.so_far) == (None, None)
    assert set(told.missing) == set(FULL)


def test_items_of_an_aspect_share_the_weight_of_the_aspect():
    aspect = {"code": "fisik", "title": "Fisik", "weight": 1, "item": [an_item("jalan"), an_item("listrik")]}
    other = {"code": "digital", "title": "Digital", "weight": 3, "item": [an_item("internet")]}
    told = score(tree(an_element("infra", 100, aspect=[aspect, other])), {"jalan": 0, "listrik": 4, "internet": 4})

    assert told.by_code["fisik"].mark == 2
    assert told.total == pytest.approx((2 + 3 * 4) / 4)
    assert told.by_code["jalan"].share == pytest.approx(12.5)


def with_penalties(cap):
    late = an_item("telat", 0, is_penalty=True, penalty_cap=1)
    false = an_item("palsu", 0, is_penalty=True, penalty_cap=2)
    return tree(an_element("a", 50, an_item("x"), late, false, penalty_cap=cap), an_element("b", 50, an_item("y")))


def test_penalties_are_taken_off_their_section_with_a_reason():
    told = score(with_penalties(None), {"x": 4, "y": 2, "telat": 2, "palsu": 1})

    section = told.by_code["a"]
    assert [(p.code, p.points) for p in section.penalties] == [("telat", 0.5), ("palsu", 0.5)]
    assert (section.before, section.taken_off, section.mark) == (4, 1, 3)
    assert (told.before, told.total) == (3, 2.5)


def test_penalties_of_a_section_are_held_at_its_cap():
    section = score(with_penalties(1.5), {"x": 4, "y": 2, "telat": 4, "palsu": 4}).by_code["a"]

    assert (section.taken_off, section.cap, section.mark) == (1.5, 1.5, 2.5)


def test_a_penalty_takes_no_more_than_there_is():
    assert score(with_penalties(None), {"x": 1, "y": 2, "telat": 4, "palsu": 4}).by_code["a"].mark == 0


def test_a_penalty_nobody_decided_leaves_the_mark_empty():
    told = score(with_penalties(None), {"x": 4, "y": 2, "telat": 0})

    assert told.missing == ("palsu",)
    assert (told.by_code["a"].before, told.by_code["a"].mark, told.total) == (4, None, None)


def test_items_that_are_only_answered_do_not_count():
    told = score(tree(an_element("a", 100, an_item("x"), an_item("y", 5, is_marked=False))), {"x": 3, "y": 0})

    assert told.total == 3


@pytest.mark.parametrize("mark", [-0.1, 4.5, float("nan")])
def test_a_mark_off_the_scale_is_refused(mark):
    with pytest.raises(ValueError, match="sdm"):
        score(tree(), {**FULL, "sdm": mark})
