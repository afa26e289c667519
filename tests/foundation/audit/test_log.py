import datetime
import decimal

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.utils import translation

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import GENESIS, NoTrace, command, fingerprint, record
from gerakan.foundation.audit.models import ChainHead, Event
from gerakan.foundation.audit.verification import verify
from tests.factories.accounts import OrganisationFactory, a_region, somebody

pytestmark = pytest.mark.django_db


@command
def rename(organisation, *, name, by):
    organisation.name = name
    organisation.save()
    record("organisation.renamed", organisation, by=by, changes={"name": name})


@command
def forget(organisation, *, by):
    organisation.delete()


@command
def rename_twice(organisation, *, by):
    rename(organisation, name="Satu", by=by)
    rename(organisation, name="Dua", by=by)


def test_a_verb_without_a_trace_is_undone():
    organisation = OrganisationFactory()

    with pytest.raises(NoTrace, match="forget"):
        forget(organisation, by="uji")

    assert Organisation.objects.count() == 1


def test_an_inner_verb_leaves_the_trace_of_the_outer_one():
    rename_twice(OrganisationFactory(), by="uji")

    assert list(Event.objects.order_by("pk").values_list("changes__name", flat=True)) == ["Satu", "Dua"]


def test_a_failing_verb_leaves_neither_change_nor_event():
    organisation = OrganisationFactory(name="Tetap")

    @command
    def break_off(thing, *, by):
        rename(thing, name="Berubah", by=by)
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        break_off(organisation, by="uji")

    assert (Event.objects.count(), Organisation.objects.get().name) == (0, "Tetap")
    assert verify().holds


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    organisation = OrganisationFactory()
    with pytest.raises(TransactionManagementError):
        record("organisation.renamed", organisation, by="uji")
    assert Event.objects.count() == 0


def test_an_event_says_who_acted_as_what_and_where():
    region = a_region()
    person = somebody(Role.REGION_ADMIN, region=region)

    with transaction.atomic():
        event = record("role.given", person.hat, by=person, note="uji")

    assert (event.actor, event.role, event.region) == (person.name, "Diskominfo, Kabupaten Sumenep", "35.29")
    assert (event.actor_id, event.target_type) == (str(person.pk), "accounts.roleassignment")


def test_the_log_speaks_one_language_whoever_acts():
    person = somebody(Role.SECRETARIAT)
    with translation.override("en"), transaction.atomic():
        event = record("person.created", person, by=person)
    assert event.role == "Sekretariat"


def test_values_come_back_as_they_were_hashed():
    odd = {
        "large": 1e22, "small": 1e-7, "zero": -0.0, "none": float("nan"), "text": "a\x00b", "exact": decimal.Decimal("1.50"),
        "day": datetime.date(2026, 11, 21), "deep": [{"x": 2.0}, {"ü": [0.1 + 0.2]}],
    }  # fmt: skip
    with transaction.atomic():
        record("organisation.renamed", OrganisationFactory(), by="uji", changes=odd)

    event = Event.objects.get()
    assert fingerprint(event) == event.hash
    assert event.changes["text"] == "ab"


def test_events_are_append_only_in_the_model():
    with transaction.atomic():
        event = record("organisation.renamed", OrganisationFactory(), by="uji")

    for attempt in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(note="x")):
        with pytest.raises(TypeError, match="append-only"):
            attempt()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Pemicu hanya ada di PostgreSQL.")
@pytest.mark.parametrize("statement", ["UPDATE audit_event SET note = 'x'", "DELETE FROM audit_event"])
def test_postgresql_refuses_to_change_events(statement):
    with transaction.atomic():
        record("organisation.renamed", OrganisationFactory(), by="uji")
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_first_link_is_planted_by_the_migration():
    assert ChainHead.objects.filter(pk=1).exists() or verify().head == GENESIS
