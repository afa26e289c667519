"""Saves judged against what their writer saw; history; holds; figures that change behind a text."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.commands import places, writing
from gerakan.stages.chapters.commands.writing import AlreadyKept, Outcome
from gerakan.stages.chapters.models import Draft, Section, SectionChange
from gerakan.stages.chapters.queries.claims import claims_of
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.chapters.queries.history import versions
from gerakan.stages.chapters.queries.stale import stale_texts
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator
from tests.factories.accounts import somebody
from tests.factories.chapters import HERE, wrote
from tests.factories.masterplans import a_plan, changed, typed
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def standing(request):
    with standing_rows(request):
        plan, writer = a_plan()
        yield plan, writer, somebody(Role.PLANNING_AGENCY, region=plan.region)


@pytest.fixture
def plan(standing):
    return standing[0]


@pytest.fixture
def writer(standing):
    return standing[1]


@pytest.fixture
def colleague(standing):
    return standing[2]


def test_a_save_over_what_was_not_seen_is_a_draft_and_nothing_is_lost(plan, writer, colleague):
    wrote(plan, "Satu.", by=writer)
    late = wrote(plan, "Dua.", by=colleague, key="k")

    assert (late.status, late.section.text, late.draft.text) == (Outcome.CONFLICT, "Satu.", "Dua.")
    again = wrote(plan, "Dua, diperbaiki.", by=colleague, key="k")
    assert again.draft == late.draft

    kept = wrote(plan, "Satu. Dua.", by=colleague, seen="Satu.", settles=late.draft.pk)
    assert (kept.status, kept.section.revision, Draft.objects.count()) == (Outcome.SAVED, 2, 0)
    assert list(SectionChange.objects.values_list("text", flat=True)) == ["Satu. Dua.", "Satu."]


def test_a_save_sent_twice_is_kept_once(plan, writer, colleague):
    wrote(plan, "Satu.", by=writer, key="a")
    wrote(plan, "Dua.", by=colleague, seen="Satu.")

    with pytest.raises(AlreadyKept) as told:
        wrote(plan, "Satu.", by=writer, key="a")

    assert (told.value.outcome.status, told.value.outcome.section.text) == (Outcome.SAVED, "Dua.")
    assert (Section.objects.get().revision, Draft.objects.count()) == (2, 0)


def test_whoever_goes_on_after_a_lost_answer_is_in_no_conflict_with_herself(plan, writer, colleague):
    wrote(plan, "Satu.", by=writer, key="a")
    assert wrote(plan, "Satu dua.", by=writer, key="b", before=["x", "a"]).status == Outcome.SAVED
    wrote(plan, "Tiga.", by=colleague, seen="Satu dua.", key="a")
    assert wrote(plan, "Satu dua empat.", by=writer, key="c", before=["b"]).status == Outcome.CONFLICT


def test_a_sitting_is_one_entry_until_much_is_taken_away(plan, writer):
    long = "Kalimat yang panjang sekali. " * 20
    wrote(plan, "Awal.", by=writer)
    wrote(plan, long, by=writer, seen="Awal.")
    section = wrote(plan, "", by=writer, seen=long).section
    assert [one.text for one in section.changes.all()] == ["", long.rstrip()]

    writing.restore(section, revision=2, seen=3, by=writer)
    section.refresh_from_db()
    assert (section.text, section.revision) == (long.rstrip(), 4)
    with pytest.raises(TransitionRefused, match="menulis lagi sementara itu"):
        writing.restore(section, revision=3, seen=3, by=writer)
    [newest, *_rest] = versions(section)[1]
    assert (newest.is_current, [one.kind for one in newest.differences]) == (True, ["added"])


def test_a_hold_is_a_courtesy_that_ends(plan, writer, colleague):
    section = places.take(plan, code=HERE, by=writer)
    with pytest.raises(TransitionRefused, match="sedang menulis bagian ini sampai"):
        places.take(plan, code=HERE, by=colleague)
    places.ask(plan, code=HERE, by=colleague)
    section.refresh_from_db()
    assert (section.held_by, section.asked_by) == (writer, colleague)

    assert wrote(plan, "Tetap tersimpan.", by=colleague).status == Outcome.SAVED
    Section.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert places.take(plan, code=HERE, by=colleague).held_by == colleague
    places.release(plan, code=HERE, by=colleague)
    assert Section.objects.get().held_by is None


def test_a_closed_plan_refuses_every_verb(plan, writer):
    section = wrote(plan, "Satu.", by=writer).section
    Masterplan.objects.update(state=Masterplan.State.REVIEW)
    plan = Masterplan.objects.get(pk=plan.pk)
    acts = (
        lambda: wrote(plan, "Dua.", seen="Satu.", by=writer),
        lambda: places.take(plan, code=HERE, by=writer),
        lambda: places.add_chapter(plan, book="buku1", title="Bab", by=writer),
        lambda: writing.restore(section, revision=1, seen=1, by=writer),
    )
    for act in acts:
        with pytest.raises(PermissionDenied, match="tidak berhak"):
            act()


def test_a_figure_that_changed_is_told_until_it_is_looked_at(plan, writer):
    typed(plan, "indikator", {"name": "Air", "unit": "persen", "baseline": "61,5", "y3": "80"}, by=writer)
    row = PlanIndicator.objects.get()
    text = f"Layanan air [[indikator/{row.code}/dasar]] persen, menjadi [[indikator/{row.code}/target/2030]]."
    section = wrote(plan, text, by=writer).section
    assert section.figures == {f"indikator/{row.code}/dasar": "61,5", f"indikator/{row.code}/target/2030": "80"}

    changed(plan, "indikator", row.pk, writer, y3=("80", "85"))
    wrote(plan, f"{text} Lagi.", seen=text, by=writer)
    [stale] = contents_of(plan)["stale"]
    assert (stale["before"], stale["now"]) == ("80", "85")
    assert [row.code for row in stale_texts(writer)] == [stale["code"]]

    with pytest.raises(TransitionRefused, match="berubah lagi"):
        writing.confirm(section, seen={stale["reference"]: "84"}, by=writer)
    writing.confirm(section, seen={stale["reference"]: "85"}, by=writer)
    assert contents_of(plan)["stale"] == []
    assert not stale_texts(writer)


def test_a_translation_says_what_it_translates(plan, writer):
    wrote(plan, "Satu.", by=writer)
    english = wrote(plan, "One.", by=writer, language="en").section
    source = wrote(plan, "Satu. Dua.", seen="Satu.", by=writer).section
    wrote(plan, "One!", by=writer, language="en", seen="One.")
    english.refresh_from_db()
    assert (english.made_from, source.revision) == (1, 2)
    assert source.changes.get(revision=1).text == "Satu.", "the text that was translated stays in the record"

    wrote(plan, "One. Two.", by=writer, language="en", seen="One!", follows=2)
    english.refresh_from_db()
    assert english.made_from == 2


def test_chapters_of_its_own_come_last_and_go_when_empty(plan, writer):
    own = places.add_chapter(plan, book="buku3", title=" Kampung  kami ", by=writer)
    wrote(plan, "Isi.", code=own.code, by=writer)
    assert [one["title"] for one in contents_of(plan)["chapters"] if one["book"] == "buku3"][-1] == "Kampung kami"
    with pytest.raises(TransitionRefused, match="masih berisi"):
        places.drop_chapter(plan, code=own.code, by=writer)
    wrote(plan, "", code=own.code, seen="Isi.", by=writer)
    places.drop_chapter(plan, code=own.code, by=writer)
    assert not [one for one in contents_of(plan)["chapters"] if one["is_local"]]
    with pytest.raises(TransitionRefused, match="tidak ada lagi"):
        wrote(plan, "Hantu.", code=own.code, by=writer)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Angka kemiskinan 12,4 persen.", "unproven"),
        ("Angka kemiskinan 12,4 persen [[bukti/BK-001]].", "proven"),
        ("Sejak lama warga mengeluh [[bukti/BK-002]].", "stale"),
        ("Jalan rusak 40 km [[bukti/BK-003]] [[bukti/BK-001]].", "withdrawn"),
        ("Ada [[program/jumlah]] program.", "data"),
        ("Berdasarkan Peraturan Presiden Nomor 95 Tahun 2018 dan Pasal 4, sejak 2024.", ""),
        ("Warga mengantre lama.", ""),
    ],
)
def test_a_claim_rests_on_something(plan, writer, text, state):
    typed(
        plan, "bukti", {"text": "Baru"}, {"text": "Lama", "is_stale": "ya"}, {"text": "Batal", "withdrawn": "ya"}, by=writer
    )  # fmt: skip
    wrote(plan, text, by=writer)

    assert [one.state for one in claims_of(contents_of(plan))] == ([state] if state else [])
