"""Reminders that come once and stop; deadlines whose silence has a stated outcome."""

import datetime

import pytest
from django.utils import timezone

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import record
from gerakan.foundation.audit.models import Event
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.deadlines import outcome, run_deadlines, set_deadline
from gerakan.foundation.notifications.models import Deadline, Notice, OutgoingMail
from gerakan.foundation.notifications.reminding import remind, run_reminders, stop_reminders
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.accounts import OrganisationFactory, UserFactory, somebody
from tests.factories.notifications import INVITED, VALUES

pytestmark = pytest.mark.django_db
DUE = datetime.date(2026, 3, 9)


def on(day):
    return run_reminders(datetime.date(2026, 3, day))


def reminded(**options):
    values = {"kind": INVITED, "due_on": DUE, "at": (5, 2, 0, -1), "values": VALUES, "person": UserFactory()}
    return remind(options.pop("thing", None) or OrganisationFactory(), **(values | options))


def test_each_step_comes_on_its_working_day_and_only_once():
    reminded()

    told = {day: (on(day), on(day)) for day in range(1, 13)}

    assert {day: answer for day, answer in told.items() if answer != (0, 0)} == {
        2: (1, 0), 5: (1, 0), 9: (1, 0), 10: (1, 0),
    }  # fmt: skip


def test_a_machine_that_stood_still_does_not_catch_up_with_every_step():
    reminded()

    assert (on(9), on(10), on(11)) == (1, 1, 0)
    assert Notice.objects.count() == 2


def test_when_it_is_done_the_reminders_stop():
    row = reminded(thing=(thing := OrganisationFactory()))
    on(2)

    assert stop_reminders(thing) == 1
    assert (on(5), on(9)) == (0, 0)
    row.refresh_from_db()
    assert row.done_at


def test_what_is_late_goes_to_the_superior_too():
    chief = UserFactory()
    reminded(superior=chief, escalate_at=(-2,))

    assert (on(9), on(10), on(11), on(11)) == (1, 1, 1, 0)
    assert Notice.objects.visible_to(chief).count() == 1


def test_somebody_without_an_account_is_reminded_by_mail():
    reminded(person=None, email="bupati@contoh.id")

    assert (on(2), on(2)) == (1, 0)
    assert OutgoingMail.objects.get().to == "bupati@contoh.id"


def test_asking_again_moves_the_day_and_makes_no_second_reminder():
    thing, person = OrganisationFactory(), UserFactory()
    first = reminded(thing=thing, person=person)
    on(2)

    second = reminded(thing=thing, person=person, due_on=datetime.date(2026, 3, 16))

    assert first.pk == second.pk
    assert (on(3), on(9), on(9)) == (0, 1, 0)


@outcome("test.renamed", "Dianggap berganti nama")
def rename(thing):
    if thing.name == "Macet":
        raise TransitionRefused("sedang dibekukan orang lain")
    Organisation.objects.filter(pk=thing.pk).update(name=f"{thing.name} (lewat)")
    record("organisation.renamed", thing, by=deadlines.ACTOR)


def deadline(thing=None, **ago):
    due = timezone.now() - datetime.timedelta(**(ago or {"minutes": 1}))
    return set_deadline(thing or OrganisationFactory(), outcome_code="test.renamed", due_at=due, by="uji")


def test_silence_has_its_stated_outcome_once_by_a_named_actor():
    thing = OrganisationFactory(name="Dinas")
    row = deadline(thing)

    assert (run_deadlines(), run_deadlines()) == (1, 0)

    thing.refresh_from_db()
    row.refresh_from_db()
    assert (thing.name, row.state) == ("Dinas (lewat)", Deadline.State.CARRIED_OUT)
    assert Event.objects.of(row).last().actor == "sistem: tenggat"


def test_a_deadline_still_to_come_is_left_alone():
    deadline(hours=-1)

    assert run_deadlines() == 0


def test_an_answer_in_time_or_a_freeze_stops_the_clock():
    met, frozen = deadline(), deadline()
    staff = somebody(Role.SECRETARIAT)

    deadlines.meet(met, by=staff)
    deadlines.freeze(frozen, reason="Bencana", by=staff)

    assert run_deadlines() == 0
    assert Event.objects.of(frozen).last().note == "Bencana"


def test_freezing_without_a_reason_is_refused():
    with pytest.raises(TransitionRefused, match="alasan"):
        deadlines.freeze(deadline(), reason="  ", by=somebody(Role.SECRETARIAT))


def test_one_that_cannot_be_carried_out_says_why_and_does_not_hold_up_the_others():
    stuck = deadline(OrganisationFactory(name="Macet"), minutes=5)
    deadline(OrganisationFactory(name="Lancar"))

    assert run_deadlines() == 1

    stuck.refresh_from_db()
    assert (stuck.state, stuck.last_error) == (Deadline.State.OPEN, "sedang dibekukan orang lain")


def test_an_outcome_nobody_declared_cannot_be_promised():
    with pytest.raises(LookupError):
        set_deadline(OrganisationFactory(), outcome_code="test.none", due_at=timezone.now(), by="uji")
