"""Preparing, copying and moving editions; steps in their order; visibility that agrees with permissions."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions import permissions
from gerakan.foundation.editions.calendar import later, plan_copy
from gerakan.foundation.editions.commands import (
    EditionRefused,
    StepRefused,
    change_edition,
    copy_edition,
    move_edition,
    note_step,
    prepare_edition,
)
from gerakan.foundation.editions.models import Edition, Participation, ParticipationStep, Role
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.accounts import somebody
from tests.factories.editions import (
    EditionFactory,
    EditionMilestoneFactory,
    FunnelCountFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
Step = ParticipationStep.Step


def test_preparing_leaves_a_trace():
    secretary = somebody("secretariat")
    edition = prepare_edition(slug="2040", year=2040, name="Edisi 2040", by=secretary)
    assert edition.state == Edition.State.PREPARING
    assert Event.objects.get(action="edition.prepared").edition == "2040"


def test_a_year_has_one_real_edition_and_any_number_of_rehearsals():
    EditionFactory(year=2041)
    with pytest.raises(EditionRefused, match="Edisi 2041 sudah ada"):
        prepare_edition(slug="2041-b", year=2041, name="Kedua", by="sistem: uji")
    rehearsal = prepare_edition(slug="2041-uji", year=2041, name="Uji", is_test=True, by="sistem: uji")
    assert rehearsal.is_test
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionFactory(year=2041, slug="lagi")


def test_a_copy_takes_words_and_shifted_dates_and_nothing_else():
    source = EditionFactory(year=2042, starts_on=dt.date(2042, 1, 15), ends_on=dt.date(2042, 12, 1))
    EditionMilestoneFactory(edition=source, starts_on=dt.date(2042, 3, 3), ends_on=dt.date(2042, 3, 4))
    ParticipationFactory(edition=source)
    FunnelCountFactory(edition=source)

    fresh = copy_edition(source, slug="2043", year=2043, name="Edisi 2043", by="sistem: uji")

    stone = fresh.milestones.get()
    assert (fresh.theme, fresh.rule, fresh.copied_from) == (source.theme, source.rule, source)
    assert (stone.starts_on, stone.ends_on, stone.letter_number) == (dt.date(2043, 3, 3), dt.date(2043, 3, 4), "")
    assert fresh.participations.count() == fresh.funnel_counts.count() == 0


def test_the_plan_of_a_copy_names_what_is_left_behind():
    source = EditionFactory(year=2044)
    ParticipationFactory.create_batch(3, edition=source)
    plan = plan_copy(source, year=2045)
    assert ("Keikutsertaan daerah dan langkah-langkahnya", 3) in plan.left
    assert [label for label, _ in plan.taken_over] == ["Tema", "Cara memilih daerah"]
    assert all(shift.new.year == 2045 for shift in plan.shifted)


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (dt.date(2026, 3, 2), 1, dt.date(2027, 3, 2)),
        (dt.date(2026, 3, 6), 1, dt.date(2027, 3, 8)),
        (dt.date(2024, 2, 29), 1, dt.date(2025, 3, 3)),
        (dt.date(2026, 12, 31), 2, dt.date(2029, 1, 1)),
    ],
)
def test_a_shifted_date_falls_on_a_working_day(day, years, moved):
    assert later(day, years) == moved


def test_an_edition_without_rule_or_dates_does_not_open():
    secretary = somebody("secretariat")
    edition = EditionFactory(rule="")
    with pytest.raises(TransitionRefused, match="cara memilih"):
        move_edition(edition, transition="open", by=secretary)
    change_edition(edition, rule="Undangan", starts_on=None, by=secretary)
    with pytest.raises(TransitionRefused, match="tanggal"):
        move_edition(edition, transition="open", by=secretary)
    change_edition(edition, starts_on=dt.date(edition.year, 1, 1), by=secretary)
    move_edition(edition, transition="open", by=secretary)
    assert Edition.objects.get().state == Edition.State.OPEN


def test_only_the_secretariat_opens_and_a_closed_edition_is_not_changed():
    edition = EditionFactory()
    with pytest.raises(PermissionDenied):
        move_edition(edition, transition="open", by=somebody("assessor"))
    closed = EditionFactory(state=Edition.State.CLOSED)
    with pytest.raises(EditionRefused, match="sudah selesai"):
        change_edition(closed, name="Lain", by=somebody("secretariat"))


def test_steps_keep_the_order_of_days():
    participation = ParticipationFactory()
    note_step(participation, step=Step.INVITED, happened_on=dt.date(2030, 2, 1), by="sistem: uji", letter_number="B-1")
    note_step(participation, step=Step.SELECTED, happened_on=dt.date(2030, 4, 1), by="sistem: uji")
    with pytest.raises(StepRefused, match="tidak mungkin sesudah"):
        note_step(participation, step=Step.ANSWERED, happened_on=dt.date(2030, 5, 1), by="sistem: uji")
    with pytest.raises(StepRefused, match="tidak mungkin sebelum"):
        note_step(participation, step=Step.AGREED, happened_on=dt.date(2030, 3, 1), by="sistem: uji")
    with pytest.raises(StepRefused, match="sudah dicatat"):
        note_step(participation, step=Step.INVITED, happened_on=dt.date(2030, 2, 1), by="sistem: uji")
    note_step(participation, step=Step.ANSWERED, happened_on=dt.date(2030, 3, 1), by="sistem: uji")
    assert [step.step for step in participation.steps.all()] == ["invited", "answered", "selected"]
    assert Event.objects.filter(action="participation.step", region=participation.region.code).count() == 3


def test_the_database_refuses_nonsense():
    participation = ParticipationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ParticipationFactory(edition=participation.edition, region=participation.region)
    with pytest.raises(IntegrityError), transaction.atomic():
        ParticipationFactory(edition=participation.edition, role=Role.SELECTED, replaces=participation)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionFactory(starts_on=dt.date(2030, 2, 1), ends_on=dt.date(2030, 1, 1))


@pytest.mark.parametrize("role", [None, "secretariat", "assessor", "plenary", "auditor"])
def test_two_doors_one_key(role):
    user = somebody(role)
    for state in Edition.State:
        EditionFactory(state=state)
        EditionFactory(state=state, is_test=True)
    for person in (user, AnonymousUser()):
        visible = set(Edition.objects.visible_to(person))
        assert visible == {edition for edition in Edition.objects.all() if permissions.VIEW.allows(person, edition)}


def test_visitors_see_only_those_who_were_chosen():
    edition = EditionFactory(state=Edition.State.OPEN)
    for role in Role.values:
        ParticipationFactory(edition=edition, role=role)
    hidden = ParticipationFactory(edition=EditionFactory(is_test=True, state=Edition.State.OPEN))
    seen = Participation.objects.visible_to(AnonymousUser())
    assert {p.role for p in seen} == {Role.SELECTED, Role.WITHDRAWN, Role.SUBSTITUTE}
    assert hidden not in seen
