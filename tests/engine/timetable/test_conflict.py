"""An impossible instance is answered with the planted clash, from which nothing can be left out."""

from dataclasses import replace

import pytest

from gerakan.engine.timetable import Assessor, Instance, Region, Unsolved, conflict, solve
from gerakan.engine.timetable.conflict import only, rules_of
from tests.engine.timetable.instances import full_size, planted


def named(instance: Instance) -> set[tuple[str, str]]:
    found = conflict(instance)
    assert found.minimal
    assert all(rule.words in found.words for rule in found.rules)
    return {(rule.rule, rule.subject) for rule in found.rules}


def with_region(instance: Instance, number: int, **values) -> Instance:
    regions = list(instance.regions)
    regions[number] = replace(regions[number], **values)
    return replace(instance, regions=tuple(regions))


@pytest.mark.parametrize("seed", range(4))
def test_an_arrival_after_the_departure_is_named(seed: int):
    instance = with_region(planted(seed)[0], 5, not_before=(1, 3), not_after=(0, 2))

    assert named(instance) == {("not_before", "005"), ("not_after", "005")}


@pytest.mark.parametrize("seed", range(4))
def test_a_background_tied_to_a_region_is_named(seed: int):
    instance, _ = planted(seed)
    academics = [one.id for one in instance.assessors if one.background == "academic"]
    tied = replace(instance, ties=instance.ties | {(name, "007") for name in academics})

    assert named(tied) == {("panel", "academic"), *(("tie", f"{name} 007") for name in academics)}


def test_too_few_rooms_are_named():
    instance, _ = planted(1, strict=0.0)
    loose = replace(instance, rooms=("R1",), ties=frozenset())
    loose = replace(loose, assessors=tuple(replace(one, unavailable=frozenset()) for one in loose.assessors))

    assert named(loose) == {("rooms", "")}
    assert "1 ruang pada 12 slot memberi 12 tempat untuk 24 wawancara" in conflict(loose).words


def test_three_regions_on_one_place_are_named():
    instance, _ = planted(2, strict=0.0)
    regions = tuple(
        replace(region, not_before=(1, 5), not_after=None) if r < 4 else region
        for r, region in enumerate(instance.regions)
    )
    people = tuple(replace(one, unavailable=frozenset()) for one in instance.assessors)
    crowded = replace(instance, regions=regions, assessors=(*people, *_twins(people)), ties=frozenset())

    assert named(crowded) == {("rooms", ""), *(("not_before", f"{r:03d}") for r in range(4))}


def _twins(people: tuple[Assessor, ...]) -> tuple[Assessor, ...]:
    return tuple(replace(one, id=f"{one.id}'") for one in people)


def test_two_groups_that_cannot_meet_are_named():
    people = tuple(Assessor(f"A{a}", "academic") for a in range(2))
    instance, _ = planted(0)
    ties = frozenset({("A0", "b"), ("A1", "a")})
    apart = replace(
        instance,
        backgrounds={"academic": 1},
        assessors=people,
        regions=(Region("a"), Region("b")),
        ties=ties,
        linked=True,
    )

    assert named(apart) == {("linked", ""), ("panel", "academic"), ("tie", "A0 b")} or named(apart) == {
        ("linked", ""),
        ("panel", "academic"),
        ("tie", "A1 a"),
        ("tie", "A0 b"),
    }


def test_without_any_rule_of_the_clash_the_rest_is_possible():
    instance = with_region(planted(3)[0], 2, not_before=(1, 5), not_after=(1, 1))
    found = conflict(instance).rules

    for dropped in found:
        rest = [rule for rule in rules_of(instance) if rule != dropped]
        assert solve(only(instance, rest), steps=0) != Unsolved(impossible=True)


def test_a_clash_at_full_size_is_found_by_counting():
    instance = full_size(rooms=("R1", "R2", "R3"))

    assert named(instance) == {("rooms", "")}
