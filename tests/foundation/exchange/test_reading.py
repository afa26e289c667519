"""Every kind of file gives the same table; headings, totals and notes are told from data."""

import subprocess

import pytest

from gerakan.foundation.exchange import read_tables
from gerakan.foundation.exchange.layout import Line, find_heading, kind_of_line
from gerakan.foundation.exchange.table import Table, address
from tests.factories.indicators import csv_bytes, xlsx_bytes

ROWS = [["Kabupaten/Kota", "Miskin (%)"], ["Kab. Sumenep", "18,76"], ["Kota Batu", "3,81"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding_gives_the_same_cells(delimiter, encoding):
    rows = [*ROWS, ["Kab. Café", "1,5"]]

    assert read_tables("a.csv", csv_bytes(rows, delimiter=delimiter, encoding=encoding))[0].rows == rows


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_and_open_formats_give_the_same_cells_as_xlsx(kind, tmp_path):
    office = pytest.importorskip("shutil").which("soffice")
    if office is None:
        pytest.skip("LibreOffice tidak ada; berkas .xls dan .ods tidak dapat dibuat di sini.")
    (tmp_path / "a.xlsx").write_bytes(xlsx_bytes([*ROWS, ["Kota Kediri", 4.5]]))
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", kind, "a.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    assert read_tables(f"a.{kind}", (tmp_path / f"a.{kind}").read_bytes())[0].rows == [*ROWS, ["Kota Kediri", 4.5]]


def test_titles_merged_headings_and_column_numbers_are_no_data():
    rows = [
        ["Tabel 3.1 Kemiskinan menurut Kabupaten/Kota"], [],
        ["Kabupaten/Kota", "Persentase Penduduk Miskin"], [None, "2020", "2021"], ["(1)", "(2)", "(3)"],
        ["Sumenep", 20.18, 20.51],
    ]  # fmt: skip
    table = read_tables("a.xlsx", xlsx_bytes(rows, merged=[(2, 1, 2, 2, "Persentase Penduduk Miskin")]))[0]

    heading = find_heading(table)

    assert heading.labels == [
        "Kabupaten/Kota",
        "Persentase Penduduk Miskin · 2020",
        "Persentase Penduduk Miskin · 2021",
    ]
    assert heading.end == 5


def test_two_heading_rows_without_merging_as_csv_leaves_them():
    rows = [
        ["Provinsi", "Kab/Kota", "Kemiskinan", "", "TPT", ""],
        ["", "", "2020", "2021", "2020", "2021"],
        ["JATIM", "Sumenep", "1,5", "2,5", "3,5", "4,5"],
    ]

    heading = find_heading(Table("a", [[cell or None for cell in row] for row in rows]))

    assert heading.labels == [
        "Provinsi",
        "Kab/Kota",
        "Kemiskinan · 2020",
        "Kemiskinan · 2021",
        "TPT · 2020",
        "TPT · 2021",
    ]
    assert heading.end == 2


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Sumenep", "1,5"], Line.DATA), ([None, " "], Line.BLANK), (["Jumlah", "99"], Line.TOTAL), (["INDONESIA", 9.5], Line.TOTAL),
        (["Rata-rata", 9.5], Line.TOTAL), (["Sumber: BPS, Susenas"], Line.NOTE), (["*) Angka sementara", None], Line.NOTE),
        (["Totikum", "1"], Line.DATA), (["Indonesiana", "1"], Line.DATA),
    ],
)  # fmt: skip
def test_lines_are_told_apart(row, kind):
    assert kind_of_line(row) is kind


@pytest.mark.parametrize(
    ("at", "cell"), [((13, 2), "C14"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((9, 701), "ZZ10"), ((0, 702), "AAA1")]
)
def test_addresses_are_written_as_excel_does(at, cell):
    assert address(*at) == cell
