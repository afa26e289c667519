"""Deliver, name, apply, undo: nothing half done, nothing overwritten, nothing guessed."""

import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.audit.models import Event
from gerakan.foundation.indicators import commands, queries
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue, RememberedMapping
from gerakan.foundation.indicators.uses import Use
from gerakan.foundation.regions.models import Alias
from gerakan.foundation.workflow import TransitionRefused
from tests.factories.indicators import IndicatorFactory, a_batch, a_ready_batch, applied
from tests.foundation.indicators.conftest import ROWS

pytestmark = pytest.mark.django_db


def held(indicator) -> dict[str, float]:
    rows = indicator.values.filter(is_current=True).values_list("region__code", "value")
    return dict(rows)


def uses_by_a_run(values) -> list[Use]:
    return [Use("Perhitungan 3", "/penjaringan/3/")] if values.filter(region__code="35.29").exists() else []


def test_a_file_whose_names_are_certain_needs_two_acts(poverty, secretariat):
    batch = a_ready_batch(ROWS, by=secretariat)
    assert batch.state == ImportBatch.State.RESOLVED

    preview = commands.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=secretariat)

    assert held(poverty) == {"35.29": 20.51, "35.79": 4.09}
    assert (preview.new_count, preview.row_count) == (2, 2)
    assert Event.objects.filter(action="import.applied").get().changes["new"] == 2


def test_a_correction_keeps_the_old_value(poverty, secretariat):
    applied(ROWS, by=secretariat)
    applied([ROWS[0], ["35.29", "Kabupaten Sumenep", "19,9"]], by=secretariat)

    old, new = IndicatorValue.objects.filter(region__code="35.29").order_by("pk")

    assert (old.value, old.is_current, new.value, new.is_current, new.replaces) == (20.51, False, 19.9, True, old)


def test_undoing_puts_the_old_values_back_and_deletes_nothing(poverty, secretariat):
    applied(ROWS, by=secretariat)
    later = applied([ROWS[0], ["35.29", "Kabupaten Sumenep", "19,9"], ["35.71", "Kota Kediri", "7,7"]], by=secretariat)

    commands.undo_batch(later, by=secretariat)

    assert held(poverty) == {"35.29": 20.51, "35.79": 4.09}
    assert IndicatorValue.objects.count() == 4


def test_a_corrected_batch_is_undone_only_after_the_correction(poverty, secretariat):
    first = applied(ROWS, by=secretariat)
    second = applied([ROWS[0], ["35.29", "Kabupaten Sumenep", "19,9"]], by=secretariat)

    with pytest.raises(TransitionRefused, match="1 nilainya sudah dikoreksi"):
        commands.undo_batch(first, by=secretariat)
    commands.undo_batch(second, by=secretariat)
    first.refresh_from_db()
    commands.undo_batch(first, by=secretariat)

    assert held(poverty) == {}


def test_what_a_frozen_run_rests_on_cannot_be_undone(poverty, secretariat, settings):
    settings.INDICATOR_USES = [f"{__name__}.uses_by_a_run"]
    batch = applied(ROWS, by=secretariat)

    with pytest.raises(TransitionRefused, match="Nilainya sudah dipakai: Perhitungan 3"):
        commands.undo_batch(batch, by=secretariat)

    assert held(poverty) == {"35.29": 20.51, "35.79": 4.09}


def test_values_that_changed_since_the_preview_are_not_overwritten(poverty, secretariat):
    slow = a_ready_batch(ROWS, by=secretariat)
    seen = Delivery(slow).preview.digest
    applied([ROWS[0], ["35.29", "Kabupaten Sumenep", "19,9"]], by=secretariat)

    with pytest.raises(commands.ImportRefused, match="Data berubah sejak pratinjau"):
        commands.apply_batch(slow, confirmed=seen, by=secretariat)

    slow.refresh_from_db()
    assert slow.state == ImportBatch.State.RESOLVED
    assert held(poverty) == {"35.29": 19.9}


def test_complaints_stop_the_import_unless_somebody_leaves_those_cells_out(poverty, secretariat):
    batch = a_ready_batch(
        [*ROWS, ["35.06", "Kabupaten Kediri", "abc"], ["35.71", "Kota Kediri", "107"]], by=secretariat
    )
    preview = Delivery(batch).preview
    assert [(c.cell, c.problem) for c in preview.blocking] == [
        ("C4", "Bukan angka."),
        ("C5", "Di luar kisaran 0 sampai 100 (persen)."),
    ]

    with pytest.raises(commands.ImportRefused, match="2 sel masih dikeluhkan"):
        commands.apply_batch(batch, confirmed=preview.digest, by=secretariat)
    assert held(poverty) == {}
    batch.refresh_from_db()
    commands.apply_batch(batch, confirmed=preview.digest, by=secretariat, without_bad_cells=True)

    assert held(poverty) == {"35.29": 20.51, "35.79": 4.09}


