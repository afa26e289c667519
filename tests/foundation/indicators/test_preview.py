"""What a table says: wide and long, years in headings, every trap by itself, and the way back."""

import io
import itertools

import openpyxl
import pytest

from gerakan.foundation.exchange import marked_copy
from gerakan.foundation.indicators import commands, exchange, queries
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.foundation.regions.models import Region
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, a_ready_batch, xlsx_bytes

pytestmark = pytest.mark.django_db


def previewed(rows, *, by):
    return Delivery(a_ready_batch(rows, by=by)).preview


def figures(preview) -> dict:
    regions = dict(Region.objects.values_list("pk", "code"))
    codes = dict(Indicator.objects.values_list("pk", "code"))
    return {
        (regions[c.key.region_id], codes[c.key.indicator_id], c.key.year): c.value if c.state == "observed" else c.state
        for c in preview.changes
    }


def test_several_years_under_one_merged_heading(poverty, secretariat):
    rows = [
        ["Penduduk miskin menurut daerah"], [], ["Kabupaten/Kota", "Penduduk miskin"], [None, 2020, 2021],
        ["Kabupaten Sumenep", 20.18, 20.51], ["Kota Batu", 3.89, "…"], ["Jumlah", 24.07, 20.51], ["Sumber: BPS"],
    ]  # fmt: skip
    data = xlsx_bytes(rows, merged=[(2, 1, 2, 2, "Penduduk miskin")])
    batch = commands.deliver("a.xlsx", data=data, by=secretariat)
    commands.map_columns(batch, mapping=Delivery(batch).mapping, by=secretariat)

    preview = Delivery(batch).preview

    assert figures(preview) == {
        ("35.29", "poverty", 2020): 20.18, ("35.29", "poverty", 2021): 20.51,
        ("35.79", "poverty", 2020): 3.89, ("35.79", "poverty", 2021): "not_reported",
    }  # fmt: skip
    assert preview.skipped == {"total": 1, "note": 1}


def test_years_alone_take_the_indicator_from_the_title(poverty, secretariat):
    rows = [["Penduduk miskin"], ["Kabupaten/Kota", "2020", "2021"], ["Kabupaten Sumenep", "20,18", "20,51"]]

    assert set(figures(previewed(rows, by=secretariat))) == {("35.29", "poverty", 2020), ("35.29", "poverty", 2021)}


def test_a_long_table(poverty, income, secretariat):
    rows = [
        ["Kode wilayah", "Indikator", "Tahun", "Nilai"], ["35.29", "poverty", "2020", "20,18"],
        ["3579", "Pendapatan per orang", "2021", "1.234,5"], ["35.79", "unknown", "2021", "1"], ["35.79", "poverty", "dua", "1"],
    ]  # fmt: skip

    preview = previewed(rows, by=secretariat)

    assert figures(preview) == {("35.29", "poverty", 2020): 20.18, ("35.79", "income", 2021): 1234.5}
    assert [(c.cell, c.problem) for c in preview.blocking] == [
        ("B4", "Indikator tidak dikenal."),
        ("C5", "Bukan tahun."),
    ]


def test_the_same_region_twice_with_other_values_takes_neither(poverty, secretariat):
    rows = [
        ["Daerah", "P0 2021"],
        ["Kab. Sumenep", "20"],
        ["Kota Batu", "4"],
        ["SUMENEP (KAB)", "21"],
        ["Kota Batu", "4"],
    ]

    preview = previewed(rows, by=secretariat)

    assert figures(preview) == {("35.79", "poverty", 2021): 4}
    assert [(c.cell, c.is_blocking) for c in preview.complaints] == [("B4", True), ("B5", False)]
    assert "B2" in preview.blocking[0].problem


def test_code_and_name_that_disagree_are_asked(poverty, secretariat):
    rows = [["Kode", "Daerah", "P0 2021"], ["35.29", "Kota Batu", "4"], ["35.06", "Kab. Kediri", "9"]]

    preview = previewed(rows, by=secretariat)

    assert [case.written for case in preview.names.open_cases] == ["Kota Batu"]
    assert figures(preview) == {("35.06", "poverty", 2021): 9}


def test_a_code_that_excel_took_for_a_number_gets_its_zero_back(poverty, secretariat):
    Region.objects.filter(code="35.29").update(code="35.10")
    Region.objects.get(code="35.10").versions.update(code="35.10")
    batch = commands.deliver(
        "a.xlsx", data=xlsx_bytes([["Kode", "P0 2021"], [35.1, 20.5], [35.79, 4.0]]), by=secretariat
    )
    commands.map_columns(batch, mapping=Delivery(batch).mapping, by=secretariat)

    assert set(figures(Delivery(batch).preview)) == {("35.10", "poverty", 2021), ("35.79", "poverty", 2021)}


