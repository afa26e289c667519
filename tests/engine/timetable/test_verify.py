"""The independent verifier names every rule that is broken by hand."""

from dataclasses import replace

import pytest

from gerakan.engine.timetable import Instance, Interview, Plan, verify
from gerakan.engine.timetable.verify import RULES
from tests.engine.timetable.instances import planted


def changed(plan: Plan, number: int, **values) -> Plan:
    interviews = list(plan.interviews)
    interviews[number] = replace(interviews[number], **values)
    return Plan(tuple(interviews))


def with_region(instance: Instance, number: int, **values) -> Instance:
    regions = list(instance.regions)
    regions[number] = replace(regions[number], **values)
    return replace(instance, regions=tuple(regions))


def with_assessor(instance: Instance, name: str, **values) -> Instance:
    return replace(
        instance, assessors=tuple(replace(one, **values) if one.id == name else one for one in instance.assessors)
    )


def swapped_background(instance: Instance, panel: tuple[str, ...]) -> tuple[str, ...]:
    """The academic seat taken by a second practitioner."""
    other = next(a.id for a in instance.assessors if a.background == "practitioner" and a.id not in panel)
    return (other, *panel[1:])


def cases(instance: Instance, plan: Plan):
    """(rule, instance, plan) with that rule broken by hand."""
    first, second = plan.interviews[0], plan.interviews[1]
    who = first.assessors[0]
    later = replace(
        instance, regions=tuple(replace(region, not_before=None, not_after=None) for region in instance.regions)
    )
    yield "region_unknown", instance, changed(plan, 0, region="999")
    yield "region_missing", instance, Plan(plan.interviews[1:])
    yield "region_twice", instance, Plan((*plan.interviews, first))
    yield "time_unknown", instance, changed(plan, 0, day=7)
    yield "time_unknown", instance, changed(plan, 0, slot=-1)
    yield "time_blocked", replace(instance, blocked=frozenset({first.time})), plan
    yield "room_unknown", instance, changed(plan, 0, room="R99")
    yield "room_shut", replace(instance, shut=frozenset({(first.room, *first.time)})), plan
    yield "room_twice", instance, changed(plan, 0, day=second.day, slot=second.slot, room=second.room)
    yield "assessor_unknown", instance, changed(plan, 0, assessors=("A99", *first.assessors[1:]))
    yield "assessor_repeated", instance, changed(plan, 0, assessors=(who, who, *first.assessors[1:]))
    yield "panel_background", instance, changed(plan, 0, assessors=swapped_background(instance, first.assessors))
    yield "panel_size", instance, changed(plan, 0, assessors=first.assessors[1:])
    yield "panel_size", replace(instance, size=4), plan
    yield "tie", replace(instance, ties=frozenset({(who, first.region)})), plan
    yield "unavailable", with_assessor(instance, who, unavailable=frozenset({first.time})), plan
    yield "one_place", later, changed(plan, 1, day=first.day, slot=first.slot, assessors=first.assessors)
    yield "max_per_day", with_assessor(instance, who, max_per_day=0), plan
    yield "not_before", with_region(instance, 0, not_before=(first.day, first.slot + 1)), plan
    yield "not_after", with_region(instance, 0, not_after=(first.day, first.slot - 1)), plan
    yield "closed", with_region(instance, 0, closed=frozenset({first.time})), plan
    yield "travels", replace(instance, regions=tuple(replace(r, travels="bus") for r in instance.regions)), plan
    yield "delegation", replace(instance, regions=tuple(replace(r, delegation="same") for r in instance.regions)), plan
    yield "pinned", replace(instance, pinned=(replace(first, slot=first.slot + 1),)), plan
    yield "linked", *torn(instance, plan)


def torn(instance: Instance, plan: Plan) -> tuple[Instance, Plan]:
    """Two regions with panels that share nobody."""
    one = plan.interviews[0]
    other = next(i for i in plan.interviews if not set(i.assessors) & set(one.assessors))
    regions = tuple(region for region in instance.regions if region.id in {one.region, other.region})
    return replace(instance, regions=regions, linked=True), Plan((one, other))


BROKEN = list(cases(*planted(3)))


@pytest.mark.parametrize(("rule", "instance", "plan"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_rule_broken_by_hand_is_named(rule: str, instance: Instance, plan: Plan):
    found = verify(instance, plan)

    assert rule in {one.rule for one in found}
    assert all(one.words and "{" not in one.words for one in found)


def test_every_rule_has_been_broken_once():
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_plan_keeps_every_rule(seed: int):
    assert verify(*planted(seed)) == ()


def test_a_broken_rule_tells_whom_it_is_about():
    instance, plan = planted(1)
    one = plan.interviews[0]
    tied = replace(instance, ties=frozenset({(one.assessors[0], one.region)}))

    (found,) = verify(tied, plan)

    assert str(found) == (
        f"tie: penilai {one.assessors[0]} punya ikatan dengan daerah {one.region}, tetapi duduk dalam panelnya."
    )
    assert found.about("region") == one.region


def test_only_the_broken_rule_is_named():
    instance, plan = planted(2)
    first = plan.interviews[0]
    spare = Interview(first.region, first.day, first.slot, "R99", first.assessors)

    assert [one.rule for one in verify(instance, Plan((spare, *plan.interviews[1:])))] == ["room_unknown"]
