"""The frozen result: refused changes, embargo, publication, correction, withdrawal and the reserve."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions.models import Participation, Role
from gerakan.foundation.notifications.deadlines import run_deadlines
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.plenary.commands import decisions, results
from gerakan.stages.plenary.commands.results import Change
from gerakan.stages.plenary.models import Decision, Plenary, Vote, Withdrawal
from gerakan.stages.plenary.queries import results as queries
from gerakan.stages.selection.models import SelectionRun
from tests.factories.accounts import somebody
from tests.factories.plenary import a_plenary, some_regions, today

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def roles(sitting):
    told = dict(Participation.objects.filter(edition=sitting.edition).values_list("region_id", "role"))
    return [told.get(region.pk) for region in sitting.regions]


def leave(sitting, place, **said):
    told = {"happened_on": today(), "reason": "Wali kota memutuskan mundur.", "by": sitting.staff} | said
    return results.withdraw(sitting.decision(place), **told)


def test_a_frozen_result_cannot_be_changed_by_any_program():
    sitting = a_plenary()
    plenary = sitting.frozen()
    row, vote = sitting.decision(3), Vote.objects.first()
    row.verdict = "refused"

    for change in (
        row.save,
        row.delete,
        lambda: Decision.objects.filter(pk=row.pk).update(verdict="refused"),
        lambda: Decision.objects.bulk_update([row], ["verdict"]),
        vote.delete,
        lambda: Vote.objects.filter(pk=vote.pk).delete(),
        lambda: Plenary.objects.filter(pk=plenary.pk).update(quorum=1),
        lambda: row.notes.create(author=sitting.chair, text="x"),
        plenary.save,
    ):
        with pytest.raises(TypeError, match="frozen"):
            change()
    with pytest.raises(TransitionRefused, match="tidak sedang berlangsung"):
        decisions.reopen_decision(row, reason="x", by=sitting.staff)
    assert len(plenary.content_hash) == 64


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the trigger stands on PostgreSQL")
def test_postgresql_refuses_what_passes_by_the_models():
    sitting = a_plenary()
    plenary = sitting.frozen()

    for statement in (
        f"UPDATE plenary_decision SET reason = 'x' WHERE plenary_id = {plenary.pk}",
        f"DELETE FROM plenary_decision WHERE plenary_id = {plenary.pk}",
        "UPDATE plenary_vote SET choice = 'against'",
        f"UPDATE plenary_plenary SET content_hash = 'x' WHERE id = {plenary.pk}",
        f"UPDATE plenary_plenary SET state = 'sitting' WHERE id = {plenary.pk}",
    ):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nothing_is_known_outside_before_the_hour(time_machine):
    sitting = a_plenary()
    plenary = sitting.frozen()
    hour = timezone.now() + datetime.timedelta(hours=3)
    results.schedule(plenary, announce_at=hour, by=sitting.staff)

    with pytest.raises(TransitionRefused, match="Hasil ditahan sampai"):
        results.publish(plenary, by=sitting.staff)
    assert run_deadlines() == 0
    assert not Participation.objects.filter(edition=sitting.edition).exists()
    for person in (VISITOR, somebody("region_head", region=sitting.regions[0]), somebody("assessor")):
        assert not Plenary.objects.visible_to(person).exists()
        assert not Decision.objects.visible_to(person).exists()
        assert not SelectionRun.objects.visible_to(person).exists()
    time_machine.move_to(hour + datetime.timedelta(minutes=1))
    assert run_deadlines() == 1

    assert Plenary.objects.visible_to(VISITOR).get() == plenary
    assert Event.objects.filter(action="plenary.publish").get().actor == "sistem: tenggat"


def test_publication_writes_what_became_of_every_region():
    sitting = a_plenary()
    sitting.published()

    assert roles(sitting) == ["selected"] * 3 + ["reserve"] * 2 + ["refused"] * 3
    first = Participation.objects.get(edition=sitting.edition, region=sitting.regions[0])
    assert [step.step for step in first.steps.all()] == ["selected"]
    assert SelectionRun.objects.visible_to(VISITOR).exists()
    assert {row.verdict for row in Decision.objects.visible_to(VISITOR)} == {"selected", "reserve"}
    own = Decision.objects.visible_to(somebody("region_head", region=sitting.regions[7]))
    assert own.filter(verdict="refused").get().region == sitting.regions[7]


def test_a_place_that_becomes_free_goes_to_the_first_reserve():
    sitting = a_plenary()
    sitting.published()

    left = leave(sitting, 2)

    assert left.replaced_by.region == sitting.regions[3]
    assert (roles(sitting)[1], roles(sitting)[3]) == (Role.WITHDRAWN, Role.SUBSTITUTE)
    came = Participation.objects.get(edition=sitting.edition, region=sitting.regions[3])
    assert came.replaces.region == sitting.regions[1]
    assert [step.step for step in came.steps.all()] == ["reserve", "substituted"]
    again = leave(sitting, 4)
    assert again.replaced_by.region == sitting.regions[4]
    assert leave(sitting, 5).replaced_by is None
    holding, waiting = queries.standing_places(sitting.plenary)
    assert ([row.region for row in holding], waiting) == ([sitting.regions[0], sitting.regions[2]], [])
    with pytest.raises(TransitionRefused, match="sudah mengundurkan diri"):
        leave(sitting, 2)
    with pytest.raises(TypeError):
        left.save()


def test_the_reserve_moves_up_under_the_quotas():
    regions = some_regions(8, papuan=[3, 5])
    sitting = a_plenary(regions=regions, quotas=[QuotaOrder("island_group", "papua", 1, None)])
    sitting.published()

    left = leave(sitting, 3)

    assert left.replaced_by.region == regions[4]
    assert [row[0] for row in left.passed_over] == [str(regions[3])]


def test_who_waits_in_reserve_may_leave_too():
    sitting = a_plenary()
    sitting.published()

    assert leave(sitting, 4).replaced_by is None
    assert leave(sitting, 1).replaced_by.region == sitting.regions[4]
    assert roles(sitting)[3] == "reserve"
    with pytest.raises(TransitionRefused, match="tidak memegang tempat"):
        leave(sitting, 8)
    with pytest.raises(TransitionRefused, match="antara pengumuman hasil dan hari ini"):
        leave(sitting, 2, happened_on=today() - datetime.timedelta(days=2))


def test_a_correction_is_a_new_version_and_the_old_one_stays():
    sitting = a_plenary()
    first = sitting.published()
    change = Change(sitting.regions[5], "selected", because="Keberatan dikabulkan.")

    with pytest.raises(TransitionRefused, match="alasan"):
        results.correct(first, changes=[change], reason=" ", by=sitting.staff)
    later = results.correct(first, changes=[change], reason="Putusan keberatan 3/2027", by=sitting.staff)
    with pytest.raises(TransitionRefused, match="umumkan dahulu"):
        results.correct(first, changes=[change], reason="Lagi", by=sitting.staff)
    assert queries.published(sitting.edition) == first
    results.publish(later, by=sitting.staff)

    [told] = queries.differences(later)
    assert (told.before, told.after, told.because) == ("Tidak terpilih", "Terpilih", "Keberatan dikabulkan.")
    assert (later.number, later.corrects, later.state) == (2, first, "published")
    assert later.content_hash != first.content_hash
    assert roles(sitting)[5] == "selected"
    assert first.decisions.get(region=sitting.regions[5]).verdict == "refused"
    assert [row.region for row in queries.departures(later)] == [sitting.regions[5]]
    with pytest.raises(TransitionRefused, match="versi hasil yang berlaku"):
        leave(sitting, 1)
    leave_later = results.withdraw(
        later.decisions.get(region=sitting.regions[0]), happened_on=today(), reason="Mundur", by=sitting.staff
    )
    assert leave_later.replaced_by.region == sitting.regions[3]
    assert Withdrawal.objects.visible_to(VISITOR).count() == 1


def test_a_correction_gives_no_position_twice():
    sitting = a_plenary()
    first = sitting.published()

    with pytest.raises(TransitionRefused, match="Urutan cadangan 1"):
        results.correct(
            first,
            changes=[Change(sitting.regions[5], "reserve", because="x", position=1)],
            reason="y",
            by=sitting.staff,
        )
    assert Plenary.objects.count() == 1
