"""Cells as people type them: kept, refused with a sentence, never written over what was not seen."""

from decimal import Decimal

import pytest
from django.urls import reverse

from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands import cells as commands
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Change, MoneyLine, PlanIndicator, Problem, Programme
from gerakan.stages.masterplans.queries.sheets import SHEETS
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory
from tests.factories.masterplans import a_plan, changed, typed

pytestmark = pytest.mark.django_db


def test_rows_get_codes_pillars_and_links_as_they_are_typed():
    plan, writer = a_plan()
    typed(
        plan, "masalah", {"statement": "Air bersih baru menjangkau 61 % rumah.", "subdimension": "proteksi"}, by=writer
    )
    typed(
        plan, "program", {"name": "Air untuk semua", "problems": "m-001", "starts": "2028", "ends": "2030"}, by=writer
    )
    typed(
        plan,
        "anggaran",
        {"programme": "P-001", "source": "apbd", "kind": "Investasi", "y1": "Rp1,5 miliar", "y3": "1.250.000"},
        by=writer,
    )
    typed(
        plan,
        "indikator",
        {"programme": "P-001 Air untuk semua", "baseline": "61,25", "direction": "makin tinggi", "y1": "65"},
        by=writer,
    )

    assert Problem.objects.get().pillar == "environment"
    assert Programme.objects.get().problems == ["M-001"]
    assert MoneyLine.objects.values_list("y1", "y2", "y3").get() == (1_500_000_000, None, 1_250_000)
    indicator = PlanIndicator.objects.get()
    assert (str(indicator.baseline), indicator.direction, indicator.programme.code) == ("61.2500", "up", "P-001")
    plan.refresh_from_db()
    assert plan.revision == 4


@pytest.mark.parametrize(
    ("sheet", "cells", "said"),
    [
        ("masalah", {"pillar": "Ekonomi cerdas", "subdimension": ""}, None),
        ("program", {"problems": "M-404"}, "M-404 tidak ada di lembar Masalah"),
        ("program", {"starts": "28"}, "tahun dengan empat angka"),
        ("program", {"starts": "2030", "ends": "2028"}, "sebelum mulai"),
        (
            "indikator",
            {"name": "Cakupan", "baseline": "40", "direction": "makin tinggi makin baik", "y2": "35"},
            "lebih buruk daripada nilai dasar",
        ),
        ("program", {"innovation": "Teknologi"}, "setelah masalah dan penerima manfaat terisi"),
        ("program", {"pillar": "Langit"}, "Bukan pilihan yang dikenal"),
        ("program", {"name": "x" * 301}, "Terlalu panjang: 301"),
        ("risiko", {"likelihood": "6"}, "1 sampai 5"),
        ("anggaran", {"y1": "-5"}, "rupiah dari 0"),
        ("anggaran", {"y1": "banyak"}, "Bukan angka"),
        ("anggaran", {"y1": "9" * 40}, "sampai seribu triliun"),
        ("indikator", {"baseline": "-1e30"}, "terlalu besar"),
        ("peran-serta", {"held_on": "kemarin"}, "Bukan tanggal"),
        ("misi", {"code": "A B"}, "tanpa spasi"),
    ],
)
def test_what_cannot_stand_says_why(sheet, cells, said):
    plan, writer = a_plan()
    if said is None:
        assert {one.status for one in typed(plan, sheet, cells, by=writer)} == {Outcome.SAVED}
        return
    with pytest.raises(commands.NothingKept) as caught:
        typed(plan, sheet, cells, by=writer)
    assert said in " ".join(one.sentence for one in caught.value.outcomes)
    assert not Change.objects.exists()


def test_ten_wrong_cells_of_a_long_paste_are_told_and_the_rest_is_kept(django_assert_max_num_queries):
    plan, writer = a_plan()
    rows = [{"text": f"Misi {number}", "code": "salah kode" if number % 50 == 7 else ""} for number in range(500)]
    with django_assert_max_num_queries(30):
        outcomes = typed(plan, "misi", *rows, by=writer)

    refused = [one for one in outcomes if one.status == Outcome.REFUSED]
    assert (len(refused), SHEETS["misi"].rows_of(plan).count()) == (10, 500)
    assert {one.edit.key for one in refused} == {str(number) for number in range(500) if number % 50 == 7}


def test_nobody_writes_over_what_was_not_seen():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Melayani"}, by=writer)
    row = SHEETS["misi"].rows_of(plan).get()
    changed(plan, "misi", row.pk, writer, text=("Melayani", "Melayani semua"))

    with pytest.raises(commands.NothingKept) as caught:
        changed(plan, "misi", row.pk, writer, text=("Melayani", "Melayani warga"))

    [outcome] = caught.value.outcomes
    assert (outcome.status, outcome.text, outcome.by) == (Outcome.CONFLICT, "Melayani semua", str(writer))
    row.refresh_from_db()
    assert row.text == "Melayani semua"


def test_the_same_save_twice_changes_once():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Melayani"}, by=writer)
    row = SHEETS["misi"].rows_of(plan).get()
    changed(plan, "misi", row.pk, writer, text=("Melayani", "Maju"))
    with pytest.raises(commands.NothingKept) as caught:
        changed(plan, "misi", row.pk, writer, text=("Melayani", "Maju"))
    assert [one.status for one in caught.value.outcomes] == [Outcome.SAVED]


