"""A delay moves what follows, as little as it must."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.engine.plan.delays import Move, Task, WaitingInARing, moved


def later(tasks, code, years):
    return {move.code: move.years for move in moved(tasks, code, years)}


def test_slack_is_used_up_before_anything_moves():
    tasks = (Task("a", 2026, 2027), Task("b", 2030, 2031, ("a",)), Task("c", 2032, 2032, ("b",)))

    assert later(tasks, "a", 3) == {"a": 3}
    assert later(tasks, "a", 5) == {"a": 5, "b": 2, "c": 1}


def test_parts_move_with_their_whole_and_a_whole_with_a_part_that_would_end_after_it():
    tasks = (
        Task("p", 2026, 2029), Task("p.1", 2026, 2027, part_of="p"), Task("p.2", 2028, 2029, ("q",), part_of="p"),
        Task("q", 2026, 2028), Task("r", 2029, 2030, ("p",)),
    )  # fmt: skip

    assert later(tasks, "p", 1) == {"p": 1, "p.1": 1, "p.2": 1, "r": 1}
    assert moved(tasks, "q", 2)[-1] == Move("r", 2, because="p")
    assert later(tasks, "q", 2) == {"q": 2, "p.2": 2, "p": 2, "p.1": 2, "r": 2}


def test_the_farthest_push_counts_and_what_was_too_early_keeps_its_distance():
    tasks = (Task("a", 2026, 2026), Task("b", 2026, 2028, ("a",)), Task("c", 2027, 2027, ("a", "b")))

    assert later(tasks, "a", 2) == {"a": 2, "b": 2, "c": 2}


def test_a_ring_is_refused_by_name_but_only_when_the_delay_meets_it():
    ring = (Task("a", 2026, 2026), Task("b", 2026, 2027, ("c",)), Task("c", 2027, 2028, ("b",)))

    assert later(ring, "a", 1) == {"a": 1}
    with pytest.raises(WaitingInARing, match="b > c > b"):
        moved(ring, "b", 1)


def test_nothing_without_years_moves():
    tasks = (Task("a", 2026, None), Task("b", 2026, 2026), Task("c", None, None, ("b",)))

    assert later(tasks, "b", 1) == {"b": 1}
    for wrong in (("a", 1), ("b", 0)):
        with pytest.raises(ValueError, match="moves by"):
            moved(tasks, *wrong)
    with pytest.raises(KeyError):
        moved(tasks, "z", 1)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.sets(st.integers(0, 7), max_size=3)), min_size=1, max_size=8), st.integers(1, 9))  # fmt: skip
def test_afterwards_nothing_starts_too_early_that_did_not_before(rows, years):
    tasks = tuple(
        Task(str(at), 2026 + begin, 2026 + begin + long, tuple(str(to) for to in waits if to < at))
        for at, (begin, long, waits) in enumerate(rows)
    )
    known = {one.code: one for one in tasks}

    far = later(tasks, "0", years)

    assert max(far.values()) == far["0"] == years
    for one, other in itertools.product(tasks, tasks):
        if other.code in one.waits_for and one.starts >= other.ends:
            assert one.starts + far.get(one.code, 0) >= other.ends + far.get(other.code, 0)
    for code in far.keys() - {"0"}:  # no farther than needed: some neighbour holds it
        assert any(known[code].starts + far[code] == max(known[to].ends + far.get(to, 0), known[code].starts) or far[code] == far.get(to)
                   for to in known[code].waits_for)  # fmt: skip
