"""Solved, verified, published: what holds is placed, and only those concerned are told."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import Progress
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.commands import engagements
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews import tasks
from gerakan.stages.interviews.calculations import solving
from gerakan.stages.interviews.calculations.instances import as_data, instance_from, instance_of, plan_from
from gerakan.stages.interviews.calculations.moving import Hand
from gerakan.stages.interviews.commands import boards, plans
from gerakan.stages.interviews.models import Board, Interview, PlanVersion, RegionNeed
from gerakan.stages.interviews.queries.planning import ground_of, names_of
from tests.factories.accounts import a_region, somebody
from tests.factories.assessors import a_tie, an_engagement
from tests.factories.interviews import Clock, a_ground, a_published, a_version

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


def solved(board: Board, seconds: float = 20) -> str:
    person = somebody(Role.SECRETARIAT)
    job = Job.objects.create(name="Uji", started_by=person)
    return tasks.solve_board.work(Progress(job), board_id=board.pk, user_id=person.pk, seconds=seconds)


def test_the_search_makes_a_draft_that_the_verifier_passes():
    board = a_ground()

    said = solved(board)

    version = PlanVersion.objects.get()
    assert said.startswith("Jadwal 1 tersusun")
    assert (version.source, version.verdict, version.is_connected) == ("solved", [], True)
    assert len(version.plan["interviews"]) == 6
    assert not Interview.objects.exists()


def test_the_instance_is_the_file_of_the_command_and_comes_back():
    board = a_ground()
    a_tie(Engagement.objects.first().assessor, a_region("33.01"))
    RegionNeed.objects.create(
        board=board, region=a_region("34.02"), arrives_at=dt.datetime(2027, 5, 3, 9, tzinfo=JAKARTA),
        leaves_at=dt.datetime(2027, 5, 3, 11, tzinfo=JAKARTA), travels_with="Bus",
    )  # fmt: skip

    instance = instance_of(ground_of(board))
    region = next(one for one in instance.regions if one.id == "34.02")

    assert instance_from(as_data(instance)) == instance
    assert (region.not_before, region.not_after, region.travels) == ((0, 1), (0, 2), "Bus")
    assert instance.ties == {("A01", "33.01")}


def test_online_regions_keep_their_own_working_hours():
    board = a_ground(slots=8)
    eastern = a_region("35.03")
    type(eastern).objects.filter(pk=eastern.pk).update(timezone="Asia/Jayapura")
    RegionNeed.objects.create(board=board, region=eastern, is_online=True)

    region = next(one for one in instance_of(ground_of(board)).regions if one.id == "35.03")

    # 15.00 in Jakarta is 17.00 in Jayapura: an interview from 14.00 ends at 16.45 there, one from 15.00 too late.
    assert (0, 6) not in region.closed
    assert (0, 7) in region.closed


def test_days_that_were_not_offered_are_closed():
    board = a_ground()
    Engagement.objects.filter(code="A01").update(available_dates=["2027-05-04"])
    one = next(one for one in instance_of(ground_of(board)).assessors if one.id == "A01")
    assert one.unavailable == {(0, slot) for slot in range(4)}


def test_who_has_not_declared_is_not_planned():
    board = a_ground()
    an_engagement(board.edition)
    assert len(instance_of(ground_of(board)).assessors) == 6


def test_an_impossible_board_names_the_smallest_clash():
    board = a_ground(6, rooms=1, days=1, slots=4)

    said = solved(board)

    board.refresh_from_db()
    assert "Tidak ada jadwal" in said
    assert board.conflict == ["1 ruang dengan 4 jam memberi 4 tempat untuk 6 daerah"]
    assert not PlanVersion.objects.exists()


def test_publishing_places_interviews_and_chairs():
    board = a_ground()
    version = a_published(board)

    board.refresh_from_db()
    version.refresh_from_db()
    assert board.published_number == 1
    assert len(version.content_hash) == 64
    for place in version.plan["interviews"]:
        row = Interview.objects.get(region__code=place["region"])
        day = version.instance["days"][place["day"]]
        assert (row.slot.date.isoformat(), f"{row.slot.starts_at:%H:%M}") == (day["date"], day["slots"][place["slot"]])
        assert row.room.name == place["room"]
        assert {seat.engagement.code for seat in row.seats.all()} == set(place["assessors"])
        assert row.seats.filter(is_chair=True).count() == 1


def test_the_first_plan_is_told_to_everybody_concerned_once():
    board = a_ground()
    official = somebody(Role.REGION_ADMIN, region=a_region("33.01"))
    elsewhere = somebody(Role.REGION_ADMIN, region=a_region("35.71", "Kota Kediri"))

    a_published(board)

    told = list(Notice.objects.values_list("person", flat=True))
    assert len(told) == len(set(told))
    assert official.pk in told
    assert elsewhere.pk not in told


def test_a_new_version_is_told_to_those_it_moves_only():
    board = a_ground()
    staff = somebody(Role.SECRETARIAT)
    a_published(board, staff)
    Notice.objects.all().delete()
    draft = plans.copy_to_draft(PlanVersion.objects.get(number=1), by=staff)
    place = draft.plan["interviews"][0]
    free = free_place(draft)
    plans.move(draft, region=place["region"], serial=0, place=free, by=staff)

    changed = plans.publish(draft, note="Pindah", by=staff)

    panel = set(Engagement.objects.filter(code__in=place["assessors"]).values_list("assessor__user", flat=True))
    assert changed == 1
    assert set(Notice.objects.values_list("person", flat=True)) == panel
    moved, stayed = (
        Interview.objects.get(region__code=place["region"]),
        Interview.objects.exclude(region__code=place["region"]),
    )
    assert moved.sequence == 2
    assert set(stayed.values_list("sequence", flat=True)) == {1}


def free_place(version: PlanVersion) -> tuple[int, int, str]:
    hand = Hand(version, *names_of(version))
    place = version.plan["interviews"][0]
    free = hand.nearest(place["region"], (place["day"], place["slot"]))[0]
    return free.day, free.slot, free.room


def test_a_published_version_never_changes():
    board = a_ground()
    version = a_published(board)
    with pytest.raises(TransitionRefused, match="tidak berubah"):
        plans.move(version, region="33.01", serial=0, place=(0, 0, "Ruang 1"), by=somebody(Role.SECRETARIAT))


def test_a_draft_that_fell_behind_is_refused():
    board = a_ground()
    behind = a_version(board)
    a_published(board)
    with pytest.raises(TransitionRefused, match="Versi 2 terbit lebih dahulu"):
        plans.publish(behind, note="x", by=somebody(Role.SECRETARIAT))


def test_a_tie_that_came_up_since_stops_the_publication():
    board = a_ground()
    version = a_version(board)
    place = version.plan["interviews"][0]
    person = Engagement.objects.get(code=place["assessors"][0])
    a_tie(person.assessor, a_region(place["region"]))

    with pytest.raises(TransitionRefused, match="mempunyai ikatan dengan"):
        plans.publish(version, note="x", by=somebody(Role.SECRETARIAT))
    assert not Interview.objects.exists()


def test_who_was_removed_since_stops_the_publication():
    board = a_ground()
    version = a_version(board)
    code = version.plan["interviews"][0]["assessors"][0]
    staff = somebody(Role.SECRETARIAT)
    engagements.remove(Engagement.objects.get(code=code), note="Sakit", by=staff)
    with pytest.raises(TransitionRefused, match=f"{code} tidak lagi bertugas"):
        plans.publish(version, note="x", by=staff)


def test_a_plan_broken_by_hand_is_refused_by_name():
    board = a_ground()
    version = a_version(board)
    first, second = version.plan["interviews"][:2]
    second |= {"day": first["day"], "slot": first["slot"], "room": first["room"]}
    PlanVersion.objects.filter(pk=version.pk).update(plan=version.plan)

    with pytest.raises(TransitionRefused, match=f"{first['room']} sudah dipakai"):
        plans.publish(version, note="x", by=somebody(Role.SECRETARIAT))


def test_a_nested_design_needs_a_reason():
    board = a_ground(2, assessors=4, rooms=2, days=1, slots=1)
    Board.objects.update(must_be_linked=False)
    board.refresh_from_db()
    version = a_version(board)
    assert not version.is_connected
    staff = somebody(Role.SECRETARIAT)

    with pytest.raises(TransitionRefused, match="hanya terbit dengan alasan"):
        plans.publish(version, note="x", by=staff)
    plans.publish(version, note="x", nested_reason="Satu jam saja", by=staff)

    assert PlanVersion.objects.get().nested_reason == "Satu jam saja"


def test_the_database_publishes_nothing_broken():
    version = a_version(a_ground())
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(published_at=dt.datetime.now(dt.UTC))


def test_what_has_begun_does_not_move():
    board = a_ground()
    staff = somebody(Role.SECRETARIAT)
    a_published(board, staff)
    draft = plans.copy_to_draft(PlanVersion.objects.get(number=1), by=staff)
    region = draft.plan["interviews"][0]["region"]
    plans.move(draft, region=region, serial=0, place=free_place(draft), by=staff)
    Interview.objects.filter(region__code=region).update(state="running")

    with pytest.raises(TransitionRefused, match="sudah berlangsung"):
        plans.publish(draft, note="x", by=staff)


def test_a_seat_that_stays_keeps_its_row():
    board = a_ground()
    staff = somebody(Role.SECRETARIAT)
    a_published(board, staff)
    before = set(Interview.objects.values_list("seats", flat=True))
    draft = plans.copy_to_draft(PlanVersion.objects.get(number=1), by=staff)
    region = draft.plan["interviews"][0]["region"]
    plans.move(draft, region=region, serial=0, place=free_place(draft), by=staff)
    plans.publish(draft, note="x", by=staff)
    assert set(Interview.objects.values_list("seats", flat=True)) == before


def test_a_room_in_use_is_set_aside_instead_of_deleted():
    board = a_ground()
    staff = somebody(Role.SECRETARIAT)
    a_published(board, staff)
    hours = [(slot.date, slot.starts_at) for slot in board.slots.all()]

    boards.set_up(board.edition, rules={"panel_size": 2}, rooms=[("Aula", "")], hours=hours, by=staff)

    assert list(board.rooms.filter(is_active=True).values_list("name", flat=True)) == ["Aula"]
    assert Interview.objects.filter(room__isnull=True).count() == 0


def test_full_size_in_bounded_queries():
    board = a_ground(165, assessors=20, rooms=10, days=2, slots=10)
    Board.objects.update(backgrounds={"academic": 1, "government": 1}, panel_size=2)
    Engagement.objects.update(max_per_day=10)
    board.refresh_from_db()

    with CaptureQueriesContext(connection) as asked:
        ground = ground_of(board)
        instance_of(ground)
    assert len(asked) <= 8
    found = solving.find_plan(ground, remaining=Clock(25), explaining=Clock(30), tell=lambda _what: None)

    assert found.plan is not None
    assert found.verdict == []
    assert len(found.plan["interviews"]) == 165
    assert found.report["connectivity"]["connected"]
    content = plans.Content(found.instance, found.plan, found.report, found.verdict)
    staff = somebody(Role.SECRETARIAT)
    version = plans.keep_version(board, content=content, source="solved", by=staff)
    with CaptureQueriesContext(connection) as asked:
        plans.publish(version, note="x", by=staff)
    assert len(asked) < 60 + 12 * 20, "notices of 20 people, and nothing that grows with 165 regions"
    assert plan_from(version.plan).by_region().keys() == set(Interview.objects.values_list("region__code", flat=True))