def test_what_does_not_exist_for_a_kabupaten_is_refused_there_and_not_missing(regions, secretariat):
    ikb = IndicatorFactory(code="ikb", name="Indeks kota lestari", applies_to="kota")
    rows = [
        ["Daerah", "Indeks kota lestari 2021"],
        ["Kabupaten Sumenep", "70"],
        ["Kabupaten Kediri", "tidak berlaku"],
        ["Kota Batu", "71"],
    ]

    preview = previewed(rows, by=secretariat)
    table = queries.values_for({ikb: 2021}, [regions["35.29"], regions["35.71"]])

    assert figures(preview) == {("35.79", "ikb", 2021): 71}
    assert [c.cell for c in preview.blocking] == ["B2"]
    assert [table.at(regions[code].pk, ikb.pk).state for code in ("35.29", "35.71")] == [
        "not_applicable",
        "not_reported",
    ]


def test_a_class_is_taken_by_its_name_and_counts_by_its_place(regions, secretariat):
    kkd = IndicatorFactory(code="kkd", name="Kemampuan keuangan", classes=["Rendah", "Sedang", "Tinggi"])
    batch = a_ready_batch(
        [
            ["Daerah", "Kemampuan keuangan 2021"],
            ["Kota Batu", "tinggi"],
            ["Kab. Sumenep", "12,5"],
            ["Kab. Kediri", "baik"],
        ],
        by=secretariat,
    )
    preview = Delivery(batch).preview
    assert preview.blocking[0].remedy == "Tulis angka, atau pilih kelas: Rendah, Sedang, Tinggi."

    commands.apply_batch(batch, confirmed=preview.digest, by=secretariat, without_bad_cells=True)

    table = queries.values_for({kkd: 2021}, [regions["35.79"], regions["35.29"]])
    assert table.values.tolist() == [[3.0], [12.5]]
    assert table.at(regions["35.79"].pk, kkd.pk).value_class == "Tinggi"


def test_a_factor_brings_the_file_to_the_unit_of_the_library(income, secretariat):
    batch = a_ready_batch([["Daerah", "Pendapatan per orang (Rupiah) 2021"], ["Kota Batu", "12300000"]], by=secretariat)
    stored = Delivery(batch).mapping.as_json()
    stored["places"][1]["factor"] = 0.000001
    commands.map_columns(batch, mapping=commands.TableMapping.from_json(stored), by=secretariat)

    assert list(figures(Delivery(batch).preview).values()) == [12.3]


def test_blank_cells_change_nothing_and_are_counted(poverty, secretariat, regions):
    IndicatorValueFactory(indicator=poverty, region=regions["35.29"], value=20.5)

    preview = previewed([["Daerah", "P0 2021"], ["Kabupaten Sumenep", ""], ["Kota Batu", "4"]], by=secretariat)

    assert (preview.blank_count, list(figures(preview))) == (1, [("35.79", "poverty", 2021)])


def test_the_marked_copy_has_every_complaint_in_its_cell(poverty, secretariat):
    delivery = Delivery(
        a_ready_batch([["Daerah", "P0 2021"], ["Kota Batu", "abc"], ["Kab. Sumenep", "-"]], by=secretariat)
    )

    book = openpyxl.load_workbook(io.BytesIO(marked_copy([delivery.table], delivery.preview.complaints)))

    assert book["tabel"]["B2"].comment.text.startswith("Bukan angka.")
    assert book["tabel"]["B3"].comment.text.startswith("Tanda hubung dibaca")


@pytest.mark.parametrize(("shape", "suffix"), list(itertools.product(["wide", "long"], [".xlsx", ".csv"])))
def test_an_export_comes_back_unchanged(poverty, income, secretariat, shape, suffix):
    regions = {region.code: region for region in Region.objects.all()}
    amounts = [20.51, 1.234, 0.1, 1234567.891]
    for at, region in enumerate(regions.values()):
        IndicatorValueFactory(indicator=income, region=region, value=amounts[at])
    IndicatorValueFactory(indicator=poverty, region=regions["35.29"], value=None, state="suppressed")
    IndicatorValueFactory(indicator=poverty, region=regions["35.79"], value=None, state="not_reported")
    values = IndicatorValue.objects.select_related("region", "indicator")
    content = (
        exchange.wide_file([(poverty, 2021), (income, 2021)], regions.values(), values, suffix=suffix)
        if shape == "wide" else exchange.long_file(values, suffix=suffix)
    )  # fmt: skip

    batch = commands.deliver(f"a{suffix}", data=content, by=secretariat)
    commands.map_columns(batch, mapping=Delivery(batch).mapping, by=secretariat)
    preview = Delivery(batch).preview

    assert (preview.changes, preview.same_count, preview.complaints) == ([], 6, [])


def test_earlier_years_answer_only_when_asked_and_say_their_year(poverty, regions, django_assert_num_queries):
    IndicatorValueFactory(indicator=poverty, region=regions["35.29"], year=2019, value=22)
    both = [regions["35.29"], regions["35.79"]]

    with django_assert_num_queries(1):
        strict = queries.values_for({poverty: 2021}, both)
    lenient = queries.values_for({poverty: 2021}, both, look_back=3)

    assert strict.at(both[0].pk, poverty.pk).is_observed is False
    assert (lenient.at(both[0].pk, poverty.pk).value, lenient.at(both[0].pk, poverty.pk).year) == (22, 2019)
    assert len(lenient.value_ids) == 1