def test_kediri_without_its_kind_is_asked_and_the_answer_is_remembered(poverty, secretariat):
    rows = [["Daerah", "P0 2021"], ["Kediri", "9,95"], ["Kota Batu", "4,09"], ["Kabupaten Sumenep", "20,5"]]
    batch = a_ready_batch(rows, by=secretariat)
    (case,) = Delivery(batch).names.open_cases
    assert {candidate.region.code for candidate in case.finding.candidates} == {"35.06", "35.71"}

    with pytest.raises(TransitionRefused, match="1 nama belum dipastikan: Kediri"):
        commands.decide_names(batch, decisions={}, by=secretariat)
    commands.decide_names(batch, decisions={case.key: "35.06"}, by=secretariat)
    commands.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=secretariat)

    assert held(poverty) == {"35.06": 9.95, "35.79": 4.09, "35.29": 20.5}
    again = a_ready_batch(rows, by=secretariat, name="tahun-lagi.csv")
    assert Delivery(again).names.open_cases == []


def test_an_error_of_one_file_is_decided_for_that_file_only(poverty, secretariat):
    batch = a_ready_batch([["Daerah", "P0 2021"], ["Kota Sumenep", "9,95"], ["Kab. Kediri", "8"]], by=secretariat)
    (case,) = Delivery(batch).names.open_cases

    commands.decide_names(batch, decisions={case.key: "35.29"}, by=secretariat)

    assert Delivery(batch).names.cases[0].region.code == "35.29"
    assert not Alias.objects.exists()


def test_skipped_rows_are_counted_and_nothing_of_them_is_written(poverty, secretariat):
    batch = a_ready_batch([["Daerah", "P0 2021"], ["Antah Berantah", "9,95"], ["Kota Batu", "4"]], by=secretariat)
    (case,) = Delivery(batch).names.open_cases

    commands.decide_names(batch, decisions={case.key: "-"}, by=secretariat)
    commands.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=secretariat)

    assert held(poverty) == {"35.79": 4}
    assert ImportBatch.objects.get().counts["skipped_decided"] == 1


def test_columns_are_remembered_for_the_next_year_of_the_same_sender(poverty, income, secretariat):
    head = ["Daerah", "Ukuran rahasia 2021"]
    batch = a_batch([head, ["Kota Batu", "4"]], by=secretariat)
    mapping = Delivery(batch).mapping
    assert mapping.problems() == ["Pilih indikator untuk sedikitnya satu kolom."]
    place = commands.TableMapping.from_json(
        {
            **mapping.as_json(),
            "places": [
                mapping.as_json()["places"][0],
                {"column": 1, "role": "figure", "indicator": "income", "year": 2021},
            ],
        }
    )
    commands.map_columns(batch, mapping=place, by=secretariat)

    following = Delivery(a_batch([["Daerah", "Ukuran rahasia 2022"], ["Kota Batu", "5"]], by=secretariat)).mapping

    assert [(p.indicator, p.year, p.sureness) for p in following.figures] == [("income", 2022, "remembered")]
    assert RememberedMapping.objects.get().version == 1


def test_a_ministry_delivers_and_applies_only_its_own_indicators(poverty, owner, secretariat):
    IndicatorFactory(code="foreign", name="Milik orang lain")
    rows = [["Kode", "Penduduk miskin 2021", "Milik orang lain 2021"], ["35.29", "20,51", "5"]]

    batch = a_ready_batch(rows, by=owner, organisation=poverty.owner)

    assert [place.indicator for place in Delivery(batch).mapping.figures] == ["poverty"]


def test_another_ministry_may_not_apply(poverty, owner, stranger):
    batch = a_ready_batch(ROWS, by=owner, organisation=poverty.owner)

    with pytest.raises(PermissionDenied):
        commands.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=stranger)

    assert held(poverty) == {}


def test_an_indicator_that_passed_to_another_ministry_is_no_longer_filled(poverty, owner, stranger):
    batch = a_ready_batch(ROWS, by=owner, organisation=poverty.owner)
    digest = Delivery(batch).preview.digest
    batch.organisation = stranger.hat.organisation
    batch.save()

    with pytest.raises((PermissionDenied, KeyError)):
        commands.apply_batch(batch, confirmed=digest, by=stranger)

    assert held(poverty) == {}


def test_verifying_names_the_person(poverty, owner, secretariat):
    applied(ROWS, by=secretariat)

    assert commands.verify_values(poverty, year=2021, by=owner) == 2
    assert set(poverty.values.values_list("status", "verified_by")) == {("verified", owner.pk)}
    assert queries.coverage(poverty)[0].verified == 2


def test_an_objection_is_answered_once(poverty, owner, secretariat):
    applied(ROWS, by=secretariat)
    value = poverty.values.first()

    objection = commands.object_to(value, reason="Angka kami 18,76.", by=secretariat)
    with pytest.raises(commands.ImportRefused, match="sedang dijawab"):
        commands.object_to(value, reason="Sekali lagi.", by=secretariat)
    commands.answer(objection, words="Dikoreksi pada kiriman berikut.", by=owner)
    with pytest.raises(commands.ImportRefused, match="sudah dijawab"):
        commands.answer(objection, words="Lagi.", by=owner)
