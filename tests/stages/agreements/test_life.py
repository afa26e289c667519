"""After signing: duties with days, reminders that stop, renewal in time, an end that stays in the register."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice, Reminder, ReminderSent
from gerakan.foundation.notifications.reminding import run_reminders
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import tasks
from gerakan.stages.agreements.commands import life, review, signing
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.agreements.queries import agreements as queries
from tests.factories.accounts import somebody
from tests.factories.agreements import a_text, an_agreement, approved, director, numbers, official, paper_of, staff

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def in_force(agreement=None):
    agreement = approved(agreement)
    both = [Signed("ministry", "Dira Contoh", "Direktur Jenderal"), Signed("region", "Kepala", "Bupati")]
    signing.upload_signed(
        agreement, content=paper_of(agreement), signed=both, signed_on=timezone.localdate(), by=staff()
    )
    return queries.agreements().get(pk=agreement.pk)


def admin_of(agreement):
    return official(Role.REGION_ADMIN, agreement.region)


def test_decrees_are_due_sixty_days_after_signing():
    agreement = in_force()

    due = agreement.signed_on + datetime.timedelta(days=60)
    assert {row.due_on for row in agreement.duties.all()} == {due}
    assert {row.title for row in agreement.duties.all()} == {
        "Keputusan kepala daerah tentang Dewan Smart City", "Keputusan kepala daerah tentang Tim Pelaksana",
    }  # fmt: skip
    assert Reminder.objects.filter(kind="agreements.duty_due", person=admin_of(agreement)).count() == 2


def test_a_duty_is_done_with_its_proof_and_nobody_is_reminded():
    agreement = in_force()
    duty = agreement.duties.first()

    life.fulfil(duty, proof_number="188/12/KPTS/2027", proof_on=timezone.localdate(), by=admin_of(agreement))

    duty.refresh_from_db()
    assert (duty.state, duty.proof_number) == ("done", "188/12/KPTS/2027")
    assert not Reminder.objects.of(duty).filter(done_at=None).exists()
    life.reopen_duty(duty, note="Bukan keputusan yang dimaksud.", by=staff())
    assert Reminder.objects.of(duty).filter(done_at=None).exists()


def test_others_do_not_do_it():
    agreement = in_force()
    stranger = somebody(Role.REGION_ADMIN, region=an_agreement().region)

    with pytest.raises(PermissionDenied):
        life.fulfil(agreement.duties.first(), proof_number="1", proof_on=timezone.localdate(), by=stranger)


def test_a_late_duty_goes_to_the_superior(time_machine):
    agreement = in_force()
    secretary = official(Role.REGION_SECRETARY, agreement.region)
    duty = agreement.duties.first()
    Reminder.objects.of(duty).update(superior=secretary)

    after = add_working_days(duty.due_on, 3)
    time_machine.move_to(datetime.datetime.combine(after, datetime.time(5), datetime.UTC))
    run_reminders()

    assert Notice.objects.filter(person=secretary, kind="agreements.duty_due").exists()
    assert duty.is_late


def test_the_unsigned_are_reminded_by_working_day_and_the_superior_in_the_end(time_machine):
    agreement = approved()
    secretary = official(Role.REGION_SECRETARY, agreement.region)
    review.reopen(agreement, note="x", by=staff())
    agreement = approved(queries.agreements().get(pk=agreement.pk))
    Notice.objects.all().delete()
    assert agreement.sign_by is not None

    for days in (1, 6):
        after = add_working_days(agreement.sign_by, days)
        time_machine.move_to(datetime.datetime.combine(after, datetime.time(5), datetime.UTC))
        run_reminders()

    told = set(Notice.objects.filter(kind="agreements.sign_wanted_region").values_list("person", flat=True))
    assert told == {official(Role.REGION_HEAD, agreement.region).pk, admin_of(agreement).pk, secretary.pk}
    assert ReminderSent.objects.filter(step__startswith="superior").exists()


def test_whoever_has_signed_is_left_alone(client):
    agreement = approved()
    signing.upload_signed(
        agreement, content=paper_of(agreement), signed=[Signed("region", "Kepala", "Bupati")],
        signed_on=timezone.localdate(), by=admin_of(agreement),
    )  # fmt: skip
    Notice.objects.all().delete()
    client.force_login(staff(), BACKEND)

    client.post(
        reverse("agreements:agreements", args=[agreement.edition.slug]), {"aksi": "ingatkan", "pilih": agreement.pk}
    )

    assert {row.person for row in Notice.objects.all()} == {director()}


def test_half_a_year_before_the_end_the_renewal_is_there(time_machine):
    agreement = in_force()
    ends = agreement.valid_until
    time_machine.move_to(datetime.datetime.combine(queries.months_before(ends, 6), datetime.time(2), datetime.UTC))
    tasks.follow_their_lives()
    tasks.follow_their_lives()

    renewal = Agreement.objects.get(renews=agreement)

    assert (renewal.state, renewal.valid_from) == ("draft", ends + datetime.timedelta(days=1))
    assert [row.text for row in renewal.clauses.all()] == [row.text for row in agreement.clauses.all()]
    assert Notice.objects.filter(person=staff(), kind="agreements.renewal").count() == 1


def test_no_renewal_a_day_too_early(time_machine):
    agreement = in_force()
    early = queries.months_before(agreement.valid_until, 6) - datetime.timedelta(days=1)
    time_machine.move_to(datetime.datetime.combine(early, datetime.time(2), datetime.UTC))

    assert queries.ending_soon(timezone.localdate()) == []


def test_a_signed_renewal_replaces_the_one_before():
    agreement = in_force()
    renewal = life.renew(agreement, by=staff())
    assert renewal.national_number == ""
    renewal.dated_on = timezone.localdate()
    renewal.save()

    in_force(queries.agreements().get(pk=renewal.pk))

    agreement.refresh_from_db()
    assert (agreement.state, agreement.ended_on) == ("replaced", timezone.localdate())
    with pytest.raises(TransitionRefused, match="berlaku atau berakhir"):
        life.renew(agreement, by=staff())


def test_the_term_runs_out_by_itself(time_machine):
    agreement = in_force()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=735))
    numbers()

    tasks.follow_their_lives()

    agreement.refresh_from_db()
    assert (agreement.state, agreement.ended_on) == ("ended", agreement.valid_until)
    assert not Reminder.objects.filter(done_at=None).exists()


def test_a_termination_has_a_reason_and_stays_public(client):
    agreement = in_force()
    with pytest.raises(TransitionRefused, match="alasan"):
        life.terminate(agreement, note=" ", by=staff())

    life.terminate(agreement, note="Atas permintaan daerah.", by=staff())

    page = client.get(reverse("agreements:verify", args=[agreement.token])).content.decode()
    assert "tidak berlaku lagi" in page
    assert "Atas permintaan daerah." in page
    with pytest.raises(TransitionRefused, match="tidak berlaku lagi"):
        life.fulfil(Duty.objects.first(), proof_number="1", proof_on=timezone.localdate(), by=staff())


def test_a_renewal_is_prepared_once():
    agreement = in_force(an_agreement(a_text()))
    life.renew(agreement, by=staff())

    with pytest.raises(TransitionRefused, match="sudah disiapkan"):
        life.renew(agreement, by=staff())