def test_technology_needs_an_indicator_too():
    plan, writer = a_plan()
    typed(plan, "masalah", {"statement": "Antre lama"}, by=writer)
    typed(plan, "program", {"name": "Antrean", "problems": "M-001", "beneficiaries": "Pasien"}, by=writer)
    row = Programme.objects.get()
    with pytest.raises(commands.NothingKept) as caught:
        changed(plan, "program", row.pk, writer, innovation=("", "Teknologi"))
    assert "mempunyai indikator" in caught.value.outcomes[0].sentence

    typed(plan, "indikator", {"programme": "P-001", "name": "Lama antre"}, by=writer)
    changed(plan, "program", row.pk, writer, innovation=("", "Teknologi"))
    row.refresh_from_db()
    assert row.innovation == Programme.Innovation.TECHNOLOGY


def test_a_new_code_is_followed_by_all_who_name_it():
    plan, writer = a_plan()
    typed(plan, "masalah", {"statement": "Antre lama"}, by=writer)
    typed(plan, "program", {"name": "Antrean", "problems": "M-001"}, by=writer)
    changed(plan, "masalah", Problem.objects.get().pk, writer, code=("M-001", "KES-1"))
    assert Programme.objects.get().problems == ["KES-1"]
    assert Change.objects.filter(sheet="program", after={"problems": ["KES-1"]}).exists()


def test_a_row_that_others_name_stays():
    plan, writer = a_plan()
    typed(plan, "masalah", {"statement": "Antre lama"}, by=writer)
    typed(plan, "program", {"name": "Antrean", "problems": "M-001"}, by=writer)
    problem = Problem.objects.get()
    with pytest.raises(TransitionRefused, match="Program P-001"):
        commands.remove_rows(plan, sheet=SHEETS["masalah"], rows=[problem.pk], by=writer)
    commands.remove_rows(plan, sheet=SHEETS["program"], rows=[Programme.objects.get().pk], by=writer)
    commands.remove_rows(plan, sheet=SHEETS["masalah"], rows=[problem.pk], by=writer)
    assert not Problem.objects.exists()


def test_a_save_is_taken_back_whole_or_not_at_all():
    plan, writer = a_plan()
    typed(plan, "program", {"name": "Antrean", "starts": "2028"}, by=writer)
    row = Programme.objects.get()
    changed(plan, "program", row.pk, writer, name=("Antrean", "Antrean daring"), starts=("2028", "2029"))
    plan.refresh_from_db()
    second = plan.revision
    changed(plan, "program", row.pk, writer, starts=("2029", "2030"))

    with pytest.raises(TransitionRefused, match="sudah berubah lagi: Mulai"):
        commands.undo(plan, revision=second, by=writer)
    commands.undo(plan, revision=second + 1, by=writer)
    commands.undo(plan, revision=second, by=writer)
    row.refresh_from_db()
    assert (row.name, row.starts) == ("Antrean", 2028)

    commands.undo(plan, revision=1, by=writer)
    assert not Programme.objects.exists()
    plan.refresh_from_db()
    commands.undo(plan, revision=plan.revision, by=writer)
    assert Programme.objects.get().name == "Antrean"


def test_the_log_has_the_fingerprint_of_every_save():
    plan, writer = a_plan()
    typed(plan, "misi", {"text": "Melayani"}, {"text": "Menjaga"}, by=writer)
    event = Event.objects.get(action="masterplan.saved")
    assert event.changes["rows"] == ["MS-001", "MS-002"]
    assert (event.changes["cell_count"], len(event.changes["digest"])) == (4, 64)


def test_a_missing_row_or_column_is_told():
    plan, writer = a_plan()
    with pytest.raises(commands.NothingKept) as caught:
        commands.save_cells(
            plan, sheet=SHEETS["misi"], edits=[Edit("text", "x", row=999), Edit("password", "x", key="a")], by=writer
        )
    assert [
        "sudah dihapus" in one.sentence or "tidak ada di lembar" in one.sentence for one in caught.value.outcomes
    ] == [True] * 2


def test_a_shared_definition_is_offered_and_fills_only_what_is_empty(client):
    plan, writer = a_plan()
    shared = IndicatorFactory(name="Indeks layanan digital", unit="indeks 1–5", direction=-1, method="Rata-rata.")
    IndicatorValueFactory(indicator=shared, region=plan.region, year=2024, value=3.1)
    IndicatorValueFactory(indicator=shared, region=plan.region, year=2025, value=3.25)
    client.force_login(writer)
    asked = client.get(reverse("masterplans:sheet", args=[plan.pk, "indikator"])).content.decode()
    assert '<option value="Indeks layanan digital">' in asked
    assert 'list="definisi"' in client.get(reverse("masterplans:new_row", args=[plan.pk, "indikator"])).content.decode()
    edits = [{"field": name, "text": text, "key": "a", "row": None} for name, text in
             (("name", "indeks layanan digital"), ("unit", "poin"))]  # fmt: skip

    client.post(
        reverse("masterplans:cells", args=[plan.pk, "indikator"]), {"edits": edits, "since": 0}, "application/json"
    )

    row = PlanIndicator.objects.get()
    assert (row.unit, row.direction, row.formula, row.source) == ("poin", "down", "Rata-rata.", shared.source)
    assert (row.baseline_year, row.baseline) == (2025, Decimal("3.2500"))
    assert Change.objects.get().after["formula"] == "Rata-rata."
    typed(plan, "indikator", {"name": "Indeks layanan digital"}, by=writer)
    assert PlanIndicator.objects.last().unit == "", "what a workbook or a document says stays what it says"
