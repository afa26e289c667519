"""The public table of 2021 as found: nine traps, 514 regions, 5,140 figures."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from gerakan.foundation.exchange import Table, read_tables
from gerakan.foundation.indicators import queries
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.mapping import Role, guess
from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorValue

pytestmark = pytest.mark.django_db

# The register knows these writings as former names, spellings and other names; each is named here so that a change shows.
BY_ALIAS = {
    "Toba Samosir": "12.12", "Pontianak": "61.02", "Kota Baru": "63.02", "Mahakam Hulu": "64.11",
    "Siau Tagulandang Biaro": "71.09", "Mamuju Utara": "76.01", "Maluku Tenggara Barat": "81.03",
}  # fmt: skip


@pytest.fixture
def raw(shared_data: Path) -> Path:
    return shared_data / "raw" / "bps_2021_kabkota.csv"


@pytest.fixture
def table(raw: Path) -> Table:
    return read_tables(raw.name, raw.read_bytes())[0]


@pytest.fixture
def library() -> list[Indicator]:
    call_command("load_indicators", verbosity=0)
    return list(Indicator.objects.all())


@pytest.fixture
def imported(raw: Path, library: list[Indicator], capsys: pytest.CaptureFixture[str]) -> str:
    call_command("load_regions", verbosity=0)
    call_command("import_indicators", raw, "--year", "2021")
    return capsys.readouterr().out


def clean_figures(shared_data: Path) -> dict[tuple[str, str], float]:
    with (shared_data / "indicators_2021.csv").open(encoding="utf-8") as file:
        return {(row["region_code"], row["indicator"]): float(row["value"]) for row in csv.DictReader(file)}


def test_every_figure_of_every_region_arrives_exactly_and_all_traps_are_said(imported: str, shared_data: Path):
    stored = IndicatorValue.objects.current().values_list("region__code", "indicator__code", "value")

    assert {(region, code): value for region, code, value in stored} == clean_figures(shared_data)
    assert len(stored) == 5140
    # 3 and 5: kabupaten without prefix, "Kota Baru", "Nduga *", names no rule of spelling resolves
    names = {case.written: case for case in Delivery(ImportBatch.objects.get()).names.cases}
    assert {written: names[written].region.code for written in BY_ALIAS} == BY_ALIAS
    assert names["Nduga *"].region.name == "Kabupaten Nduga"
    # 4: provinces of before 2022, in capitals and abbreviated
    assert names["Nduga *"].province == "PAPUA"
    assert names["Nduga *"].region.code.startswith("95")
    # 6 and 7: the heading's unit, the heading's age group
    assert "Judul menyebut “Rupiah”, pustaka memakai “juta rupiah”" in imported
    assert "15 tahun ke atas" in imported
    # 8: four zeros are kept and said aloud
    zeros = IndicatorValue.objects.current().filter(value=0).values_list("region__name", flat=True)
    assert sorted(zeros) == [
        "Kabupaten Deiyai", "Kabupaten Lanny Jaya", "Kabupaten Mamberamo Tengah", "Kabupaten Nduga",
    ]  # fmt: skip
    assert imported.count("Nol di antara nilai lain") == 4
    # 9: the poverty class of the table's author is not carried over
    assert IndicatorValue.objects.current().values("indicator").distinct().count() == 10
    assert queries.coverage(Indicator.objects.get(code="poverty_rate"))[0].observed == 514


def test_the_same_file_again_changes_nothing(imported: str, raw: Path, capsys: pytest.CaptureFixture[str]):
    call_command("import_indicators", raw, "--year", "2021", "--dry-run")

    assert "514 baris, 0 nilai baru, 0 berubah, 5140 sama, 0 sel dikeluhkan" in capsys.readouterr().out
    assert ImportBatch.objects.count() == 1


def test_trap_1_semicolons_crlf_and_485_blank_lines(table: Table, library: list[Indicator]):
    mapping = guess(table, library)

    assert len(table.rows) == 1000
    assert (mapping.heading_row, mapping.heading_count) == (0, 1)


def test_trap_9_the_class_column_is_left_out_and_the_others_are_recognised(table: Table, library: list[Indicator]):
    mapping = guess(table, library)

    assert [place.role for place in mapping.places] == [Role.PROVINCE, Role.REGION, *[Role.FIGURE] * 10, Role.IGNORE]
    assert {place.sureness for place in mapping.figures} == {"exact"}
