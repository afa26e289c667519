import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from gerakan.foundation.audit.log import GENESIS, fingerprint, record
from gerakan.foundation.audit.models import ChainHead, Event, PublishedHead
from gerakan.foundation.audit.publishing import ChainBroken, publish_head
from gerakan.foundation.audit.verification import verify
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Five events; their numbers."""
    organisation = OrganisationFactory()
    with transaction.atomic():
        return [record("organisation.renamed", organisation, by="uji", note=str(n)).pk for n in range(5)]


def tamper(statement, *values):
    """What somebody does who owns the database: past the model, past the trigger."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def said_by_the_command():
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify_audit", stderr=said)
    return said.getvalue()


def test_an_untouched_chain_holds(chain):
    said = StringIO()
    call_command("verify_audit", stdout=said)

    assert verify().count == 5
    assert verify().head == Event.objects.get(pk=chain[-1]).hash
    assert "Rantai utuh: 5 peristiwa" in said.getvalue()


@pytest.mark.parametrize("field", ["note", "actor", "action", "target", "edition", "region", "role"])
def test_a_changed_row_is_found(chain, field):
    tamper(f"UPDATE audit_event SET {field} = 'lain' WHERE id = %s", chain[2])

    assert (verify().break_at, verify().reason) == (chain[2], "isi peristiwa diubah setelah dicatat")
    assert f"peristiwa nomor {chain[2]}" in said_by_the_command()


def test_a_removed_row_is_found_at_the_one_after_it(chain):
    tamper("DELETE FROM audit_event WHERE id = %s", chain[2])

    assert verify().break_at == chain[3]
    assert "dihapus" in verify().reason


def test_the_removed_first_row_is_found(chain):
    tamper("DELETE FROM audit_event WHERE id = %s", chain[0])
    assert verify().break_at == chain[1]


def test_removed_last_rows_are_counted(chain):
    tamper("DELETE FROM audit_event WHERE id >= %s", chain[3])

    assert (verify().holds, verify().break_at, verify().reason) == (False, None, "2 peristiwa terakhir dihapus")
    assert "ujung rantai" in said_by_the_command()


def test_an_emptied_log_is_found(chain):
    tamper("DELETE FROM audit_event")
    assert verify().reason == "5 peristiwa terakhir dihapus"


def forged(previous_hash):
    """An event that is right in itself."""
    event = Event(
        at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), actor="penyusup", action="role.given",
        target_type="accounts.user", target_id="1", target="x", previous_hash=previous_hash,
    )  # fmt: skip
    event.hash = fingerprint(event)
    return event


def test_a_row_inserted_at_the_end_is_found(chain):
    intruder = forged(Event.objects.get(pk=chain[-1]).hash)
    intruder.save()

    assert (verify().break_at, verify().reason) == (intruder.pk, "peristiwa ini disisipkan di luar sistem")


def test_a_row_inserted_in_the_middle_is_found(chain):
    tamper("DELETE FROM audit_event WHERE id = %s", chain[2])
    intruder = forged(Event.objects.get(pk=chain[1]).hash)
    intruder.pk = chain[2]
    Event.objects.bulk_create([intruder])

    assert verify().break_at == chain[3]


def rewrite_everything():
    """The cleverest forger also rewrites the head."""
    tamper("DELETE FROM audit_event")
    intruder = forged(GENESIS)
    intruder.save()
    ChainHead.objects.update(hash=intruder.hash, count=1)
    return intruder


def test_a_rewritten_chain_contradicts_what_was_published(chain):
    publish_head(datetime.date(2026, 11, 20))
    rewrite_everything()

    assert verify().reason == "sidik yang diumumkan pada 2026-11-20 tidak cocok: rantai ditulis ulang"


def test_a_chain_of_equal_length_is_located_by_the_published_head():
    with transaction.atomic():
        record("organisation.renamed", OrganisationFactory(), by="uji")
    publish_head(datetime.date(2026, 11, 20))
    intruder = rewrite_everything()

    assert verify().break_at == intruder.pk


def test_the_head_is_published_once_a_day(chain):
    said = StringIO()
    call_command("publish_audit_head", stdout=said)
    call_command("publish_audit_head", stdout=said)

    head = PublishedHead.objects.get()
    assert (head.count, head.hash) == (5, verify().head)
    assert head.hash in said.getvalue()


def test_a_broken_chain_is_not_published(chain):
    tamper("UPDATE audit_event SET note = 'lain' WHERE id = %s", chain[0])

    with pytest.raises(ChainBroken):
        publish_head()
    with pytest.raises(SystemExit):
        call_command("publish_audit_head", stderr=StringIO())
    assert PublishedHead.objects.count() == 0


WRITE = """
from django.db import transaction
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.audit.log import record
for n in range(25):
    with transaction.atomic():
        record("organisation.renamed", Organisation.objects.get(), by="proses {name}", note=str(n))
print("25")
"""
VERIFY = """
from gerakan.foundation.audit.models import Event
from gerakan.foundation.audit.verification import verify
verdict = verify()
print(json.dumps([verdict.holds, verdict.count, Event.objects.values("actor").distinct().count()]))
"""


@pytest.mark.django_db(transaction=True)
def test_processes_that_record_at_once_keep_one_chain(processes):
    OrganisationFactory()

    processes.together(*[WRITE.format(name=name) for name in "abc"])

    assert processes.alone(VERIFY) == [True, 75, 3]
