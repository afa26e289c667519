import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from gerakan.foundation.access import permission, signed_in
from gerakan.foundation.accounts.hats import is_secretariat
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command
from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import Transition, TransitionRefused, Workflow
from tests.factories.accounts import an_edition, somebody

pytestmark = pytest.mark.django_db

PREPARING, OPEN, CLOSED = Edition.State.PREPARING, Edition.State.OPEN, Edition.State.CLOSED
OPEN_IT = permission("test.open_edition", is_secretariat, "Membuka edisi uji")
CLOSE_IT = permission("test.close_edition", signed_in, "Menutup edisi uji")


def has_a_theme(edition):
    return None if edition.theme else "Tema belum diisi."


def has_a_rule(edition):
    return None if edition.rule else "Aturan belum diisi."


life = Workflow(
    "test_edition",
    Transition("open", "Buka", PREPARING, OPEN, permission=OPEN_IT, guards=(has_a_theme, has_a_rule)),
    Transition("close", "Tutup", OPEN, CLOSED, permission=CLOSE_IT, needs_note=True),
    Transition("close", "Batalkan", PREPARING, CLOSED, permission=CLOSE_IT),
)


def fire(edition, name, *, by, note=""):
    with transaction.atomic():
        life.fire(edition, name, by=by, note=note)


@pytest.fixture
def edition():
    edition = an_edition()
    Edition.objects.filter(pk=edition.pk).update(theme="Air", rule="Indeks", state=PREPARING)
    edition.refresh_from_db()
    return edition


def stored_state(edition):
    return Edition.objects.get(pk=edition.pk).state


def test_a_move_changes_the_state_and_is_recorded(edition):
    secretary = somebody(Role.SECRETARIAT)
    fire(edition, "open", by=secretary)

    event = Event.objects.get()
    assert (edition.state, stored_state(edition)) == (OPEN, OPEN)
    assert (event.action, event.changes, event.actor) == (
        "test_edition.open",
        {"state": ["preparing", "open"]},
        secretary.name,
    )


def test_the_person_must_be_allowed(edition):
    with pytest.raises(PermissionDenied, match="Buka"):
        fire(edition, "open", by=somebody(Role.MENTOR))
    assert stored_state(edition) == PREPARING


def test_a_guard_says_why_not_and_the_first_reason_is_told(edition):
    edition.theme = edition.rule = ""
    with pytest.raises(TransitionRefused, match="Tema belum diisi"):
        fire(edition, "open", by=somebody(Role.SECRETARIAT))
    assert (stored_state(edition), Event.objects.count()) == (PREPARING, 0)


def test_a_note_is_demanded_and_kept(edition):
    person = somebody(Role.SECRETARIAT)
    fire(edition, "open", by=person)
    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        fire(edition, "close", by=person, note="  ")

    fire(edition, "close", by=person, note="Selesai.")

    assert Event.objects.latest("pk").note == "Selesai."


def test_the_same_verb_may_start_from_several_states(edition):
    fire(edition, "close", by=somebody(Role.MENTOR))
    assert stored_state(edition) == CLOSED


def test_a_verb_that_does_not_fit_the_state_says_so(edition):
    fire(edition, "close", by="sistem: uji")
    with pytest.raises(TransitionRefused, match="tidak berlaku lagi: keadaannya sudah selesai"):
        fire(edition, "open", by=somebody(Role.SECRETARIAT))


def test_an_unknown_verb_is_an_error_of_the_program(edition):
    with pytest.raises(LookupError, match="fly"):
        fire(edition, "fly", by="sistem: uji")


def test_a_system_actor_passes_the_permission_but_not_the_guards(edition):
    edition.theme = ""
    with pytest.raises(TransitionRefused):
        fire(edition, "open", by="sistem: tenggat")
    edition.theme = "Air"
    fire(edition, "open", by="sistem: tenggat")
    assert stored_state(edition) == OPEN


def test_buttons_are_those_of_the_person_and_say_why_they_are_disabled(edition):
    edition.rule = ""
    secretary, mentor = life.actions(edition, somebody(Role.SECRETARIAT)), life.actions(edition, somebody(Role.MENTOR))

    assert [(action.name, action.blocked_because) for action in secretary] == [
        ("open", "Aturan belum diisi."),
        ("close", None),
    ]
    assert [(action.label, action.needs_note) for action in mentor] == [("Batalkan", False)]


def test_the_diagram_draws_every_row():
    assert life.as_mermaid().splitlines() == [
        "stateDiagram-v2", "    preparing --> open: open", "    open --> closed: close", "    preparing --> closed: close",
    ]  # fmt: skip


def test_a_stale_page_loses_and_is_told_what_happened_meanwhile(edition):
    stale = Edition.objects.get(pk=edition.pk)
    fire(edition, "open", by="sistem: uji")

    with pytest.raises(TransitionRefused, match="Orang lain lebih dahulu mengubahnya menjadi berjalan"):
        fire(stale, "close", by="sistem: uji")

    assert stale.state == OPEN
    assert Event.objects.count() == 1


def test_a_refused_move_takes_back_what_the_command_did_before(edition):
    @command
    def close_and_rename(thing, *, by):
        thing.name = "Lain"
        thing.save(update_fields=["name"])
        life.fire(thing, "close", by=by)

    stale = Edition.objects.get(pk=edition.pk)
    fire(edition, "open", by="sistem: uji")
    with pytest.raises(TransitionRefused):
        close_and_rename(stale, by="sistem: uji")

    assert Edition.objects.get().name != "Lain"


RACE = """
from django.db import transaction
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from tests.foundation.workflow.test_workflow import life
edition = Edition.objects.get()
try:
    with transaction.atomic():
        life.fire(edition, "open", by="proses")
    print(json.dumps("won"))
except TransitionRefused as refusal:
    print(json.dumps(str(refusal)))
"""
OUTCOME = """
from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions.models import Edition
print(json.dumps([Edition.objects.get().state, list(Event.objects.values_list("action", flat=True))]))
"""


@pytest.mark.django_db(transaction=True)
def test_of_two_processes_that_fire_at_once_one_wins_and_the_other_is_told(edition, processes):
    answers = processes.together(*[RACE] * 4)

    told = [answer for answer in answers if answer != "won"]
    assert len(told) == 3
    assert all("lebih dahulu" in answer or "tidak berlaku lagi" in answer for answer in told)
    assert processes.alone(OUTCOME) == ["open", ["test_edition.open"]]
