"""Planning by hand: what a move would break, and where there is a free place."""

from dataclasses import replace

from gerakan.engine.timetable import (
    Connectivity,
    Plan,
    clashes,
    connectivity,
    free_assessors,
    nearest_free,
    verify,
)
from gerakan.engine.timetable.places import moved
from tests.engine.timetable.instances import planted


def test_a_move_onto_another_names_what_collides():
    instance, plan = planted(1)
    one, other = plan.interviews[:2]

    found = clashes(instance, plan, replace(one, day=other.day, slot=other.slot, room=other.room))

    assert {"room_twice"} <= {broken.rule for broken in found}
    assert other.region in next(broken.about("regions") for broken in found if broken.rule == "room_twice")


def test_a_move_that_stays_breaks_nothing():
    instance, plan = planted(2)
    one = plan.interviews[3]

    assert clashes(instance, plan, one) == ()


def test_faults_of_before_are_not_told_again():
    instance, plan = planted(2)
    broken_already = replace(instance, rooms=(*instance.rooms, "R9"), blocked=frozenset({plan.interviews[5].time}))
    one = plan.interviews[3]

    assert clashes(broken_already, plan, one) == ()


def test_the_nearest_free_places_keep_every_rule():
    instance, plan = planted(3, regions=12, people=12)
    one = plan.interviews[0]

    places = nearest_free(instance, plan, one.region, *one.time)

    assert places
    for place in places:
        assert verify(instance, moved(plan, place)) == ()
    distances = [abs(place.day * 6 + place.slot - one.day * 6 - one.slot) for place in places]
    assert distances == sorted(distances)


def test_free_assessors_can_take_the_seat():
    instance, plan = planted(3, regions=8, people=12)
    one = plan.interviews[0]

    names = free_assessors(instance, plan, one.region, one.assessors[0])

    assert names
    for name in names:
        panel = (name, *one.assessors[1:])
        assert verify(instance, moved(plan, replace(one, assessors=panel))) == ()


def test_a_torn_design_is_measured():
    _, plan = planted(0)
    one = plan.interviews[0]
    apart = next(other for other in plan.interviews if not set(other.assessors) & set(one.assessors))

    found = connectivity(Plan((one, apart)))

    assert isinstance(found, Connectivity)
    assert (found.components, found.connected, found.single_links) == (2, False, ())
    assert set(found.groups) == {tuple(sorted(one.assessors)), tuple(sorted(apart.assessors))}


def test_a_firm_design_hangs_on_nobody():
    _, plan = planted(0)

    assert connectivity(plan).single_links == ()
    assert connectivity(plan).connected
