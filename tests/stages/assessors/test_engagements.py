"""Asked, willing, declared, trained; removed at once."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import OutgoingMail
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.commands import engagements, pool, ties, training
from gerakan.stages.assessors.models import Assessor, Engagement, Tie
from gerakan.stages.assessors.queries import open_assessors
from gerakan.stages.assessors.queries.pool import steps_of
from gerakan.stages.interviews.models import Interview
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.assessors import a_material, an_assessor, an_engagement
from tests.factories.editions import EditionMilestoneFactory
from tests.factories.interviews import an_interview

pytestmark = pytest.mark.django_db


def soon() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=10)


def asked(person: Assessor | None = None) -> Engagement:
    staff = somebody(Role.SECRETARIAT)
    [made] = engagements.ask(an_edition(), assessors=[person or an_assessor()], answer_by=soon(), by=staff)
    return made


def test_who_is_asked_gets_a_code_and_a_message_and_is_searched_for_ties():
    person = an_assessor(birth_region=a_region())

    engagement = asked(person)

    assert (engagement.state, engagement.code) == ("asked", "A01")
    assert OutgoingMail.objects.get().to == person.user.email
    assert Tie.objects.get().state == Tie.State.SUSPECTED


def test_nobody_is_asked_twice_or_while_pausing():
    person = asked().assessor
    staff = somebody(Role.SECRETARIAT)

    with pytest.raises(TransitionRefused, match="sudah diminta"):
        engagements.ask(an_edition(), assessors=[person], answer_by=soon(), by=staff)
    with pytest.raises(TransitionRefused, match="jeda"):
        engagements.ask(an_edition(), assessors=[an_assessor_pausing()], answer_by=soon(), by=staff)


def an_assessor_pausing() -> Assessor:
    person = an_assessor()
    pool.pause(person, note="Cuti", by=somebody(Role.SECRETARIAT))
    return person


def test_capacity_is_a_limit_of_the_person():
    engagement = asked(an_assessor(max_per_day=4))

    with pytest.raises(TransitionRefused, match="antara 1 dan 4"):
        engagements.accept(engagement, max_per_day=5, by=engagement.assessor.user)
    engagements.accept(engagement, max_per_day=3, available_dates=["2027-05-04"], by=engagement.assessor.user)

    kept = Engagement.objects.get()
    assert (kept.state, kept.max_per_day, kept.available_dates) == ("accepted", 3, ["2027-05-04"])


def test_only_the_person_answers():
    engagement = asked()

    with pytest.raises(PermissionDenied):
        engagements.accept(engagement, max_per_day=3, by=an_assessor().user)
    with pytest.raises(PermissionDenied):
        engagements.accept(engagement, max_per_day=3, by=somebody(Role.SECRETARIAT))


def test_a_refusal_has_a_reason():
    engagement = asked()

    with pytest.raises(TransitionRefused, match="alasan"):
        engagements.decline(engagement, note=" ", by=engagement.assessor.user)
    engagements.decline(engagement, note="Mengajar", by=engagement.assessor.user)

    assert Engagement.objects.get().answer_note == "Mengajar"


def test_admission_needs_training_and_the_word_about_ties():
    staff, engagement = somebody(Role.SECRETARIAT), an_engagement()
    person = engagement.assessor
    Assessor.objects.update(state="candidate")
    person.refresh_from_db()
    material = a_material(engagement.edition)

    with pytest.raises(TransitionRefused, match="Pernyataan ikatan"):
        pool.admit(person, by=staff)
    ties.declare(engagement, declares_none=True, by=person.user)
    with pytest.raises(TransitionRefused, match="Pelatihan belum selesai"):
        pool.admit(person, by=staff)
    assert training.mark_read(material, engagement=engagement, by=person.user)
    pool.admit(person, by=staff)

    assert person.state == "admitted"


def test_training_is_done_with_the_last_compulsory_material():
    engagement = an_engagement()
    first, second = a_material(engagement.edition), a_material(engagement.edition, "Contoh")
    by = engagement.assessor.user

    assert not training.mark_read(first, engagement=engagement, by=by)
    assert Engagement.objects.get().trained_at is None
    assert training.mark_read(second, engagement=engagement, by=by)
    assert Engagement.objects.get().trained_at is not None


def test_nobody_reads_for_another():
    engagement = an_engagement()
    with pytest.raises(PermissionDenied):
        training.mark_read(a_material(engagement.edition), engagement=engagement, by=somebody(Role.SECRETARIAT))


def test_removal_closes_every_door_in_that_moment():
    engagement = an_engagement()
    person = engagement.assessor.user
    an_interview(a_region(), [engagement])
    assert Interview.objects.of_assessor(person).count() == 1

    engagements.remove(engagement, note="Ikatan baru", by=somebody(Role.SECRETARIAT))

    assert Interview.objects.of_assessor(person).count() == 0
    assert Interview.objects.visible_to(person).count() == 0
    assert OutgoingMail.objects.get().to == person.email


def test_whoever_has_not_declared_cannot_be_placed():
    engagement = an_engagement()
    assert not open_assessors(engagement.edition).exists()

    ties.declare(engagement, declares_none=True, by=engagement.assessor.user)

    assert open_assessors(engagement.edition).get() == engagement


def test_the_steps_name_what_is_next():
    engagement = an_engagement()
    assert [step.state for step in steps_of(engagement)] == ["done", "done", "current", "later"]


def test_who_serves_does_not_retire():
    engagement = an_engagement()
    with pytest.raises(TransitionRefused, match="Masih bertugas pada Edisi 2027"):
        pool.retire(engagement.assessor, note="Pensiun", by=somebody(Role.SECRETARIAT))


def test_the_answer_is_given_on_screen(client):
    engagement = asked()
    EditionMilestoneFactory(
        edition=engagement.edition, code="assessment", starts_on=dt.date(2027, 5, 4), ends_on=dt.date(2027, 5, 5)
    )
    client.force_login(engagement.assessor.user, "django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("assessors:answer", args=[engagement.pk]))
    assert "5 Mei 2027" in page.content.decode()
    said = {"answer": "accept", "max_per_day": "4", "available_dates": ["2027-05-05"]}
    answer = client.post(reverse("assessors:answer", args=[engagement.pk]), said)

    assert answer.status_code == 302
    assert Engagement.objects.get().available_dates == ["2027-05-05"]


def test_another_assessor_finds_no_page(client):
    engagement = asked()
    client.force_login(an_assessor().user, "django.contrib.auth.backends.ModelBackend")
    for name in ("task", "answer", "declare"):
        assert client.get(reverse(f"assessors:{name}", args=[engagement.pk])).status_code == 404
